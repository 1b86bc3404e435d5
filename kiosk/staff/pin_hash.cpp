// SPDX-License-Identifier: Apache-2.0
// Argon2id by libsodium: 3 passes over 64 MiB took 105 ms on the reference machine, so that a million PINs
// are 29 hours of its time (RELIABILITY D6).
#include "kiosk/staff/pin_hash.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace kiosk {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64 << 20;

// The first that anyone tries, beyond those that rules catch.
constexpr std::array<std::string_view, 30> often_chosen{
    "112233", "123321", "147258", "159357", "159753", "246810", "258456", "789456", "102030", "147852",
    "142536", "741852", "963852", "852456", "321654", "456123", "789123", "010203", "112211", "110110",
    "100200", "123654", "159951", "357159", "147369", "258369", "369258", "124578", "135790", "332211"};

bool every_step_is(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i)
        if ((pin[i] - pin[i - 1] - step) % 10 != 0) return false;  // 789012 goes on past nine
    return true;
}

bool repeats_a_block(std::string_view pin) {
    for (std::size_t block = 2; block <= 3; ++block)
        if (pin.substr(block) == pin.substr(0, pin.size() - block)) return true;
    return false;
}

Result<std::string> refuse_pin(const char* why) {
    return fail(ErrorKind::invalid,
                std::string("This PIN cannot be used: ") + why + " Choose 6 to 32 digits.");
}

Result<std::string> hash_of(std::string_view digits) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), digits.data(), digits.size(), passes, memory_bytes) != 0)
        return fail(ErrorKind::storage,
                    "The PIN cannot be hashed: 64 MiB of memory are needed. Free some, and try again.");
    hash.resize(hash.find('\0'));
    return hash;
}

}  // namespace

Result<std::string> hash_pin(std::string_view pin) {
    require(sodium_init() >= 0, "libsodium must start");
    if (pin.size() < fewest_pin_digits || pin.size() > most_pin_digits)
        return refuse_pin("it has too few or too many digits.");
    if (pin.find_first_not_of("0123456789") != std::string_view::npos)
        return refuse_pin("it holds more than digits.");
    if (every_step_is(pin, 0)) return refuse_pin("it repeats one digit.");
    if (every_step_is(pin, 1) || every_step_is(pin, -1)) return refuse_pin("its digits run in order.");
    if (repeats_a_block(pin)) return refuse_pin("it repeats a block of digits.");
    if (std::find(often_chosen.begin(), often_chosen.end(), pin) != often_chosen.end())
        return refuse_pin("it is one of the first that a guesser tries.");
    return hash_of(pin);
}

bool is_pin_hash(const std::string& hash) {
    require(sodium_init() >= 0, "libsodium must start");
    return hash.starts_with(crypto_pwhash_argon2id_STRPREFIX) && hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) == 0;
}

bool is_pin_of(const std::string& hash, std::string_view pin) {
    require(sodium_init() >= 0, "libsodium must start");
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

Result<RecoveryCode> draw_recovery_code() {
    require(sodium_init() >= 0, "libsodium must start");
    RecoveryCode code;
    for (std::size_t i = 0; i < recovery_code_digits; ++i)
        code.digits += static_cast<char>('0' + randombytes_uniform(10));
    auto hash = hash_of(code.digits);
    if (!hash) return tl::unexpected(hash.error());
    code.hash = std::move(*hash);
    return code;
}

}  // namespace kiosk
