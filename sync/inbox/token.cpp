// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/token.h"

#include <algorithm>

#include "kiosk/result.h"
#include "sync/inbox/crypto.h"

namespace council {

namespace {
constexpr std::size_t token_length = 64;
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
}  // namespace

std::string draw_token() {
    // Bytes at or above the largest multiple of 62 are not used. So each letter is equally likely.
    constexpr unsigned fair = 256 / letters.size() * letters.size();
    std::string token;
    while (token.size() < token_length) {
        for (const char byte : random_bytes(token_length)) {
            const auto drawn = static_cast<unsigned char>(byte);
            if (drawn < fair && token.size() < token_length) token += letters[drawn % letters.size()];
        }
    }
    return token;
}

bool is_token_shaped(std::string_view token) {
    return token.size() == token_length && std::all_of(token.begin(), token.end(), [](char letter) {
               return letters.find(letter) != letters.npos || letter == '!' || letter == '$';
           });
}

std::string hash_token(std::string_view token) {
    return hex(sha256(token));
}

}  // namespace council
