// SPDX-License-Identifier: Apache-2.0
// That staff have closed the kiosk for the rest of the day, here and in the store, where a restart finds it.
//
// Holds with or without a store: what staff said while there was none, or while it could not be written, is
// owed to it and written with the next chance. Owns no store. Threads: one.
#pragma once

#include <chrono>
#include <optional>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"
#include "kiosk/store/store.h"

namespace kiosk {

class ClosedToday {
 public:
    bool is_closed(Wall now) const { return closed_on_ == local_day(now); }
    void set(screens::Doors, Wall now);
    void keep(store::Store&, Wall now);    // what is owed, if anything is
    void recall(store::Store&, Wall now);  // of a store that was just opened

 private:
    std::optional<std::chrono::year_month_day> closed_on_;
    bool owed_ = false;
};

}  // namespace kiosk
