// SPDX-License-Identifier: Apache-2.0
// Argon2id by libsodium: 3 passes over 64 MiB took 105 ms on the reference machine, so that a million PINs
// are 29 hours of its time (D6). The lock's curve is D7: uncapped, try 20 would come after 5.7 days; capped
// at 1 h, a year of non-stop guessing still finds a random PIN of six digits with less than 1 %.
#include "kiosk/staff/staff_pin.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <sodium.h>

namespace kiosk {
namespace {

using namespace std::chrono_literals;

constexpr int free_tries = 5;
constexpr std::chrono::seconds first_wait = 15s, longest_wait = 1h;
constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64 << 20;
constexpr std::size_t fewest_digits = 6, most_digits = 32;

// The first that anyone tries, beyond those that rules catch.
constexpr std::array<std::string_view, 10> often_chosen{"112233", "123321", "147258", "159357", "159753",
                                                        "246810", "258456", "789456", "102030", "147852"};

std::chrono::seconds whole_wait(int tries) {
    if (tries < free_tries) return 0s;
    std::chrono::seconds wait = first_wait;
    for (int i = free_tries; i < tries && wait < longest_wait; ++i) wait *= 2;
    return std::min(wait, longest_wait);
}

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

// What a wrong hash in kiosk.toml would do is to call every PIN wrong: said in its own words instead.
bool is_argon2id(const std::string& hash) {
    return hash.starts_with(crypto_pwhash_argon2id_STRPREFIX) && hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) >= 0;
}

}  // namespace

// A lock of another boot is served from the start of this one: the whole wait, whatever was served before. A
// lock "later" than now is of another boot too, and it would lock for days where the boot id cannot be read.
std::chrono::seconds pin_wait(const store::PinLock& lock, std::string_view boot_id, Moment now) {
    const bool other_boot = lock.boot_id != boot_id || lock.blocked_since > now.boot;
    const std::chrono::milliseconds served = other_boot ? now.boot : now.boot - lock.blocked_since;
    const std::chrono::milliseconds left = whole_wait(lock.tries) - served;
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(left));
}

Result<PinVerdict> try_pin(store::Store& store, std::string_view pin, const std::string& hash,
                           std::string_view boot_id, Moment now) {
    require(sodium_init() >= 0, "libsodium must start");
    if (!is_argon2id(hash))
        return fail(
            ErrorKind::invalid,
            "The staff PIN cannot be checked: pin_hash in kiosk.toml is no Argon2id hash. Make one with "
            "`council pin`.");
    auto lock = store.pin_lock();
    if (!lock) return tl::unexpected(lock.error());
    if (const auto left = pin_wait(*lock, boot_id, now); left > 0s) return PinWait{left};

    // Counted on disk before it is checked: pulling the plug at the right instant wins no free try (D7).
    const int tries = lock->tries + 1;
    auto counted = store.set_pin_lock({tries, now.boot, std::string(boot_id)});
    if (!counted) return tl::unexpected(counted.error());
    if (crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) != 0)
        return PinWrong{std::max(0, free_tries - tries)};
    auto forgiven = store.set_pin_lock({});
    if (!forgiven) return tl::unexpected(forgiven.error());
    return PinRight{};
}

Result<std::string> hash_pin(std::string_view pin) {
    require(sodium_init() >= 0, "libsodium must start");
    if (pin.size() < fewest_digits || pin.size() > most_digits)
        return refuse_pin("it has too few or too many digits.");
    if (pin.find_first_not_of("0123456789") != std::string_view::npos)
        return refuse_pin("it holds more than digits.");
    if (every_step_is(pin, 0)) return refuse_pin("it repeats one digit.");
    if (every_step_is(pin, 1) || every_step_is(pin, -1)) return refuse_pin("its digits run in order.");
    if (repeats_a_block(pin)) return refuse_pin("it repeats a block of digits.");
    if (std::find(often_chosen.begin(), often_chosen.end(), pin) != often_chosen.end())
        return refuse_pin("it is one of the first that a guesser tries.");
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), passes, memory_bytes) != 0)
        return fail(ErrorKind::storage,
                    "The PIN cannot be hashed: 64 MiB of memory are needed. Free some, and try again.");
    hash.resize(hash.find('\0'));
    return hash;
}

std::string this_boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

}  // namespace kiosk
