// SPDX-License-Identifier: Apache-2.0
// The far end of sealing, written from the specification's text and not from kiosk/store: a key pair, and the
// opening of what was sealed to it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "kiosk/store/seal.h"

namespace store {

class CouncilKey {
 public:
    explicit CouncilKey(unsigned bits = 2048);
    std::string base64_der() const;
    std::string pem() const;
    std::string open_oaep(std::string_view sealed) const;  // empty where it does not open

 private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

const CouncilKey& council();  // one for all tests: a pair takes a tenth of a second

std::string from_base64(std::string_view);
std::string from_hex(std::string_view);
std::string to_hex(std::string_view);
std::string md5_of(std::string_view);
std::string decrypt_cfb(std::string_view key, std::string_view iv,
                        std::string_view sealed);  // padding still on
std::string between(std::string_view text, std::string_view before, std::string_view after);

struct Opened {
    std::string xml;
    std::string signed_md5;  // what the element signature holds
    std::string encrypted_key_text;
};
Opened open_sealed(const Sealed&, const CouncilKey&);

}  // namespace store
