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

touch::TextLook name_look(const touch::Frame& frame) {
    touch::TextLook look;
    look.scale = small_scale(frame);
    look.align = text::Align::centre;
    return look;
}

// Beside each other as far as the longest of their names has room, then in further rows.
int columns_in(touch::Frame& frame, float width) {
    float widest = 0;
    const auto all = colours();
    for (const Named& each : all)
        widest = std::max(widest, frame.measure(each.name, name_look(frame), 0).width);
    const auto fit = static_cast<int>((width + measure::key_gap) / (widest + 1 + measure::key_gap));
    return std::clamp(fit, 1, static_cast<int>(all.size()));
}

float swatch(const touch::Frame& frame) {
    return aired(frame, usual_swatch);
}

float row_height(touch::Frame& frame) {
    return swatch(frame) + line_of(frame, small_scale(frame));
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
        frame.words("colour:" + std::to_string(at),
                    {field.x, field.bottom(), width, row_height(frame) - swatch(frame)}, each.name,
                    name_look(frame));
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

constexpr std::size_t points_above = StaffTrial::points / 2;

// In the corners, and in the middle above and below.
touch::Rect place_of(const touch::Frame& frame, std::size_t point, Size size) {
    const float margin = frame.theme().margin;
    const float step = (frame.width() - 2 * margin - size.width) / static_cast<float>(points_above - 1);
    const float x = margin + step * static_cast<float>(point % points_above);
    const float y = point < points_above ? margin : frame.height() - margin - size.height;
    return {x, y, size.width, size.height};
}

void draw_point(Stage& stage, const StaffTrial& trial, std::size_t at, Size size) {
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

// between_points: beside the points at the foot, where the words need the rest of the height.
enum class Buttons { in_a_row, in_a_column, between_points };

// In the order in which they stand between the points: Back is as far from the first point as it can be.
std::vector<BarButton> buttons_of() {
    touch::ButtonLook plain, filled;
    plain.icon = "listen";
    filled.emphasis = touch::Emphasis::filled;
    // Translators: button for staff; a tone and a sentence are heard.
    return {{"sound", words::say("staff", "Play a sound"), plain, StaffSound{}},
            {"leave", words::say("button", "Back"), filled, StaffPage{Staff::Page::more}}};
}

void add_buttons(Card& card, Stage& stage, const std::vector<BarButton>& buttons, float width,
                 Buttons stand) {
    if (stand == Buttons::between_points) return;
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

struct Told {
    std::string id, words;
    touch::TextLook look;
};

// One behind the other, in letters that need not shrink.
void add_beside(Card& card, Stage& stage, std::vector<Told> all, float width) {
    const float each = width / static_cast<float>(all.size());
    float height = 0;
    for (Told& told : all) {
        told.look.scale = small_scale(stage.frame);
        height = std::max(height, stage.frame.measure(told.words, told.look, each).height);
    }
    card.block(
        height,
        [&stage, all = std::move(all), each](touch::Rect place) {
            for (const Told& told : all) {
                stage.frame.words(told.id, {place.x, place.y, each, place.height}, told.words, told.look);
                place.x += each;
            }
        },
        0.4F);
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
    const std::string all = words::number(static_cast<int>(StaffTrial::points));
    const std::string points = words::fill(touched, {words::number(how_many), all});
    const std::string key = words::fill(words::say("staff", "Last key pressed: {0}"), {trial.last_key});
    if (stand == Buttons::between_points && !trial.last_key.empty()) {
        add_beside(card, stage, {{"touched", points, {}}, {"last-key", key, bold_look(1)}}, width);
    } else {
        card.words("touched", points, {}, 0.3F);
        if (!trial.last_key.empty()) card.words("last-key", key, bold_look(1), 0.4F);
    }
    add_buttons(card, stage, buttons_of(), width, stand);
    return card;
}

// From the point `after` to the one that follows it.
touch::Rect between_points(touch::Frame& frame, std::size_t after, float height) {
    const Size size = size_of_point(frame);
    const touch::Rect from = place_of(frame, after, size), to = place_of(frame, after + 1, size);
    const float gap = frame.theme().gap;
    return {from.right() + gap, frame.height() - frame.theme().margin - height, to.x - from.right() - 2 * gap,
            height};
}

float foot_height(touch::Frame& frame, Buttons stand) {
    float height = size_of_point(frame).height;
    if (stand != Buttons::between_points) return height;
    const float width = between_points(frame, points_above, height).width;
    for (const BarButton& button : buttons_of())
        height = std::max(height, frame.button_height({.words = button.words, .look = button.look}, width));
    return height;
}

// The points below, and between them what stands there. Back is as far from the first point as it can be.
void draw_foot(Stage& stage, const StaffTrial& trial, Buttons stand) {
    const float height = foot_height(stage.frame, stand);
    std::vector<BarButton> buttons;
    if (stand == Buttons::between_points) buttons = buttons_of();
    for (std::size_t at = points_above; at < StaffTrial::points; ++at) {
        draw_point(stage, trial, at, size_of_point(stage.frame));
        if (buttons.empty()) continue;
        const BarButton button = std::move(buttons.back());
        buttons.pop_back();
        if (stage.frame.button(button.id, between_points(stage.frame, at, height),
                               {.words = button.words, .look = button.look}))
            stage.ask(button.intent);
    }
}

}  // namespace

void draw_staff_trial(Stage& stage, const StaffTrial& trial) {
    touch::Frame& frame = stage.frame;
    const touch::Rect glass{0, -frame.above(), frame.width(), frame.height() + frame.above()};
    frame.outline(glass.inset(edge / 2), frame.theme().ink, edge);
    // As far from Back as any of these is: each key of a keypad can be pressed once, in whichever order, and
    // none of them leads out.
    frame.first_focus("point:0");
    for (std::size_t at = 0; at < points_above; ++at) draw_point(stage, trial, at, size_of_point(frame));
    const float inset = aired(frame, measure::body_inset), wide = side_margin(frame);
    const float y = frame.theme().margin + size_of_point(frame).height + inset;
    const auto middle = [&](Buttons stand) {
        const float foot = frame.theme().margin + foot_height(frame, stand) + inset;
        return touch::Rect{wide, y, frame.width() - 2 * wide, frame.height() - foot - y};
    };
    const auto card = [&](Buttons stand) { return card_of(stage, trial, middle(stand).width, stand); };
    const auto kept = [&](Buttons stand) { return card(stand).kept(above_lower(stage, middle(stand))); };
    // Low glass has more width than height.
    Buttons stand = frame.lies() ? Buttons::in_a_row : Buttons::in_a_column;
    if (frame.lies() && kept(Buttons::between_points) > kept(Buttons::in_a_row))
        stand = Buttons::between_points;
    card(stand).draw(above_lower(stage, middle(stand)), Card::Stand::top);
    draw_lower(stage, middle(stand), LowerOn::paper);
    draw_foot(stage, trial, stand);
}

}  // namespace screens
