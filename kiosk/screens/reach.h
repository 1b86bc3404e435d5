// SPDX-License-Identifier: Apache-2.0
// In reach mode only what is pressed comes down: what is read stays above, where it stands for everybody
// else, and the tools between the two (TopBar::zone_above).
//
// A screen tells apart what is read and what is pressed. Where the glass is not lowered, or has little above
// what is within reach, both are one column in the body. Questions have a layout of their own
// (reach_layout.cpp). The trial of the machine comes down whole: its points are in the corners of what is
// within reach, and its words stand between them. Threads: one.
#pragma once

#include <functional>

#include "kiosk/screens/card.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"

namespace screens {

// With the top bar. Parts of both are turned together, by a bar's button or by a strip at the foot of `body`.
using FillColumns = std::function<void(Flow& read, Flow& pressed)>;
Shown draw_columns(Stage&, const TopBar&, touch::Rect body, int part, PartsBy, const FillColumns&);

// Which part of both is shown, where each may have several.
Shown shown_of_both(int part, Flow& read, Flow& pressed);

// The same of a screen that comes in one screenful. Its words shrink before what they say is cut.
struct CardPlaces {
    touch::Rect body;                  // of all of it, or of what is pressed
    std::optional<touch::Rect> above;  // for what is read
    Card::Stand stand = Card::Stand::middle;
};
using FillCards = std::function<void(Card& read, Card& pressed)>;
void draw_cards(Stage&, const TopBar&, const CardPlaces&, const FillCards&);

// The same in the first part of a page of the staff's, which has no bars.
void draw_cards(Stage&, const StaffAreas&, const FillCards&);

}  // namespace screens
