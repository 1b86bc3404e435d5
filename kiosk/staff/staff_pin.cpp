// SPDX-License-Identifier: Apache-2.0
// The lock's curve is D7: uncapped, try 20 would come after 5.7 days; capped at 1 h, a year of non-stop
// guessing still finds a random PIN of six digits with less than 1 %.
#include "kiosk/staff/staff_pin.h"

#include <algorithm>

namespace kiosk {
namespace {

using namespace std::chrono_literals;

constexpr int free_tries = 5;
constexpr std::chrono::seconds first_wait = 15s, longest_wait = 1h;

std::chrono::seconds whole_wait(int tries) {
    if (tries < free_tries) return 0s;
    std::chrono::seconds wait = first_wait;
    for (int i = free_tries; i < tries && wait < longest_wait; ++i) wait *= 2;
    return std::min(wait, longest_wait);
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

// The stricter of the two: the disk may have refused the last try, or be new since.
store::PinLock PinGate::lock(const store::Store* store) const {
    if (store == nullptr) return remembered_;
    const auto kept = store->staff_pin().lock();
    return kept && kept->tries >= remembered_.tries ? *kept : remembered_;
}

void PinGate::keep(store::Store* store, store::PinLock lock) {
    const bool kept = store != nullptr && store->staff_pin().set_lock(lock).has_value();
    if (!kept && lock.tries > 0) lock.tries = std::max(lock.tries, free_tries);
    remembered_ = std::move(lock);
}

std::chrono::seconds PinGate::wait(const store::Store* store, Moment now) const {
    return pin_wait(lock(store), boot_id_, now);
}

Result<PinVerdict> PinGate::enter(store::Store* store, std::string_view pin, Moment now) {
    if (hash_ == sealed_away)
        return fail(
            ErrorKind::invalid,
            "This machine cannot open its PIN: it was sealed to another machine, or the TPM was cleared or "
            "the start changed. Answers are taken and kept. Tell the technician.");
    if (!is_pin_hash(hash_))
        return fail(
            ErrorKind::invalid,
            "The staff PIN cannot be checked: pin_hash in kiosk.toml is no Argon2id hash. Make one with "
            "`council pin`.");
    const store::PinLock before = lock(store);
    if (const auto left = pin_wait(before, boot_id_, now); left > 0s) return PinWait{left};

    // Counted on disk before it is checked: pulling the plug at the right instant wins no free try
    // (RELIABILITY D7).
    keep(store, {before.tries + 1, now.boot, boot_id_});
    if (!opens(store, pin)) return PinWrong{std::max(0, free_tries - remembered_.tries)};
    keep(store, {});
    return PinRight{pin.size() == recovery_code_digits};
}

// Told apart by their length: one entry is one guess at one of them.
bool PinGate::opens(const store::Store* store, std::string_view digits) const {
    if (digits.size() == recovery_code_digits)
        return !recovery_hash_.empty() && is_pin_of(recovery_hash_, digits);
    const auto chosen =
        store == nullptr ? std::nullopt : store->staff_pin().instead_of(hash_).value_or(std::nullopt);
    return is_pin_of(chosen.value_or(hash_), digits);
}

Result<void> PinGate::choose(store::Store& store, std::string_view pin) const {
    if (pin.size() == recovery_code_digits)
        return fail(ErrorKind::invalid,
                    "This PIN cannot be used: it is as long as the recovery code. Choose a shorter one.");
    const auto hash = hash_pin(pin);
    if (!hash) return tl::unexpected(hash.error());
    return store.staff_pin().choose(*hash, hash_);
}

}  // namespace kiosk
