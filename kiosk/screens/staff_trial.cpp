// SPDX-License-Identifier: Apache-2.0
// Where staff try the sound, the keys and the screen: a frame along the very edge of the picture, colours
// with their names, and points to touch above and below. All of it is a button or words, so that keys reach
// it and speech says it.
#include <algorithm>
#include <array>

#include "kiosk/screens/card.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float edge = 1.5F;        // thickness of the frame
constexpr float usual_swatch = 10;  // height of a colour

struct Named {
    touch::Colour colour;
    std::string name;
};

std::array<Named, 5> colours() {
    return {{{{255, 0, 0},
              words::say("staff",
                         // Translators: for staff; name of the colour that stands over it.
                         "Red")},
             {{0, 255, 0},
              words::say("staff",
                         // Translators: for staff; name of the colour that stands over it.
                         "Green")},
             {{0, 0, 255},
              words::say("staff",
                         // Translators: for staff; name of the colour that stands over it.
                         "Blue")},
             {{255, 255, 255},
              words::say("staff",
                         // Translators: for staff; name of the colour that stands over it.
                         "White")},
             {{0, 0, 0},
              words::say("staff",
                         // Translators: for staff; name of the colour that stands over it.
                         "Black")}}};
}

touch::TextLook name_look() {
    touch::TextLook look;
    look.align = text::Align::centre;
    return look;
}

// Beside each other as far as the longest of their names has room, then in further rows.
int columns_in(touch::Frame& frame, float width) {
    float widest = 0;
    const auto all = colours();
    for (const Named& each : all) widest = std::max(widest, frame.measure(each.name, name_look(), 0).width);
    const auto fit = static_cast<int>((width + measure::key_gap) / (widest + 1 + measure::key_gap));
    return std::clamp(fit, 1, static_cast<int>(all.size()));
}

float swatch(const touch::Frame& frame) {
    return aired(frame, usual_swatch);
}

float row_height(touch::Frame& frame) {
    return swatch(frame) + line_of(frame);
}

float colours_height(touch::Frame& frame, float width) {
    const int columns = columns_in(frame, width);
    const int rows = (static_cast<int>(colours().size()) + columns - 1) / columns;
    return static_cast<float>(rows) * row_height(frame);
}

void draw_colours(touch::Frame& frame, touch::Rect place) {
    const int columns = columns_in(frame, place.width);
    const float gap = measure::key_gap;
    const float width = (place.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    int at = 0;
    for (const Named& each : colours()) {
        const auto column = static_cast<float>(at % columns), row = static_cast<float>(at / columns);
        const touch::Rect field{place.x + column * (width + gap), place.y + row * row_height(frame), width,
                                swatch(frame)};
        frame.fill(field, each.colour);
        frame.outline(field, frame.theme().line, frame.theme().border);
        frame.words("colour:" + std::to_string(at), {field.x, field.bottom(), width, line_of(frame)},
                    each.name, name_look());
        ++at;
    }
}

struct Size {
    float width, height;
};

// Of each point, whichever its number, once it was touched and has a tick.
Size size_of_point(touch::Frame& frame) {
    Size size{measure::least_target, measure::least_target};
    touch::ButtonLook look;
    look.selected = true;
    for (std::size_t at = 0; at < StaffTrial::points; ++at) {
        const std::string number = words::number(static_cast<int>(at) + 1);
        size.width = std::max(size.width, frame.button_width({.words = number, .look = look}));
        size.height = std::max(size.height, frame.button_height({.words = number, .look = look}, size.width));
    }
    return size;
}

// In the corners, and in the middle above and below.
touch::Rect place_of(const touch::Frame& frame, std::size_t point, Size size) {
    constexpr std::size_t in_a_row = StaffTrial::points / 2;
    const float margin = frame.theme().margin;
    const float step = (frame.width() - 2 * margin - size.width) / static_cast<float>(in_a_row - 1);
    const float x = margin + step * static_cast<float>(point % in_a_row);
    const float y = point < in_a_row ? margin : frame.height() - margin - size.height;
    return {x, y, size.width, size.height};
}

void draw_points(Stage& stage, const StaffTrial& trial, std::size_t first, std::size_t end) {
    const Size size = size_of_point(stage.frame);
    for (std::size_t at = first; at < end; ++at) {
        const std::string number = words::number(static_cast<int>(at) + 1);
        // Translators: for staff, spoken; a place on the screen that is touched to try it; {0} is its number.
        const std::string name = words::fill(words::say("staff", "Touch point {0}"), {number});
        touch::ButtonLook look;
        look.name = name;
        look.selected = trial.touched[at];
        // Translators: for staff, spoken of a place on the screen that was touched.
        if (look.selected) look.state = words::say("staff", "touched");
        if (stage.frame.button("point:" + std::to_string(at), place_of(stage.frame, at, size),
                               {.words = number, .look = look}))
            stage.ask(StaffPoint{at});
    }
}

enum class Buttons { in_a_row, in_a_column };

void add_buttons(Card& card, Stage& stage, const std::vector<BarButton>& buttons, float width,
                 Buttons stand) {
    if (stand == Buttons::in_a_column) {
        for (const BarButton& button : buttons) card.button(button);
        return;
    }
    touch::Frame& frame = stage.frame;
    const float gap = frame.theme().gap, count = static_cast<float>(buttons.size()),
                each = (width - gap * (count - 1)) / count;
    float height = 0;
    for (const BarButton& button : buttons)
        height = std::max(height, frame.button_height({.words = button.words, .look = button.look}, each));
    card.block(height, [&stage, buttons, each, gap](touch::Rect place) {
        for (const BarButton& button : buttons) {
            if (stage.frame.button(button.id, {place.x, place.y, each, place.height},
                                   {.words = button.words, .look = button.look}))
                stage.ask(button.intent);
            place.x += each + gap;
        }
    });
}

Card card_of(Stage& stage, const StaffTrial& trial, float width, Buttons stand) {
    Card card(stage);
    const auto how_many = static_cast<int>(std::count(trial.touched.begin(), trial.touched.end(), true));
    card.words("heading", words::say("staff", "Test sound, keys and screen"),
               heading_look(stage.frame, heading_scale(stage.frame)), 0.4F);
    const std::string how = words::say(
        "staff",
        // Translators: for staff, who try the machine.
        "Touch each number, and press each key. The frame should meet all four edges of the screen, and each "
        "colour should look as its name says.");
    card.words("how", how, {}, 0.4F);
    if (!trial.sound_trouble.empty()) {
        touch::TextLook look = bold_look(1);
        look.ink = stage.frame.theme().error;
        look.role = touch::Role::alert;
        card.words("sound-trouble", trial.sound_trouble, look, 0.4F);
    }
    card.block(
        colours_height(stage.frame, width),
        [&frame = stage.frame](touch::Rect place) { draw_colours(frame, place); }, 0.4F);
    // Translators: for staff; {0} is how many places on the screen were touched, {1} how many there are.
    const std::string touched = words::say("staff", "Touched: {0} of {1}");
    card.words(
        "touched",
        words::fill(touched, {words::number(how_many), words::number(static_cast<int>(StaffTrial::points))}),
        {}, 0.3F);
    if (!trial.last_key.empty())
        card.words("last-key", words::fill(words::say("staff", "Last key pressed: {0}"), {trial.last_key}),
                   bold_look(1), 0.4F);
    touch::ButtonLook plain, filled;
    plain.icon = "listen";
    filled.emphasis = touch::Emphasis::filled;
    // Translators: button for staff; a tone and a sentence are heard.
    const std::string play = words::say("staff", "Play a sound");
    add_buttons(card, stage,
                {{"sound", play, plain, StaffSound{}},
                 {"leave", words::say("button", "Back"), filled, StaffPage{Staff::Page::more}}},
                width, stand);
    return card;
}

}  // namespace

void draw_staff_trial(Stage& stage, const StaffTrial& trial) {
    touch::Frame& frame = stage.frame;
    const touch::Rect glass{0, -frame.above(), frame.width(), frame.height() + frame.above()};
    frame.outline(glass.inset(edge / 2), frame.theme().ink, edge);
    // As far from Back as any of these is: each key of a keypad can be pressed once, in whichever order, and
    // none of them leads out.
    frame.first_focus("point:0");
    draw_points(stage, trial, 0, StaffTrial::points / 2);
    const float around =
        frame.theme().margin + size_of_point(frame).height + aired(frame, measure::body_inset);
    const float wide = side_margin(frame);
    const touch::Rect middle{wide, around, frame.width() - 2 * wide, frame.height() - 2 * around};
    const touch::Rect place = above_lower(stage, middle);
    // Low glass has more width than height; only in a column are their words made smaller.
    const auto fits = [&](Buttons stand) { return card_of(stage, trial, middle.width, stand).fits(place); };
    const bool row = frame.lies() && (fits(Buttons::in_a_row) || !fits(Buttons::in_a_column));
    card_of(stage, trial, middle.width, row ? Buttons::in_a_row : Buttons::in_a_column)
        .draw(place, Card::Stand::top);
    draw_lower(stage, middle, LowerOn::paper);
    draw_points(stage, trial, StaffTrial::points / 2, StaffTrial::points);
}

}  // namespace screens
