// SPDX-License-Identifier: Apache-2.0
// All lines of the readiness sheet, as have-your-say-setup prints it and as the staff's page shows it.
#pragma once

#include "kiosk/settings/config.h"
#include "kiosk/setup/sheet.h"

namespace setup {

// What is plugged in, then what the machine keeps. `greeted_since`: see records.h. Tries the form in a child
// process, so it may take as long as that. Errors: none; what cannot be read is a line that is not ready.
Sheet readiness(const Machine&, const kiosk::Config&, kiosk::Moment now,
                std::optional<kiosk::Wall> greeted_since);

}  // namespace setup
