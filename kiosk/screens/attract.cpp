// SPDX-License-Identifier: Apache-2.0
// Nobody is there: an invitation to read from afar, in the languages in turn. A finger anywhere, or any key,
// leads to the welcome. Where nobody can begin, for a night or for the weeks after a consultation, it says
// that, and invites nobody: what stood still so long would be seen on the glass for years after.
//
// WCAG 2.3.1: it changes once in many seconds, at once, and is still between. Its words are alternately above
// on the council's colour, with the city under them, and below on the page's: no pixel keeps its colour.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/greetings.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/out_of_service.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/welcome_parts.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float most_picture = 0.38F;  // of the height
constexpr float touch_height = 30;

struct Poster {
    bool dark = true;  // on the council's colour, with the picture
    float shift = 0;   // how far along the glass things stand, 0 to 1
};

// With an even number of languages each of them would always stand on one ground.
Poster poster_of(const Attract& attract, std::size_t languages) {
    const bool even = languages > 0 && languages % 2 == 0;
    const int round = even ? attract.step / static_cast<int>(languages) : 0;
    return {(attract.step + round) % 2 == 0, static_cast<float>(attract.step % 3) / 2};
}

bool invites(const Attract& attract) {
    return !attract.closed && !attract.out;
}

// In large letters, and what follows on it.
struct Message {
    std::string headline, more;
};

Message message_of(const Attract& attract, const Chrome& chrome) {
    if (attract.out) return {heading_of(*attract.out), reason_of(*attract.out)};
    // A form without a welcome page is known by its title.
    const auto& notes = attract.page.questions;
    const std::string title = notes.empty() ? chrome.title : notes.front().label.plain();
    if (attract.closed) return {title, welcoming::said_of_closed(attract.closed_on)};
    if (attract.closes.empty()) return {title, ""};
    // Translators: on the invitation; {0} is the last day, such as 15 February 2024.
    return {title, words::fill(words::say("attract", "Have your say until {0}"), {attract.closes})};
}

touch::TextLook on(const touch::Frame& frame, const Poster& poster, const touch::TextLook& look) {
    return poster.dark ? on_council(frame, look) : look;
}

// The least is the greeting and what it is about, on a page that is lowered and has the largest letters.
enum class Extent { least, whole };

void add_words(Flow& flow, Stage& stage, const Attract& attract, const Poster& poster, Extent extent) {
    touch::Frame& frame = stage.frame;
    const float line = frame.letter();
    const Chrome& chrome = stage.view.chrome;
    if (extent == Extent::whole)
        flow.words("council", chrome.council, {.text = on(frame, poster, bold_look(1)), .after = line});
    if (chrome.language < chrome.languages.size())
        flow.words(
            "greeting", chrome.languages[chrome.language].greeting,
            {.text = on(frame, poster, heading_look(frame, measure::figure_scale)), .after = line * 0.4F});
    const Message message = message_of(attract, chrome);
    if (!message.headline.empty())
        flow.words(
            "headline", message.headline,
            {.text = on(frame, poster, heading_look(frame, heading_scale(frame))), .after = line * 0.6F});
    const bool wanted = extent == Extent::whole || !invites(attract);
    if (wanted && !message.more.empty()) flow.words("message", message.more, {.text = on(frame, poster, {})});
}

std::string invitation() {
    // Translators: the large button of the invitation: a finger anywhere on the screen does the same.
    return words::say("attract", "Touch anywhere to begin");
}

touch::ButtonLook button_look(const touch::Frame& frame, const Poster& poster) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.scale = heading_scale(frame);
    look.on_bar = poster.dark;
    return look;
}

touch::Rect button_place(touch::Frame& frame, touch::Rect body, const Poster& poster) {
    const std::string words = invitation();
    const touch::ButtonLook look = button_look(frame, poster);
    const float width =
        std::min(body.width, frame.button_width({.words = words, .look = look}) + 2 * frame.letter());
    const float height = std::max(touch_height, frame.button_height({.words = words, .look = look}, width));
    return {body.x + (body.width - width) * poster.shift, body.bottom() - height, width, height};
}

// On a glass that is wider than the picture it stands where the words do: its own ends are soft.
void draw_picture(Stage& stage, const Poster& poster, float height) {
    touch::Frame& frame = stage.frame;
    const text::Size size = frame.decoration_size(touch::welcome_picture, {frame.width(), height});
    if (size.height <= 0) return;
    frame.decoration(touch::welcome_picture, {(frame.width() - size.width) * poster.shift,
                                              frame.height() - size.height, size.width, size.height});
}

}  // namespace

void draw_attract(Stage& stage, const Attract& attract) {
    touch::Frame& frame = stage.frame;
    const Poster poster = poster_of(attract, stage.view.chrome.languages.size());
    const float side = side_margin(frame), margin = frame.theme().margin;
    touch::Rect body{side, margin, frame.width() - 2 * side, frame.height() - 2 * margin};
    if (poster.dark) {
        frame.fill({0, 0, frame.width(), frame.height()}, frame.theme().council);
        const text::Size art =
            frame.decoration_size(touch::welcome_picture, {frame.width(), frame.height() * most_picture});
        if (art.height > 0) body.height -= art.height - margin;
        draw_picture(stage, poster, frame.height() * most_picture);
    }
    const Greetings greetings(stage, on(frame, poster, {.scale = small_scale(frame)}),
                              stage.view.chrome.language);
    const float gap = frame.letter();
    const float row = greetings.height(body.width);
    touch::Rect place = body;
    touch::Rect button = button_place(frame, body, poster);
    if (!invites(attract)) button = {body.x, body.bottom() + gap, body.width, 0};
    place.height -= row + body.bottom() - button.y + 2 * gap;
    Flow message(stage, place);
    add_words(message, stage, attract, poster, Extent::whole);
    const Extent extent = message.fits() ? Extent::whole : Extent::least;
    if (extent == Extent::whole && !poster.dark) place.y += place.height - message.height();
    Flow words(stage, place);
    add_words(words, stage, attract, poster, extent);
    if (invites(attract)) frame.first_focus("begin");
    words.draw(0);
    greetings.draw({body.x, button.y - gap - row, body.width, row});
    // The button is what keys and speech find; a finger may be put down anywhere.
    if (invites(attract))
        (void)frame.button("begin", button, {.words = invitation(), .look = button_look(frame, poster)});
    // At once, not when the finger is lifted: nothing is chosen yet.
    if (frame.touched()) stage.ask(Wake{});
}

}  // namespace screens
