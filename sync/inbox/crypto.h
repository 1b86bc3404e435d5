// SPDX-License-Identifier: Apache-2.0
// OpenSSL's digests, random numbers and base64 (kiosk/encoding) as this room uses them. Threads: any. A
// failure inside OpenSSL here means that the library itself is broken, which is a broken invariant and not an
// Error.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/encoding/encoding.h"

namespace council {

std::string md5(std::string_view bytes);     // 16 bytes: OpenRosa's hashes and ODK's signature
std::string sha256(std::string_view bytes);  // 32 bytes
using encoding::from_base64;
using encoding::hex;
using encoding::to_base64;

std::string random_bytes(std::size_t count);

// Overwrites what a string held before it is freed: passphrases, keys, clear answers.
void wipe(std::string&);

}  // namespace council
