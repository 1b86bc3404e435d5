// SPDX-License-Identifier: Apache-2.0
// Out of service: says so plainly, whose fault it is, and what the person can do (VVSG 2.0, 7.3-K).
#include "kiosk/screens/out_of_service.h"

#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {

std::string heading_of(const OutOfService& screen) {
    if (screen.reason == OutOfService::Reason::no_consultation) {
        // Translators: heading, when nothing can be answered at present.
        return words::say("closed", "There is no consultation here today");
    }
    if (screen.reason == OutOfService::Reason::closed) {
        // Translators: heading, when the library is closed.
        return words::say("closed", "We are closed at the moment");
    }
    // Translators: heading, when the machine takes no answers.
    return words::say("closed", "This machine is not working");
}

std::string reason_of(const OutOfService& screen) {
    if (screen.reason == OutOfService::Reason::closed && screen.opens.empty()) {
        // Translators: follows on "We are closed at the moment".
        return words::say("closed", "Please come back another day.");
    }
    if (screen.reason == OutOfService::Reason::closed) {
        // Translators: follows on "We are closed at the moment"; {0} is a date and time.
        return words::fill(words::say("closed", "You can answer here again from {0}."), {screen.opens});
    }
    if (screen.reason == OutOfService::Reason::no_consultation) {
        return words::say("closed",
                          // Translators: follows on "There is no consultation here today".
                          "Please come back another day. The council’s website lists open consultations.");
    }
    return words::say("closed",
                      // Translators: follows on "This machine is not working".
                      "It cannot store answers safely at the moment, so you cannot answer here. You have not "
                      "done anything wrong. Please tell a member of staff.");
}

void draw_out_of_service(Stage& stage, const OutOfService& screen) {
    BarContent content;
    add_lower_button(stage, content);
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    stage.frame.first_focus("language");
    touch::Rect body = body_between(stage.frame, top, bottom);
    body.width = columns_as_wide_as(stage.frame, body.width, stage.frame.letter() * measure::line_length);
    draw_cards(stage, top, {.body = body, .above = top.zone_above()}, [&](Card& read, Card&) {
        read.words("heading", heading_of(screen),
                   heading_look(stage.frame, heading_scale(stage.frame) * 1.15F));
        read.words("reason", reason_of(screen), {});
    });
    bottom.draw();
    hold_corner(stage);
}

}  // namespace screens
