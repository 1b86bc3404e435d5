// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/doors.h"

#include "kiosk/store/database.h"

namespace store {
namespace {

constexpr const char* closed_row = "closed";  // as a counter's name

}  // namespace

kiosk::Result<void> Doors::close(kiosk::Wall now) {
    return attempt(database_->path, "keep that it is closed", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("INSERT OR REPLACE INTO counter (day, name, amount) VALUES (?, ?, 1)",
                         local_day_text(now), closed_row);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Doors::open(kiosk::Wall now) {
    return attempt(database_->path, "keep that it is open", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("DELETE FROM counter WHERE day = ? AND name = ?", local_day_text(now), closed_row);
        transaction.commit();
        return {};
    });
}

kiosk::Result<bool> Doors::closed(kiosk::Wall now) const {
    return attempt(database_->path, "tell whether it is closed", [&]() -> kiosk::Result<bool> {
        auto row = database_->query("SELECT 1 FROM counter WHERE day = ? AND name = ?", local_day_text(now),
                                    closed_row);
        return row.executeStep();
    });
}

}  // namespace store
