// SPDX-License-Identifier: Apache-2.0
// Digests, hexadecimal and base64, by OpenSSL: the one place for them. Threads: any. Errors: only where
// OpenSSL itself is broken, or was built without an old digest.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace encoding {

enum class Hash { md5, sha1, sha256, sha384, sha512 };

std::size_t size_of(Hash);  // in bytes

// The digest of the parts one after the other, into size_of(hash) bytes; false where OpenSSL has none. For
// those who mind where the digest lies.
bool digest_into(unsigned char* bytes, Hash hash, std::initializer_list<std::string_view> parts);
// The same as bytes in a string, by those who know that OpenSSL has it: anything else breaks an invariant.
std::string digest(Hash hash, std::initializer_list<std::string_view> parts);

// Two lower-case digits for each byte, at the end of a string or of any container of bytes.
template <class Text>
void append_hex(Text& to, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char byte : bytes) {
        const auto bits = static_cast<unsigned char>(byte);
        to.push_back(static_cast<typename Text::value_type>(digits[bits >> 4U]));
        to.push_back(static_cast<typename Text::value_type>(digits[bits & 15U]));
    }
}
std::string hex(std::string_view bytes);

std::string to_base64(std::string_view bytes);  // one line
// Blanks and line ends are skipped; nullopt where the rest is not base64, or is nothing.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace encoding
