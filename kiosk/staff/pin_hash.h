// SPDX-License-Identifier: Apache-2.0
// What of a staff PIN is kept: an Argon2id hash, slow to guess from (RELIABILITY D6). Threads: any.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace kiosk {

inline constexpr std::size_t fewest_pin_digits = 6, most_pin_digits = 32;

// Refuses under 6 digits, non-digits, one digit repeated, runs such as 123456, repeated blocks such as
// 121212, and the commonest others.
Result<std::string> hash_pin(std::string_view pin);

// Made as hash_pin() makes it, and no weaker. A settings file that holds another would call every PIN wrong.
bool is_pin_hash(const std::string& hash);
// In a hash's place where this machine cannot open it: it was sealed to another, or to another start.
inline constexpr const char* sealed_away = "sealed away";
bool is_pin_of(const std::string& hash, std::string_view pin);

// For the day when nobody knows the PIN: digits for the safe of the library, and what of them is kept.
struct RecoveryCode {
    std::string digits;  // 20, too many to guess
    std::string hash;
};
inline constexpr std::size_t recovery_code_digits = 20;
Result<RecoveryCode> draw_recovery_code();

}  // namespace kiosk
