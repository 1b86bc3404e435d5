// SPDX-License-Identifier: Apache-2.0
// What the machine keeps: the staff's PIN, the database and its disk, the form and the key that answers are
// sealed to, and what the last round to the council's server came to.
#pragma once

#include "kiosk/settings/config.h"
#include "kiosk/setup/sheet.h"

namespace setup {

// In this order: server, form, key, disk, PIN. `greeted_since`: a round older than that does not count; none
// where no round could be asked for.
Sheet records(const Machine&, const kiosk::Config&, kiosk::Wall now,
              std::optional<kiosk::Wall> greeted_since);

}  // namespace setup
