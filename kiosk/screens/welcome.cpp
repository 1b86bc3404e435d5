// SPDX-License-Identifier: Apache-2.0
// Welcome: what it is about, every language in its own name, the privacy promise, and Start.
#include "kiosk/screens/screens.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens {
namespace {

bool draw_inviting(Stage& stage, const Welcome& welcome) {
    if (!stage.frame.portrait()) return welcoming::draw_poster(stage, welcome);
    return (welcoming::may_start(stage, welcome) && welcoming::draw_upright(stage, welcome)) ||
           welcoming::draw_greeting_column(stage, welcome);
}

void draw_page(Stage& stage, const Welcome& welcome) {
    const TopBar top(stage);
    if (const auto above = top.zone_above())
        welcoming::draw_in_reach(stage, welcome, top, *above);
    else if (!draw_inviting(stage, welcome))
        welcoming::draw_column(stage, welcome);
}

}  // namespace

void draw_welcome(Stage& stage, const Welcome& welcome) {
    stage.frame.first_focus("start");
    draw_page(stage, welcome);
    hold_corner(stage);
}

}  // namespace screens
