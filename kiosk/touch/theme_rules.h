// SPDX-License-Identifier: Apache-2.0
// What the colours of a theme must hold: which stands on which, and how far the two must be apart. The rules
// of VVSG 2.0, 7.1-C (10:1), 7.1-D.1 (black and white), 7.1-D.2 (17.5:1), 7.1-D.3 (4.5:1 to 8:1, decoration
// too), and of WCAG 1.4.11 and 2.4.13 (3:1 for borders and the focus mark).
//
// Pure functions. Threads: any. Errors: ErrorKind::invalid, with the pair and its ratio.
#pragma once

#include <vector>

#include "kiosk/result.h"
#include "kiosk/touch/theme.h"

namespace touch {

// The colours of a Theme by the names that a theme file gives them.
struct NamedColour {
    const char* name;
    Colour Theme::*colour;
};
const std::vector<NamedColour>& named_colours();
const char* name_of(Palette);  // "standard", "dark_on_white", "yellow_on_black", "soft"

struct PairRule {
    Colour Theme::*front;
    Colour Theme::*ground;
    double least = 1, most = 21;
};
// A focus mark is not among them: of its two colours the better one counts.
std::vector<PairRule> pair_rules(Palette);
inline constexpr double least_focus_contrast = 3;  // WCAG 1.4.11 and 2.4.13

// The first pair of the palette that is too close or, in the soft one, too far apart.
kiosk::Result<void> check(Palette, const Theme&);

}  // namespace touch
