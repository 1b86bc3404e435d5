// SPDX-License-Identifier: Apache-2.0
// What this machine keeps of the PIN of its staff: the hash of one chosen here, and the lock after wrong
// tries. kiosk/staff/staff_pin.h says what they mean.
//
// Does not own the database; errors and threads as store.h says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace store {

struct Database;

struct PinLock {
    int tries = 0;                               // wrong ones since the last right one
    std::chrono::milliseconds blocked_since{0};  // boot time of the last wrong try
    std::string boot_id;  // the boot it happened in: a wait restarts in full after a reboot
};

class StaffPin {
 public:
    explicit StaffPin(Database& database) : database_(&database) {}

    // `hash` is the settings'. The one that staff chose in its place; none where they chose it for another.
    kiosk::Result<std::optional<std::string>> instead_of(std::string_view hash) const;
    kiosk::Result<void> choose(std::string_view hash, std::string_view instead_of);
    kiosk::Result<PinLock> lock() const;
    kiosk::Result<void> set_lock(const PinLock&);

 private:
    Database* database_;
};

}  // namespace store
