// SPDX-License-Identifier: Apache-2.0
// Selects of many choices: which they are, and of their choices the few that a screen can show.
//
// Pure functions of what is given. ODK XForms spec, "Appearances": autocomplete and search find what holds
// the words typed, whatever their case.
#pragma once

#include <string>

#include "kiosk/screens/screen.h"

namespace kiosk {

// One that its form wants closed, or with more choices than anybody reads through.
bool is_long_list(const xforms::Question&);

// Leaves the choices whose labels hold `search`, and of them those from number `first` on that one screen may
// need; without a list that is open, none.
screens::LongList narrow(xforms::Question&, const std::string& search, int first);

}  // namespace kiosk
