// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/readiness.h"

#include "kiosk/setup/devices.h"
#include "kiosk/setup/records.h"

namespace setup {

Sheet readiness(const Machine& machine, const kiosk::Config& config, kiosk::Moment now,
                std::optional<kiosk::Wall> greeted_since) {
    Sheet sheet{display(machine, config), touch_panel(machine), sound(machine, config), network(machine),
                clock(machine, now)};
    for (Line& line : records(machine, config, now.wall, greeted_since)) sheet.push_back(std::move(line));
    return sheet;
}

}  // namespace setup
