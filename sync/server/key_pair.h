// SPDX-License-Identifier: Apache-2.0
// The council's RSA key pair: the public half seals answers on every kiosk, the private half opens them in
// the office.
//
// Custody decides everything (RELIABILITY D4): the private key belongs on no kiosk and on no server that
// faces the network. Errors: ErrorKind::invalid for a key that is wrong, ErrorKind::storage for files, each
// with its path.
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

// Base64 of the DER SubjectPublicKeyInfo, from a file that holds PEM or that base64.
kiosk::Result<std::string> read_public_key(const std::filesystem::path&);

class PrivateKey {
 public:
    // An encrypted file asks for its passphrase by failing without one.
    static kiosk::Result<PrivateKey> read(const std::filesystem::path&,
                                          const std::optional<std::string>& passphrase);
    // RSA-OAEP, SHA-256 as its hash and as MGF1's, as ODK Central opens it. nullopt: not sealed with this
    // key's public half, or damaged.
    std::optional<std::string> open(std::string_view sealed) const;

 private:
    std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace council
