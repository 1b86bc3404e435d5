// SPDX-License-Identifier: Apache-2.0
// The field of an answer that is typed, its keyboard closed.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/utf8.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float lines_of_long_field = 3;
constexpr std::size_t more_than_a_page = 4096;  // bytes

// Separators and the digits of a language are only shown: what is stored has 0 to 9 and no separators.
std::string shown_value(const Item& item) {
    return is_number(item.question) && !item.draft ? answer_words(item.question) : field_value(item);
}

std::string hint_of_empty_field() {
    // Translators: stands in an empty field; a tap opens the keyboard.
    return words::say("typing", "Tap here to type");
}

float field_height(Stage& stage, const Item& item, float width, float most) {
    const float lines = is_multiline(item.question) ? lines_of_long_field : 1;
    const float empty = line_of(stage.frame) * lines;
    std::string shown = shown_value(item);
    if (shown.empty()) shown = hint_of_empty_field();
    const std::string head = shown.substr(0, utf8::boundary(shown, std::min(shown.size(), more_than_a_page)));
    const float typed = stage.frame.measure(head, {}, width - 2 * measure::field_inset).height;
    return std::min(std::max(empty, typed) + 2 * measure::field_inset, most);
}

void draw_field(Stage& stage, const Item& item, touch::Rect place) {
    const std::string name = item.question.label.plain(), value = shown_value(item);
    touch::Frame::Field field;
    field.value = value;
    field.caret = field.value.size();
    field.masked = is_masked(item.question);
    field.multiline = wraps(item.question);
    field.invalid = !item.error.empty();
    field.name = name;
    if (const auto offset = stage.frame.text_field(field_id(item.question), place, field))
        stage.ask(OpenField{item.question.reference, value == field_value(item) ? *offset : value.size()});
    if (!field.value.empty()) return;
    touch::TextLook look;
    look.ground = stage.frame.theme().card;
    look.seen_only = true;
    touch::Rect inside = place.inset(measure::field_inset);
    const std::string hint = hint_of_empty_field();
    if (!is_multiline(item.question)) {  // in the middle, as what is typed
        const float height = std::min(stage.frame.measure(hint, look, inside.width).height, inside.height);
        inside = {inside.x, inside.y + (inside.height - height) / 2, inside.width, height};
    }
    stage.frame.words(field_id(item.question) + ":hint", inside, hint, look);
}

}  // namespace

void add_field(Flow& flow, Stage& stage, const Item& item) {
    float width = width_beside(flow, item);
    if (!wraps(item.question) && !stage.frame.portrait())
        width = columns_of(stage.frame, {0, 0, width, 0}, 0, measure::columns / 2).width;
    Block block;
    block.height = field_height(stage, item, width, flow.room());
    block.after = stage.frame.letter() * 0.5F;
    block.grows = is_multiline(item.question) ? measure::roomy_field : 0;
    block.draw = [&stage, &item, width](touch::Rect place) {
        draw_field(stage, item, {place.x, place.y, width, place.height});
    };
    add_beside(flow, stage, item, std::move(block));
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    const std::string left = letters_left(item);
    if (!left.empty())
        flow.words(field_id(item.question) + ":left", left, {.text = look, .after = stage.frame.letter()});
}

}  // namespace screens
