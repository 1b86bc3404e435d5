// SPDX-License-Identifier: Apache-2.0
// That staff have closed the kiosk for the rest of a day: it stays closed when the program or the machine is
// started again.
//
// A row among the counters, which go by local day: so it ends with its day by itself, and a program of before
// takes it for a count that it does not know. Does not own the database; errors and threads as store.h says.
#pragma once

#include "kiosk/moment.h"
#include "kiosk/result.h"

namespace store {

struct Database;

class Doors {
 public:
    explicit Doors(Database& database) : database_(&database) {}

    // All of the local day of `now`.
    kiosk::Result<void> close(kiosk::Wall now);
    kiosk::Result<void> open(kiosk::Wall now);
    kiosk::Result<bool> closed(kiosk::Wall now) const;

 private:
    Database* database_;
};

}  // namespace store
