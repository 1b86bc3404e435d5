// SPDX-License-Identifier: Apache-2.0
// What is plugged into the machine, as the kernel tells it in /sys and /proc: nothing is opened, so that a
// kiosk that runs is not disturbed.
#pragma once

#include "kiosk/settings/config.h"
#include "kiosk/setup/sheet.h"

namespace setup {

Line display(const Machine&, const kiosk::Config&);  // and its millimetres
Line touch_panel(const Machine&);
Line sound(const Machine&, const kiosk::Config&);  // and whether a jack tells of headphones
Line network(const Machine&);
Line clock(const Machine&, kiosk::Moment now);

}  // namespace setup
