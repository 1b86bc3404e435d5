// SPDX-License-Identifier: Apache-2.0
// WCAG 2.2.6: that walking away loses the answers, and after how long, is said before the first question
// (promise.h).
#include "kiosk/screens/welcome_parts.h"

#include "kiosk/screens/greetings.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/words/words.h"

namespace screens::welcoming {
namespace {

constexpr float share_of_summary = 0.9F;  // of the body text, beside the city
constexpr float smallest_greeting = 0.72F;

std::string kicker_of(const Welcome& welcome) {
    if (welcome.closed) return said_of_closed(welcome.closed_on);
    if (welcome.closes.empty()) {
        // Translators: above the title of the consultation.
        return words::say("welcome", "Have your say");
    }
    // Translators: above the title of the consultation; {0} is the last day, such as 15 February 2024.
    return words::fill(words::say("welcome", "Have your say. Closes {0}"), {welcome.closes});
}

// On the page, or on the council's colour at its head.
touch::TextLook on(const Stage& stage, Ground ground, const touch::TextLook& look) {
    return ground == Ground::paper ? look : on_council(stage.frame, look);
}

}  // namespace

std::string said_of_closed(const std::string& closed_on) {
    // Translators: above the title of a consultation that takes no answers.
    if (closed_on.empty()) return words::say("welcome", "This consultation is closed");
    // Translators: above the title of a consultation that is over; {0} is its last day, 15 February 2024.
    return words::fill(words::say("welcome", "This consultation closed on {0}"), {closed_on});
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
    if (welcome.tells_more) bar.small.push_back(small_button(stage.frame, "about", about, OpenAbout{}));
    add_lower_button(stage, bar);
    if (welcome.begun) bar.small.push_back(finish_button(stage));
    return bar;
}

void add_kicker(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground) {
    const touch::Frame& frame = stage.frame;
    touch::TextLook kicker = bold_look(std::max(measure::kicker_scale, small_scale(frame)));
    kicker.ink = frame.theme().chosen;  // as strong as the ink, in the council's colour
    flow.words("kicker", kicker_of(welcome),
               {.text = on(stage, ground, kicker), .after = frame.letter() * 0.3F, .with_next = true});
}

void add_title(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground, float share) {
    const touch::Frame& frame = stage.frame;
    const float line = frame.letter();
    const bool beside_city = ground == Ground::panel && !frame.portrait();
    const float scale =
        std::min(measure::title_scale, heading_scale(frame) * (beside_city ? 1.05F : 1.2F) * share);
    // A form without a welcome page is headed by its title.
    const auto& notes = welcome.page.questions;
    const std::string id = notes.empty() ? "welcome:title" : "welcome:" + notes.front().reference;
    flow.words(
        id, notes.empty() ? stage.view.chrome.title : notes.front().label.plain(),
        {.text = on(stage, ground, heading_look(frame, scale)), .after = line * 0.6F, .with_next = true});
    if (welcome.results.empty()) return;
    const std::string results =
        // Translators: of a consultation that is over; {0} is an address on the internet.
        words::say("welcome", "You can read the results, when they are ready, at {0}");
    flow.words("results", words::fill(results, {welcome.results}),
               {.text = on(stage, ground, bold_look(1)), .after = line * 0.6F});
}

void add_head(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground, float share) {
    add_kicker(flow, stage, welcome, ground);
    add_title(flow, stage, welcome, ground, share);
}

void add_summary(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground) {
    const float line = stage.frame.letter();
    bool first = true;
    for (const xforms::Question& note : welcome.page.questions) {
        const std::string id = "welcome:" + note.reference;
        touch::TextLook look = on(stage, ground, {});
        if (ground == Ground::panel) look.scale = std::max(share_of_summary, small_scale(stage.frame));
        if (!first) flow.rich(id, note.label, {.text = look, .after = line * 0.8F});
        flow.rich(id + ":hint", note.hint, {.text = look, .after = line * 0.8F});
        first = false;
    }
}

void add_how_to_hear(Flow& flow, Stage& stage) {
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    // Translators: on the welcome page. Listen is the button at the top.
    flow.words("hear", words::say("welcome", "To hear this, press “Listen” or plug in headphones."),
               {.text = look, .after = stage.frame.letter() * 0.6F});
}

touch::TextLook greeting_look(const Stage& stage, Ground ground) {
    const float letter = stage.frame.letter();
    const float least = letter < measure::least_default ? measure::least_letter : measure::least_default;
    return on(stage, ground, {.scale = std::max(smallest_greeting, least / letter)});
}

void add_greetings(Flow& flow, Stage& stage, Ground ground) {
    if (!offers_languages(stage)) return;
    const Greetings greetings(stage, greeting_look(stage, ground));
    Block block;
    block.height = greetings.height(flow.width());
    block.after = stage.frame.theme().gap;
    block.draw = [greetings](touch::Rect place) { greetings.draw(place); };
    flow.add(std::move(block));
}

}  // namespace screens::welcoming
