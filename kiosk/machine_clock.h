// SPDX-License-Identifier: Apache-2.0
// Whether this machine's clock is to be believed: opening days, closing days and the minutes of a submission
// stand on it, and a dead battery brings it back to 1970.
//
// Threads: any. Errors: none; a machine whose time another program than systemd-timesyncd looks after is
// taken at its word.
#pragma once

#include <filesystem>

#include "kiosk/moment.h"

namespace kiosk {

enum class ClockFault {
    none,
    before_it_was_built,  // a year before that of this program
    never_set             // not by a time server since this machine was started, and it had the time to
};

// `root`: where /run is looked for.
ClockFault clock_fault(Moment now, const std::filesystem::path& root = "/");

}  // namespace kiosk
