// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/staff_pin.h"

#include "kiosk/store/database.h"

namespace store {

kiosk::Result<std::optional<std::string>> StaffPin::instead_of(std::string_view hash) const {
    return attempt(database_->path, "give the PIN", [&]() -> kiosk::Result<std::optional<std::string>> {
        auto row = database_->query("SELECT hash FROM chosen_pin WHERE instead_of = ?", std::string(hash));
        return row.executeStep() ? std::optional(row.getColumn(0).getString()) : std::nullopt;
    });
}

kiosk::Result<void> StaffPin::choose(std::string_view hash, std::string_view instead_of) {
    return attempt(database_->path, "keep the new PIN", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("INSERT OR REPLACE INTO chosen_pin (only, hash, instead_of) VALUES (1, ?, ?)",
                         std::string(hash), std::string(instead_of));
        transaction.commit();
        return {};
    });
}

kiosk::Result<PinLock> StaffPin::lock() const {
    return attempt(database_->path, "give the PIN's lock", [&]() -> kiosk::Result<PinLock> {
        auto row = database_->query("SELECT tries, blocked_since, boot_id FROM pin_lock");
        if (!row.executeStep()) return PinLock{};
        return PinLock{row.getColumn(0).getInt(), std::chrono::milliseconds(row.getColumn(1).getInt64()),
                       row.getColumn(2).getString()};
    });
}

kiosk::Result<void> StaffPin::set_lock(const PinLock& lock) {
    return attempt(database_->path, "keep the PIN's lock", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        auto row = database_->query("SELECT tries FROM pin_lock");
        const int before = row.executeStep() ? row.getColumn(0).getInt() : 0;
        row.reset();
        // A try is counted before it is checked (D7): the one before the count goes back to none was right.
        if (lock.tries > before)
            database_->write("UPDATE machine SET wrong_pins = wrong_pins + 1");
        else if (lock.tries == 0 && before > 0)
            database_->write("UPDATE machine SET wrong_pins = wrong_pins - 1");
        database_->write(
            "INSERT OR REPLACE INTO pin_lock (only, tries, blocked_since, boot_id) VALUES (1, ?, ?, ?)",
            lock.tries, static_cast<std::int64_t>(lock.blocked_since.count()), lock.boot_id);
        transaction.commit();
        return {};
    });
}

}  // namespace store
