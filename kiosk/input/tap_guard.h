// SPDX-License-Identifier: Apache-2.0
// Which taps a tremor must not repeat (EN 301 549, 5.8; WCAG 2.2, 2.5.2).
//
// A tap that changed the page guards the whole glass for a moment, and one that chose something guards the
// place where it was; kiosk/window/picture_loop tells the glass so. Pure functions.
#pragma once

#include "kiosk/screens/screen.h"

namespace kiosk {

// Letters, digits and steps are repeated on purpose, and quickly.
bool may_be_repeated_at_once(const screens::Intent&);

}  // namespace kiosk
