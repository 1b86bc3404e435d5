// SPDX-License-Identifier: Apache-2.0
// Welcome: what it is about, every language in its own name, the privacy promise, and Start.
//
// WCAG 2.2.6: that walking away loses the answers, and after how long, is said before the first question.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_start_column = 0.36F;

std::string kicker_of(const Welcome& welcome) {
    if (welcome.closed) {
        // Translators: above the title of a consultation that takes no answers.
        return words::say("welcome", "This consultation is closed");
    }
    if (welcome.closes.empty()) {
        // Translators: above the title of the consultation.
        return words::say("welcome", "Have your say");
    }
    // Translators: above the title of the consultation; {0} is the last day, such as 15 February 2024.
    return words::fill(words::say("welcome", "Have your say. Closes {0}"), {welcome.closes});
}

bool may_start(const Stage& stage, const Welcome& welcome) {
    return !welcome.closed || stage.view.chrome.practice;
}

std::string start_words(const Welcome& welcome) {
    // Translators: the button that goes on to the next page.
    if (welcome.begun) return words::say("button", "Continue");
    // Translators: the large button that begins the questions.
    return words::say("button", "Start");
}

// Whoever finds the answers of somebody who came back here can clear them.
BarContent bar_of(Stage& stage, const Welcome& welcome) {
    BarContent bar;
    // Translators: button; opens the page that says why the council asks.
    const std::string about = words::say("button", "About this consultation");
    bar.small.push_back(small_button(stage.frame, "about", about, OpenAbout{}));
    add_lower_button(stage, bar);
    if (welcome.begun) bar.small.push_back(finish_button(stage.frame));
    return bar;
}

void add_message(Flow& flow, Stage& stage, const Welcome& welcome) {
    const touch::Frame& frame = stage.frame;
    const float line = frame.letter();
    touch::TextLook kicker = bold_look(std::max(measure::kicker_scale, small_scale(frame)));
    kicker.ink = frame.theme().chosen;  // as strong as the ink, in the council's colour
    flow.words("kicker", kicker_of(welcome), {.text = kicker, .after = line * 0.3F, .with_next = true});
    const float scale = std::min(measure::title_scale, heading_scale(frame) * 1.2F);
    bool first = true;
    for (const xforms::Question& note : welcome.page.questions) {
        const std::string id = "welcome:" + note.reference;
        if (first)
            flow.words(id, note.label.plain(),
                       {.text = heading_look(frame, scale), .after = line * 0.8F, .with_next = true});
        else
            flow.rich(id, note.label, {.after = line * 0.8F});
        flow.rich(id + ":hint", note.hint, {.after = line * 1.1F});
        first = false;
    }
}

// One column, in as many screenfuls as it takes; Start is then in the bar at the foot, always in reach.
void draw_column(Stage& stage, const Welcome& welcome) {
    BarContent content = bar_of(stage, welcome);
    if (may_start(stage, welcome)) content.forward = forward_button("start", start_words(welcome), Start{});
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    Flow flow(stage, body_between(stage.frame, top, bottom));
    add_message(flow, stage, welcome);
    add_languages(flow, stage);
    add_promise(flow, stage, welcome.forgets_after_s);
    top.draw();
    flow.draw(welcome.part);
    bottom.draw();
}

void draw_start(Stage& stage, const Welcome& welcome, touch::Rect place) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.scale = heading_scale(stage.frame);
    look.icon = "forward";
    look.icon_after = true;
    if (stage.frame.button("start", place, {.words = start_words(welcome), .look = look})) stage.ask(Start{});
}

bool draw_columns(Stage& stage, const Welcome& welcome) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage, welcome));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    const float end_width = body.width * share_of_start_column - measure::column_gap;
    touch::Rect start_side = body;
    start_side.width = body.width - end_width - measure::column_gap;
    touch::Rect end_side{start_side.right() + measure::column_gap, body.y, end_width, body.height};
    const bool starts = may_start(stage, welcome);
    const touch::Rect start{end_side.x, body.bottom() - measure::big_button, end_width, measure::big_button};
    if (starts) end_side.height -= measure::big_button + stage.frame.theme().gap * 1.5F;

    Flow message(stage, start_side), promise(stage, end_side);
    add_message(message, stage, welcome);
    add_languages(message, stage);
    add_promise(promise, stage, welcome.forgets_after_s);
    if (!message.fits() || !promise.fits()) return false;
    top.draw();
    message.draw(0);
    promise.draw(0);
    if (starts) draw_start(stage, welcome, start);
    bottom.draw();
    stage.frame.turns({.back = "", .forward = "start"});
    return true;
}

}  // namespace

void draw_welcome(Stage& stage, const Welcome& welcome) {
    stage.frame.first_focus("start");
    if (stage.frame.portrait() || !draw_columns(stage, welcome)) draw_column(stage, welcome);
    hold_corner(stage);
}

}  // namespace screens
