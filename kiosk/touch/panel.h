// SPDX-License-Identifier: Apache-2.0
// The panel: what follows from the size of its picture, from 12.1 inches to 55.
//
// A small panel keeps its letters and its targets, and gives up air. A large one is looked at from further
// away: all that is drawn on it grows with it, so that the millimetres of a layout are larger there than a
// ruler's. Pure functions.
#pragma once

#include <string>

#include "kiosk/touch/theme.h"
#include "kiosk/touch/touch.h"

namespace touch {

struct Panel {  // of its picture, in a ruler's millimetres
    float width_mm = 0, height_mm = 0;
};

// On a smaller one a question and its choices do not stand together in letters of 4.8 mm.
inline constexpr float least_long_side_mm = 240, least_short_side_mm = 150;
bool is_large_enough(const Panel&);

// What each visit begins with: letters are never under 4.8 mm (VVSG 2.0, 7.1-G).
TextSize default_size(const Panel&);

// The largest that is offered. Under 15 inches that is the one before the last, 6.75 mm: with larger letters
// an open keyboard would leave no line to type on. It is 0.7 degrees at 55 cm (EN 301 549, 5.1.4).
TextSize largest_size(const Panel&);

// A picture of so many pixels, of which a ruler's millimetre has so many.
Surface surface_of(int width_px, int height_px, float px_per_mm);
Panel panel_of(const Surface&);

// How much there is of the usual space between things, at most 1, where a layout is so large.
float air(float width_mm, float height_mm);
// The theme with that much air; no target is under 12.7 mm and no gap under 2.54.
Theme aired(Theme, float air);

}  // namespace touch
