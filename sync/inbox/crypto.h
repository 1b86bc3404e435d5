// SPDX-License-Identifier: Apache-2.0
// OpenSSL's digests and base64 for bytes in strings. Threads: any. A failure inside OpenSSL here means that
// the library itself is broken, which is a broken invariant and not an Error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace council {

std::string md5(std::string_view bytes);     // 16 bytes: OpenRosa's hashes and ODK's signature
std::string sha256(std::string_view bytes);  // 32 bytes
std::string hex(std::string_view bytes);     // lower case
std::string random_bytes(std::size_t count);

std::string to_base64(std::string_view bytes);  // one line
std::optional<std::string> from_base64(
    std::string_view text);  // white space is skipped; nullopt where it is not base64

// Overwrites what a string held before it is freed: passphrases, keys, clear answers.
void wipe(std::string&);

}  // namespace council
