// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/public_key.h"

#include "kiosk/encoding/rsa_key.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"

namespace council {

std::string public_key_base64(const EVP_PKEY* key) {
    return to_base64(encoding::der_of_public_key(key));
}

Result<std::string> read_public_key(const std::filesystem::path& path) {
    const auto text = read_file(path, 100'000);
    if (!text) return tl::unexpected(text.error());
    const auto key = encoding::read_rsa_public_key(*text);
    if (!key)
        return fail(ErrorKind::invalid, path.string() +
                                            ": no kiosk could seal with this key: " + key.error().sentence +
                                            " Give the public.pem that `council keygen` made.");
    return public_key_base64(key->get());
}

}  // namespace council
