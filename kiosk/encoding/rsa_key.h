// SPDX-License-Identifier: Apache-2.0
// The public half of an RSA key pair as councils hand it over: as PEM, or as base64 of its DER
// SubjectPublicKeyInfo, which a form carries as base64RsaPublicKey. One reader for the kiosk that seals with
// it and the server that offers it, so that neither takes what the other refuses. The text comes from
// outside: it is checked whole, the numbers of the key too. Threads: any.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/result.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace encoding {

struct FreeRsaKey {
    void operator()(EVP_PKEY*) const;
};
using RsaKey = std::unique_ptr<EVP_PKEY, FreeRsaKey>;

// Of 2048 to 16384 bits. Errors: ErrorKind::invalid with the reason alone, "it is not an RSA key.".
kiosk::Result<RsaKey> read_rsa_public_key(std::string_view base64_or_pem);

std::string der_of_public_key(const EVP_PKEY*);

}  // namespace encoding
