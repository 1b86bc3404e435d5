// SPDX-License-Identifier: Apache-2.0
// Which taps a tremor must not repeat (EN 301 549, 5.8; WCAG 2.2, 2.5.2).
//
// A tap that changed the page guards the whole glass for a moment, and one that did anything else guards the
// place where it was; kiosk/window/picture_loop tells the glass so.
//
// Of a double tap on the same place nobody can say whether it was meant; how soon the second one comes is all
// there is to go by, and what a wrong guess costs. A choice undoes itself: it is guarded all the time that is
// set. A digit or a step that counts twice is another answer, and looks as good as the right one: guarded for
// three fifths, so that a hand which taps each time twice, up to a quarter of a second apart, gives the same
// date, and whoever steps on purpose makes three steps in a second; far dates are typed. A double letter
// comes twice in most sentences, sooner than that in a practised hand, and one too many can be read all the
// same: guarded for a fifth, in which no finger comes back on purpose. But a hand that has tapped twice in
// this visit where once was enough will do so on the keyboard too: its letters are guarded as digits are.
// Pure functions.
#pragma once

#include <chrono>

#include "kiosk/screens/screen.h"

namespace kiosk {

enum class Hand { steady, doubles };

// How long after it a tap on the same place does nothing.
std::chrono::milliseconds guarded_after(const screens::Intent&, std::chrono::milliseconds double_strike,
                                        Hand);

}  // namespace kiosk
