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
constexpr float smallest_greeting = 0.69F;
constexpr float inviting_letters = 1.5F;  // of Start, in headings

std::string kicker_of(const Welcome& welcome) {
    if (welcome.closed) return said_of_closed(welcome.closed_on);
    if (welcome.closes.empty()) {
        // Translators: above the title of the consultation.
        return words::say("welcome", "Have your say");
    }
    // Translators: above the title of the consultation; {0} is the last day, such as 15 February 2024.
    return words::fill(words::say("welcome", "Have your say. Closes {0}"), {welcome.closes});
}

// A form without a welcome page is headed by its title.
std::string title_of(const Stage& stage, const Welcome& welcome) {
    const auto& notes = welcome.page.questions;
    return notes.empty() ? stage.view.chrome.title : notes.front().label.plain();
}

// On the page, or on the council's colour at its head.
touch::TextLook on(const Stage& stage, Ground ground, const touch::TextLook& look) {
    return ground == Ground::paper ? look : on_council(stage.frame, look);
}

touch::TextLook kicker_look(const Stage& stage, Ground ground) {
    touch::TextLook kicker = bold_look(std::max(measure::kicker_scale, small_scale(stage.frame)));
    kicker.ink = stage.frame.theme().chosen;  // as strong as the ink, in the council's colour
    return on(stage, ground, kicker);
}

touch::TextLook title_look(const Stage& stage, Ground ground, float share) {
    const bool beside_city = ground == Ground::panel && !stage.frame.portrait();
    const float scale =
        std::min(measure::title_scale, heading_scale(stage.frame) * (beside_city ? 1.05F : 1.2F) * share);
    return on(stage, ground, heading_look(stage.frame, scale));
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
    flow.words("kicker", kicker_of(welcome),
               {.text = kicker_look(stage, ground), .after = stage.frame.letter() * 0.3F, .with_next = true});
}

void add_title(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground, float share) {
    const float line = stage.frame.letter();
    const auto& notes = welcome.page.questions;
    const std::string id = notes.empty() ? "welcome:title" : "welcome:" + notes.front().reference;
    flow.words(id, title_of(stage, welcome),
               {.text = title_look(stage, ground, share), .after = line * 0.6F, .with_next = true});
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

float width_of_head(Stage& stage, const Welcome& welcome, Ground ground, float share) {
    touch::Frame& frame = stage.frame;
    return std::max(frame.measure(kicker_of(welcome), kicker_look(stage, ground), 0).width,
                    frame.measure(title_of(stage, welcome), title_look(stage, ground, share), 0).width);
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
    const float share = is_largest(stage.frame) ? small_scale(stage.frame) : smallest_greeting;
    const float least = letter < measure::least_default ? measure::least_letter : measure::least_default;
    return on(stage, ground, {.scale = std::max(share, least / letter)});
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

void draw_start(Stage& stage, const Welcome& welcome, touch::Rect place) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.icon = "forward";
    look.icon_after = true;
    const std::string words = start_words(welcome);
    const float heading = heading_scale(stage.frame);
    for (const float scale : {heading * inviting_letters, heading, 1.0F}) {
        look.scale = scale;
        const touch::Ruler::Button button{.words = words, .look = look};
        const bool fits = stage.frame.button_width(button) <= place.width &&
                          stage.frame.button_height(button, place.width) <= place.height;
        if (fits && (scale <= heading || place.height >= roomy_start)) break;
    }
    if (stage.frame.button("start", place, {.words = words, .look = look})) stage.ask(Start{});
}

touch::Rect at_the_optical_middle(touch::Rect place, float height) {
    constexpr float roomy = 60;
    const float spare = place.height - height;
    if (spare < roomy) return place;
    return {place.x, place.y + spare * measure::optical_middle, place.width,
            place.height - spare * measure::optical_middle};
}

}  // namespace screens::welcoming
