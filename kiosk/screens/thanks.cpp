// SPDX-License-Identifier: Apache-2.0
// Thank you: shown only once the answers are safely on disk, in words that say so (VVSG 2.0, 7.3-J).
#include "kiosk/screens/card.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

Card words_of(Stage& stage, const Thanks& thanks) {
    Card card(stage);
    // Translators: heading, once the answers are stored.
    const std::string heading = words::say("thanks", "Thank you. Your answers are saved");
    const std::string sealed =
        words::say("thanks",
                   // Translators: says what happens to the answers next.
                   "They are locked. Nobody at this machine can read them. The council receives them "
                   "tonight.");
    const float grown = is_largest(stage.frame) ? 1 : 1.15F;
    card.words("heading", heading, heading_look(stage.frame, heading_scale(stage.frame) * grown));
    card.words("sealed", sealed, {});
    if (!thanks.learn_more.empty()) {
        // Translators: stands above a web address.
        card.words("learn-more", words::say("thanks", "To find out more, scan the square or go to:"), {},
                   0.5F);
        card.words("address", thanks.learn_more, bold_look(1));
    }
    // Translators: {0} is a length of time, such as 45 seconds.
    const std::string clears = words::say("thanks", "This page clears by itself after {0}.");
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    card.words("clears", words::fill(clears, {duration(thanks.forgets_in_s)}), look);
    return card;
}

void draw_code(Stage& stage, const Thanks& thanks, touch::Rect place) {
    // Translators: name of the square code that a telephone reads.
    const std::string name = words::say("thanks", "Square code that opens the web page on your phone");
    stage.frame.qr("qr", place, {.text = thanks.learn_more, .name = name});
}

}  // namespace

void draw_thanks(Stage& stage, const Thanks& thanks) {
    BarContent content;
    add_lower_button(stage, content);
    // Translators: button on the thank-you page; makes way for the next person.
    content.forward = forward_button("finished", words::say("button", "I’m finished"), Finish{});
    content.forward->look.icon.clear();
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    touch::Rect body = body_between(stage.frame, top, bottom);
    stage.frame.first_focus("finished");
    top.draw();
    const bool code = !thanks.learn_more.empty();
    const Card card = words_of(stage, thanks);
    touch::Rect place{body.x, body.y, measure::qr, measure::qr};
    if (code && stage.frame.portrait()) {
        // In a lowered page of the largest letters the words need some of its room.
        const float words = card.height(body.width) + measure::column_gap;
        place.width = place.height = std::clamp(body.height - words, measure::least_qr, measure::qr);
        body.height -= place.height + measure::column_gap;
        place.y = body.y + std::min(words - measure::column_gap, body.height) + measure::column_gap;
    } else if (code) {
        place.x = body.right() - measure::qr;
        body.width -= measure::qr + measure::column_gap;
    }
    card.draw(body, Card::Stand::top);
    if (code) draw_code(stage, thanks, place);
    bottom.draw();
    hold_corner(stage);
}

}  // namespace screens
