// SPDX-License-Identifier: Apache-2.0
// The primitives that ODK encryption is made of, each by OpenSSL. Room-internal: seal.h is the door.
//
// A primitive fails only where OpenSSL itself is broken or out of memory; then nothing may be sealed, and the
// exception CipherBroken carries OpenSSL's own words to seal(), which turns it into an Error.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "kiosk/encoding/rsa_key.h"
#include "kiosk/store/clear_bytes.h"
#include "kiosk/store/seal.h"

namespace store {

struct PublicKey::Handle {
    encoding::RsaKey key;
};

struct CipherBroken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

constexpr std::size_t block_bytes = 16;  // of AES, and of an MD5 digest

// The MD5 of what an answer is in tells a guesser when the guess is right: it is as clear as the answer.
ClearBytes md5(std::initializer_list<std::string_view> parts);
ClearBytes hex(std::string_view bytes);
std::string sha256(std::initializer_list<std::string_view> parts);

ClearBytes random_key();
std::string encrypt_oaep(const PublicKey&, std::string_view clear);
std::string encrypt_aes256_cfb(std::string_view key, std::string_view iv, std::string_view clear);

}  // namespace store
