// SPDX-License-Identifier: Apache-2.0
// The style sheet of a report: the council's colours, light and dark, phone, desktop and paper. Words on a
// colour are black or white, whichever stands out more; the two poles of a scale differ by hue and by
// lightness, and every stretch has an edge. Pure.
#pragma once

#include <string>

#include "kiosk/touch/theme.h"

namespace council {

std::string style_sheet(const touch::Theme&);

}  // namespace council
