// SPDX-License-Identifier: Apache-2.0
// The staff PIN: checked against an Argon2id hash, and slow to guess (RELIABILITY D6, D7).
//
// Five tries, then a wait of 15 s that doubles to at most 1 h. A try is counted, and on disk, before it is
// checked; waits run on boot time and restart in full after a reboot. The public survey never stops because
// of a lock. The PIN opens a screen of counts and buttons: no answer can be seen, exported or deleted behind
// it.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/store/store.h"

namespace kiosk {

struct PinRight {};
struct PinWrong {
    int tries_left;  // before a wait; 0 when one has begun
};
struct PinWait {
    std::chrono::seconds left;
};
using PinVerdict = std::variant<PinRight, PinWrong, PinWait>;

// Wait that is still to be served before a try may be made; 0 where none.
std::chrono::seconds pin_wait(const store::PinLock&, std::string_view boot_id, Moment now);

Result<PinVerdict> try_pin(store::Store&, std::string_view pin, const std::string& hash,
                           std::string_view boot_id, Moment now);

// For `council pin`: refuses under 6 digits, non-digits, one digit repeated, runs such as 123456,
// repeated blocks such as 121212, and the commonest others.
Result<std::string> hash_pin(std::string_view pin);

// /proc/sys/kernel/random/boot_id; empty where a sandbox hides it, which pin_wait bears.
std::string this_boot_id();

}  // namespace kiosk
