// SPDX-License-Identifier: Apache-2.0
// The council's RSA key pair. Kiosks seal answers with the public half (sync/inbox/public_key.h). The office
// opens them with the private half.
//
// The private key must be on no kiosk and on no server that faces the network (RELIABILITY D4). So the
// serving half of `council` may not include this header. Errors: ErrorKind::invalid for a key that is wrong,
// ErrorKind::storage for files, each with its path.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/result.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace council {

struct KeyPairFiles {
    std::filesystem::path private_key;    // PKCS#8 PEM, 0600, encrypted where a passphrase was given
    std::filesystem::path public_key;     // PEM
    std::filesystem::path public_base64;  // base64 of the DER, as a form's base64RsaPublicKey has it
};

// RSA-2048: what ODK's encryption names. Refuses to overwrite any of the three.
kiosk::Result<KeyPairFiles> make_key_pair(const std::filesystem::path& folder,
                                          const std::optional<std::string>& passphrase);

class PrivateKey {
 public:
    // Fails for an encrypted file where no passphrase, or a wrong one, is given.
    static kiosk::Result<PrivateKey> read(const std::filesystem::path&,
                                          const std::optional<std::string>& passphrase);
    // RSA-OAEP, SHA-256 as its hash and as MGF1's, as ODK Central opens it. nullopt: not sealed with this
    // key's public half, or damaged.
    std::optional<std::string> open(std::string_view sealed) const;

 private:
    std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace council
