// SPDX-License-Identifier: Apache-2.0
// The staff PIN: checked against an Argon2id hash, and slow to guess (RELIABILITY D6, D7).
//
// Five tries, then a wait of 15 s that doubles to at most 1 h. A try is counted, and on disk, before it is
// checked; waits run on boot time and restart in full after a reboot. The public survey never stops because
// of a lock. The PIN opens a screen of counts and buttons: no answer can be seen, exported or deleted behind
// it.
//
// The right PIN opens it on a broken disk too, for that is when staff are needed. Where a try cannot be kept
// on disk it is kept in memory, and the first one brings the wait at once: pulling the plug wins no five.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/staff/pin_hash.h"
#include "kiosk/store/store.h"

namespace kiosk {

struct PinRight {
    bool by_recovery_code = false;  // then a new PIN is due
};
struct PinWrong {
    int tries_left;  // before a wait; 0 when one has begun
};
struct PinWait {
    std::chrono::seconds left;
};
using PinVerdict = std::variant<PinRight, PinWrong, PinWait>;

// Wait that is still to be served before a try may be made; 0 where none.
std::chrono::seconds pin_wait(const store::PinLock&, std::string_view boot_id, Moment now);

class PinGate {
 public:
    // The hashes are those of kiosk.toml. What staff choose instead is in the store, for as long as
    // kiosk.toml says the same.
    PinGate(std::string hash, std::string recovery_hash, std::string boot_id)
        : hash_(std::move(hash)), recovery_hash_(std::move(recovery_hash)), boot_id_(std::move(boot_id)) {}

    bool has_pin() const { return !hash_.empty(); }
    // The PIN, or the recovery code. `store`: nullptr where none can be opened. ErrorKind::invalid where the
    // hash is none of ours.
    Result<PinVerdict> enter(store::Store* store, std::string_view pin, Moment now);
    std::chrono::seconds wait(const store::Store* store, Moment now) const;
    // ErrorKind::invalid where hash_pin() refuses it.
    Result<void> choose(store::Store& store, std::string_view pin) const;

 private:
    bool opens(const store::Store*, std::string_view digits) const;
    store::PinLock lock(const store::Store*) const;
    void keep(store::Store*, store::PinLock);

    std::string hash_, recovery_hash_, boot_id_;
    store::PinLock remembered_;  // of this run
};

}  // namespace kiosk
