// SPDX-License-Identifier: Apache-2.0
// Values that two buttons turn up and down, one step for each press. Elsewhere one drags or turns a wheel;
// with buttons, keys, a switch and a shaking hand can do it too (EN 301 549 5.5.1; WCAG 2.2, 2.5.7).
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

// Isolated from left to right: in Arabic the sign would else stand behind its number.
constexpr const char* minus_ten = "\u2066\u221210\u2069";
constexpr const char* plus_ten = "\u2066+10\u2069";
constexpr float value_inset = 4;
constexpr float comfortable_button = 20, least_value = 30;

enum class Way { ten_lower, lower, higher, ten_higher };

struct Press {
    const char* id;
    int by;
    const char* words;
    const char* icon;
};

Press press_of(Way way) {
    switch (way) {
        case Way::ten_lower:
            return {"lower10:", -10, minus_ten, ""};
        case Way::lower:
            return {"lower:", -1, "", "minus"};
        case Way::higher:
            return {"higher:", 1, "", "plus"};
        case Way::ten_higher:
            break;
    }
    return {"higher10:", 10, plus_ten, ""};
}

std::string name_of(Way way, const std::string& what) {
    switch (way) {
        case Way::ten_lower:
            // Translators: a button with "-10" on it, as it is spoken. {0} is what it turns, such as Year.
            return words::fill(words::say("stepper", "{0}: 10 lower"), {what});
        case Way::lower:
            // Translators: a button with a minus on it, as it is spoken. {0} is what it turns, such as Year.
            return words::fill(words::say("stepper", "{0}: lower"), {what});
        case Way::higher:
            // Translators: a button with a plus on it, as it is spoken. {0} is what it turns, such as Year.
            return words::fill(words::say("stepper", "{0}: higher"), {what});
        case Way::ten_higher:
            break;
    }
    // Translators: a button with "+10" on it, as it is spoken. {0} is what it turns, such as Year.
    return words::fill(words::say("stepper", "{0}: 10 higher"), {what});
}

// The columns that all steppers of an item share.
struct Columns {
    float label = 0;  // 0: above the row
    float button = 0, value = 0;
    float scale = 1;  // of the values
    bool tens = false;
};

Columns columns_of(Stage& stage, const std::vector<Stepper>& steppers, const std::vector<std::string>& widest,
                   float room) {
    touch::Frame& frame = stage.frame;
    Columns columns;
    for (const Stepper& stepper : steppers) {
        columns.tens = columns.tens || stepper.by_tens;
        if (!stepper.label.empty())
            columns.label =
                std::max(columns.label, frame.measure(stepper.label, {}, 0).width + frame.theme().gap);
    }
    columns.button = std::max(frame.theme().target, comfortable_button);
    if (columns.tens)
        columns.button =
            std::max(columns.button, frame.button_width({.words = words::in_own_digits(minus_ten)}));
    const float gap = frame.theme().gap;
    for (const std::string& value : widest)
        columns.value = std::max(columns.value, frame.measure(value, bold_look(1), 0).width);
    // Where even smaller words would be cut there are no steps of ten: whoever has far to go types.
    const float smallest = std::max(columns.value * small_scale(frame) + 2 * value_inset, least_value);
    if (columns.tens && (columns.button + gap) * 4 + smallest > room) {
        columns.tens = false;
        columns.button = std::max(frame.theme().target, comfortable_button);
    }
    columns.value = std::max(columns.value + 2 * value_inset, least_value);
    const float buttons = (columns.button + gap) * (columns.tens ? 4.0F : 2.0F);
    if (columns.label + buttons + columns.value > room) columns.label = 0;
    // The widest word of a long language at the largest size: a little smaller rather than cut.
    if (columns.value > room - buttons) {
        columns.scale = small_scale(frame);
        columns.value = room - buttons;
    }
    return columns;
}

void draw_button(Stage& stage, const Stepper& stepper, Way way, touch::Rect place) {
    const Press press = press_of(way);
    touch::ButtonLook look;
    look.icon = press.icon;
    look.name = name_of(way, stepper.name);
    look.enabled = press.by < 0 ? stepper.can_lower : stepper.can_higher;
    if (stage.frame.button(press.id + stepper.id, place,
                           {.words = words::in_own_digits(press.words), .look = look}))
        stepper.turn(press.by);
}

void draw_row(Stage& stage, const Stepper& stepper, const Columns& columns, touch::Rect place) {
    const float gap = stage.frame.theme().gap;
    float x = place.x;
    const auto next = [&](float width) {
        const touch::Rect at{x, place.y, width, place.height};
        x += width + gap;
        return at;
    };
    if (columns.tens) {
        const touch::Rect at = next(columns.button);
        if (stepper.by_tens) draw_button(stage, stepper, Way::ten_lower, at);
    }
    draw_button(stage, stepper, Way::lower, next(columns.button));
    // Translators: how a value is spoken that the person has not chosen yet.
    const std::string value = stepper.shown.empty() ? words::say("check", "Not answered") : stepper.shown;
    stage.frame.spinner("value:" + stepper.id, next(columns.value),
                        {.shown = stepper.shown.empty() ? "\u2013" : stepper.shown,
                         .name = stepper.name,
                         .value = value,
                         .scale = columns.scale});
    draw_button(stage, stepper, Way::higher, next(columns.button));
    if (columns.tens && stepper.by_tens) draw_button(stage, stepper, Way::ten_higher, next(columns.button));
}

Block row_of(Stage& stage, Stepper stepper, const Columns& columns) {
    touch::Frame& frame = stage.frame;
    // Urdu's longer words climb above a line.
    const float label =
        stepper.label.empty() ? 0 : std::max(line_of(frame), frame.measure(stepper.label, {}, 0).height);
    const float row = std::max(
        {frame.theme().target, line_of(frame) + 2 * measure::stepper_inset, columns.label > 0 ? label : 0});
    Block block;
    block.height = row + (columns.label > 0 ? 0 : label);
    block.after = frame.theme().gap;
    block.counted = 0;
    block.draw = [&stage, stepper = std::move(stepper), columns, row, label](touch::Rect place) {
        const std::string id = "label:" + stepper.id;
        touch::Rect buttons{place.x + columns.label, place.bottom() - row, place.width - columns.label, row};
        if (label > 0) {
            const float y = columns.label > 0 ? place.y + (place.height - label) / 2 : place.y;
            const float width = columns.label > 0 ? columns.label : place.width;
            stage.frame.words(id, {place.x, y, width, label}, stepper.label);
        }
        draw_row(stage, stepper, columns, buttons);
    };
    return block;
}

}  // namespace

std::vector<Block> stepper_blocks(Stage& stage, std::vector<Stepper> steppers,
                                  const std::vector<std::string>& widest, float width) {
    const Columns columns = columns_of(stage, steppers, widest, width);
    std::vector<Block> blocks;
    for (Stepper& stepper : steppers) blocks.push_back(row_of(stage, std::move(stepper), columns));
    return blocks;
}

void add_steppers(Flow& flow, Stage& stage, const Item& item, std::vector<Stepper> steppers,
                  const std::vector<std::string>& widest) {
    for (Block& block : stepper_blocks(stage, std::move(steppers), widest, width_beside(flow, item)))
        add_beside(flow, stage, item, std::move(block));
}

void add_clear(Flow& flow, Stage& stage, const Item& item, bool answered) {
    if (!answered) return;
    // Translators: button under a question; takes back what the person chose there.
    const std::string words = words::say("button", "Clear this answer");
    const std::string& reference = item.question.reference;
    const BarButton button = small_button(stage.frame, "clear:" + reference, words, ClearAnswer{reference});
    add_beside(flow, stage, item, button_block(stage, button, width_beside(flow, item)));
}

}  // namespace screens
