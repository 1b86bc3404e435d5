// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/closed_today.h"

namespace kiosk {

void ClosedToday::set(screens::Doors doors, Wall now) {
    closed_on_.reset();
    if (doors == screens::Doors::closed) closed_on_ = local_day(now);
    owed_ = true;
}

// Where the other program writes just now, or the disk refuses, it stays owed.
void ClosedToday::keep(store::Store& store, Wall now) {
    if (owed_) owed_ = !(is_closed(now) ? store.doors().close(now) : store.doors().open(now));
}

// What staff said while there was no store holds against what it kept.
void ClosedToday::recall(store::Store& store, Wall now) {
    // A fresh database, in the place of one that was damaged, does not know of it.
    if (closed_on_) owed_ = true;
    if (owed_) return keep(store, now);
    if (const auto closed = store.doors().closed(now); closed && *closed) closed_on_ = local_day(now);
}

}  // namespace kiosk
