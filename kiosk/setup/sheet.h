// SPDX-License-Identifier: Apache-2.0
// The readiness sheet: what a kiosk needs before the public may come, a line each, well or with what to do.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "kiosk/machine_clock.h"
#include "kiosk/setup/machine.h"

namespace setup {

struct Line {
    std::string part;    // "display"
    std::string found;   // what there is
    std::string remedy;  // what to do; "" where all is well
};

using Sheet = std::vector<Line>;

bool is_ready(const Sheet&);
// A line each, "green" or "red" before it, and in that colour where a terminal reads it.
enum class Colours { none, terminal };
void print(const Sheet&, std::ostream&, Colours);

}  // namespace setup
