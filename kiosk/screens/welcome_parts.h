// SPDX-License-Identifier: Apache-2.0
// What the welcome is made of, whatever the glass: one column, a poster, or a page within reach.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"

namespace screens::welcoming {

inline constexpr float dense_title = 0.76F, densest_title = 0.65F;   // of the title, where air gives way
inline constexpr float most_head = 0.62F, most_upright_head = 0.4F;  // of the height between the bars

// Of Start, in millimetres: the largest thing on the page, where there is room; and where its word may be as
// large as then.
inline constexpr float inviting_start = 42, roomy_start = 34;

std::string said_of_closed(const std::string& closed_on);  // its last day, or ""
bool may_start(const Stage&, const Welcome&);
std::string start_words(const Welcome&);
BarContent bar_of(Stage&, const Welcome&);  // without Start

void add_kicker(Flow&, Stage&, const Welcome&, Ground);
void add_title(Flow&, Stage&, const Welcome&, Ground, float share = 1);
void add_head(Flow&, Stage&, const Welcome&, Ground,
              float share = 1);                                    // both: what it is about, and until when
float width_of_head(Stage&, const Welcome&, Ground, float share);  // each on one line
void add_summary(Flow&, Stage&, const Welcome&, Ground);
void add_how_to_hear(Flow&, Stage&);
touch::TextLook greeting_look(const Stage&, Ground);
void add_greetings(Flow&, Stage&, Ground);  // "Hello" in every language that is offered

void draw_start(Stage&, const Welcome&, touch::Rect);
// On a large panel what stands under the head would else leave the rest of the page empty.
touch::Rect at_the_optical_middle(touch::Rect place, float height);

// False where the glass has no room for it.
bool draw_poster(Stage&, const Welcome&);   // glass that lies
bool draw_upright(Stage&, const Welcome&);  // with a Start that is the largest thing on the page
bool draw_greeting_column(Stage&, const Welcome&);
void draw_column(Stage&, const Welcome&);  // in as many screenfuls as it takes
void draw_in_reach(Stage&, const Welcome&, const TopBar&, touch::Rect above);

}  // namespace screens::welcoming
