// SPDX-License-Identifier: Apache-2.0
// Out of service: says so plainly, whose fault it is, and what the person can do (VVSG 2.0, 7.3-K).
#include "kiosk/screens/card.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

std::string heading_of(OutOfService::Reason reason) {
    if (reason == OutOfService::Reason::no_consultation) {
        // Translators: heading, when nothing can be answered at present.
        return words::say("closed", "There is no consultation here today");
    }
    // Translators: heading, when the machine takes no answers.
    return words::say("closed", "This machine is not in use");
}

std::string reason_of(OutOfService::Reason reason) {
    if (reason == OutOfService::Reason::no_consultation) {
        return words::say(
            "closed",
            // Translators: follows on "There is no consultation here today".
            "Please come back another day. The council’s website lists what you can have your say on.");
    }
    return words::say("closed",
                      // Translators: follows on "This machine is not in use".
                      "It cannot keep answers safely at the moment, so it does not take any. You did nothing "
                      "wrong. Please tell a member of staff.");
}

}  // namespace

void draw_out_of_service(Stage& stage, const OutOfService& screen) {
    BarContent content;
    add_lower_button(stage, content);
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    Card card(stage);
    card.words("heading", heading_of(screen.reason),
               heading_look(stage.frame, heading_scale(stage.frame) * 1.15F));
    card.words("reason", reason_of(screen.reason), {});
    stage.frame.first_focus("language");
    top.draw();
    touch::Rect place = body_between(stage.frame, top, bottom);
    place.width = std::min(place.width, stage.frame.letter() * measure::line_length);
    card.draw(place, Card::Stand::middle);
    bottom.draw();
    hold_corner(stage);
}

}  // namespace screens
