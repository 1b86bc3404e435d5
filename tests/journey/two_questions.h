// SPDX-License-Identifier: Apache-2.0
// A whole visit to the form of tests/journey/forms/short, from the welcome to the thanks.
#pragma once

#include <stdexcept>

#include "tests/drive/driver.h"

inline void answer_two_questions(drive::Driver& kiosk) {
    kiosk.start();
    kiosk.tap_id("choice:/data/agree:yes");
    kiosk.tap_id("continue");
    kiosk.tap_id("continue");
    kiosk.submit();
    if (kiosk.screen() != "thanks") throw std::runtime_error("no thanks, but " + kiosk.screen());
}
