// SPDX-License-Identifier: Apache-2.0
// The public half of the council's RSA key pair, as base64 of its DER SubjectPublicKeyInfo: a form carries it
// as base64RsaPublicKey, and kiosks seal answers with it. The private half is the office's:
// sync/office/key_pair.h. Errors: ErrorKind::invalid with the path. Threads: any.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace council {

// From a file that holds PEM or that base64. Refuses what a kiosk would refuse (kiosk/encoding/rsa_key.h).
kiosk::Result<std::string> read_public_key(const std::filesystem::path&);
std::string public_key_base64(const EVP_PKEY*);

}  // namespace council
