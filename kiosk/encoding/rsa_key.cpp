// SPDX-License-Identifier: Apache-2.0
#include "kiosk/encoding/rsa_key.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "kiosk/encoding/encoding.h"

namespace encoding {
namespace {

constexpr std::size_t longest_text = 16 * 1024;  // a 16384-bit key in PEM has under 4 KiB
constexpr int fewest_bits = 2048;
constexpr int most_bits = 16384;  // OpenSSL itself encrypts to none larger

tl::unexpected<kiosk::Error> refuse(std::string why) {
    return kiosk::fail(kiosk::ErrorKind::invalid, std::move(why));
}

RsaKey read_pem(std::string_view text) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> source(
        BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
    return RsaKey(PEM_read_bio_PUBKEY(source.get(), nullptr, nullptr, nullptr));
}

RsaKey read_der(std::string_view base64_text) {
    const auto der = from_base64(base64_text);
    if (!der || der->empty()) return nullptr;
    const auto* begin = reinterpret_cast<const unsigned char*>(der->data());
    const auto* at = begin;
    RsaKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
    if (at != begin + der->size()) return nullptr;  // something hides behind the key
    return key;
}

bool sound(EVP_PKEY* key) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                              EVP_PKEY_CTX_free);
    return context && EVP_PKEY_public_check(context.get()) == 1;
}

}  // namespace

void FreeRsaKey::operator()(EVP_PKEY* key) const {
    EVP_PKEY_free(key);
}

kiosk::Result<RsaKey> read_rsa_public_key(std::string_view base64_or_pem) {
    if (base64_or_pem.size() > longest_text) return refuse("it is longer than any key.");
    const bool pem = base64_or_pem.find("-----BEGIN") != std::string_view::npos;
    RsaKey key = pem ? read_pem(base64_or_pem) : read_der(base64_or_pem);
    ERR_clear_error();
    if (!key)
        return refuse(pem ? "it is no PEM public key (-----BEGIN PUBLIC KEY-----)."
                          : "it is no base64 of a DER SubjectPublicKeyInfo.");
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) return refuse("it is not an RSA key.");
    const int bits = EVP_PKEY_get_bits(key.get());
    if (bits < fewest_bits || bits > most_bits)
        return refuse("it is an RSA key of " + std::to_string(bits) + " bits; 2048 to 16384 are allowed.");
    if (!sound(key.get())) return refuse("its numbers are not those of an RSA key; it has been damaged.");
    return key;
}

std::string der_of_public_key(const EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key, &der);
    kiosk::require(length > 0, "a key that was read can be written");
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(
        der, [](unsigned char* bytes) { OPENSSL_free(bytes); });
    return {reinterpret_cast<const char*>(der), static_cast<std::size_t>(length)};
}

}  // namespace encoding
