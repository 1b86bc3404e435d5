// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/public_key.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/openssl_owned.h"
#include "sync/inbox/result.h"

namespace council {

namespace {

constexpr int least_bits = 2048;

}  // namespace

std::string public_key_base64(const EVP_PKEY* key) {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key, &bytes);
    kiosk::require(size > 0, "a key that exists can be written");
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return to_base64(der);
}

Result<std::string> read_public_key(const std::filesystem::path& path) {
    const auto text = read_file(path, 100'000);
    if (!text) return tl::unexpected(text.error());
    Key key;
    if (text->find("-----BEGIN") != text->npos) {
        key.reset(PEM_read_bio_PUBKEY(reading(*text).get(), nullptr, nullptr, nullptr));
    } else if (const auto der = from_base64(*text)) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(der->data());
        key.reset(d2i_PUBKEY(nullptr, &bytes, static_cast<long>(der->size())));
    }
    ERR_clear_error();
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key.get()) < least_bits)
        return fail(ErrorKind::invalid, path.string() +
                                            ": is no public RSA key of at least 2048 bits. "
                                            "Give the public.pem that `council keygen` made.");
    return public_key_base64(key.get());
}

}  // namespace council
