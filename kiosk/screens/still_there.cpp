// SPDX-License-Identifier: Apache-2.0
// Are you still there? Covers the answers completely, counts down in large figures, and has one obvious
// button (VVSG 2.0, 7.2-O: the alert stays for 20 to 45 s; WCAG 2.2.1: one simple action gives more time,
// without limit).
#include "kiosk/screens/card.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/leaving_words.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float least_card = 250;  // of its width, where the glass has so much
constexpr float card_inset = 14;
constexpr float stay_height = 32;

touch::TextLook centred(touch::TextLook look) {
    look.align = text::Align::centre;
    return look;
}

BarButton stay_button() {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.scale = 1.2F;
    // Translators: the large button that gives more time.
    return {"stay", words::say("button", "I’m still here"), look, StayHere{}};
}

// Some people cannot read this language, and some cannot see the screen: these two buttons help them. They
// stand side by side, since the card is high enough already.
void add_tools(Card& card, Stage& stage, float width) {
    std::vector<BarButton> tools;
    // Translators: button in the bar at the top; opens the list of languages.
    const std::string language = words::say("button", "Language");
    if (offers_languages(stage)) {
        tools.push_back(small_button(stage.frame, "language", language, OpenSheet{Sheet::language}));
        tools.back().look.icon = "language";
    }
    if (!stage.view.chrome.sound.on) {
        // Translators: button in the bar at the top; the machine reads the page aloud.
        tools.push_back(small_button(stage.frame, "listen", words::say("button", "Listen"), Listen{}));
        tools.back().look.icon = "listen";
    }
    if (tools.empty()) return;
    const float gap = stage.frame.theme().gap, many = static_cast<float>(tools.size());
    const float each = (width - gap * (many - 1)) / many;
    float height = 0;
    for (const BarButton& tool : tools)
        height = std::max(height, stage.frame.button_height({.words = tool.words, .look = tool.look}, each));
    card.block(
        height,
        [&stage, tools, each, gap](touch::Rect place) {
            touch::Rect at{place.x, place.y, each, place.height};
            for (const BarButton& tool : tools) {
                if (stage.frame.button(tool.id, at, {.words = tool.words, .look = tool.look}))
                    stage.ask(tool.intent);
                at.x += each + gap;
            }
        },
        0.6F);
}

void add_asked(Card& card, Stage& stage, const StillThere& still) {
    // Translators: nobody has touched the machine for two minutes.
    const std::string heading = words::say("still", "Are you still there?");
    card.words("heading", heading, centred(heading_look(stage.frame, heading_scale(stage.frame))), 0.6F);
    touch::TextLook figure = centred(bold_look(measure::figure_scale));
    figure.role = touch::Role::alert;
    // Translators: how long until the answers are forgotten; in large letters.
    const std::string left = words::say("still", "%d second", "%d seconds", still.seconds_left);
    card.words("seconds", left, figure, 0.4F);
    const TimeoutWords said = timeout_words(stage.view.chrome.record);
    card.words("explanation", said.what_happens, centred({}), 1.6F);
}

void add_ways_on(Card& card, Stage& stage, float width) {
    card.button(stay_button(), stay_height);
    add_tools(card, stage, width);
    const std::string leave_now = timeout_words(stage.view.chrome.record).leave_now;
    card.button(small_button(stage.frame, "finish", leave_now, EndVisit{}));
}

// In the middle: as many columns are left out on either side as leave the card its width.
touch::Rect columns_of_card(const touch::Frame& frame, touch::Rect place) {
    const float least =
        least_card * std::max(1.0F, frame.letter() / touch::letter_mm(touch::TextSize::large));
    place.x = side_margin(frame);
    place.width = frame.width() - 2 * place.x;
    int beside = 3;
    const auto card = [&] { return columns_of(frame, place, beside, measure::columns - 2 * beside); };
    while (beside > 0 && card().width < least) --beside;
    return card();
}

// Its words on a sheet of paper in the optical middle of that place.
void draw_on_paper(Stage& stage, const Card& content, touch::Rect place) {
    touch::Frame& frame = stage.frame;
    const touch::Theme& theme = frame.theme();
    touch::Rect paper = place;
    paper.height = std::min(place.height, content.height(place.width - 2 * card_inset) + 2 * card_inset);
    paper.y += (place.height - paper.height) * measure::optical_middle;
    frame.fill(paper, theme.paper, theme.radius * 2);
    frame.outline(paper, theme.line, theme.border, theme.radius * 2);
    content.draw(paper.inset(card_inset), Card::Stand::middle);
}

}  // namespace

// In reach mode what is asked stands above, on paper of its own.
void draw_still_there(Stage& stage, const StillThere& still) {
    touch::Frame& frame = stage.frame;
    const float top = -frame.above(), margin = frame.theme().margin;
    frame.fill({0, top, frame.width(), frame.height() - top}, frame.theme().council);
    const touch::Rect whole = touch::Rect{0, 0, frame.width(), frame.height()}.inset(margin);
    touch::Rect page = above_lower(stage, whole);
    page = columns_of_card(frame, page);
    frame.first_focus("stay");
    frame.back_and_next({.back = "stay", .forward = "stay"});
    Card asked(stage), ways_on(stage);
    const bool apart = reads_above(frame);
    add_asked(apart ? asked : ways_on, stage, still);
    add_ways_on(ways_on, stage, page.width - 2 * card_inset);
    if (apart) draw_on_paper(stage, asked, {page.x, top + margin, page.width, -top - 2 * margin});
    draw_on_paper(stage, ways_on, page);
    draw_lower(stage, whole, LowerOn::council);
    hold_corner(stage);
}

}  // namespace screens
