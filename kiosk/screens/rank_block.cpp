// SPDX-License-Identifier: Apache-2.0
// Choices put in order by moving one up or down at a time; no dragging (WCAG 2.2, 2.5.7).
//
// ODK XForms spec, "rank": an answer holds every choice. The order that the form comes with is no answer
// until the person has moved something or said that it is right.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/button_row.h"
#include "kiosk/screens/card_words.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

std::string all_in_order(const xforms::Question& question) {
    std::string value;
    for (const xforms::Choice& choice : question.choices) value += (value.empty() ? "" : " ") + choice.value;
    return value;
}

GiveAnswer swapped(xforms::Question question, std::size_t at, std::size_t with) {
    std::swap(question.choices[at], question.choices[with]);
    return {question.reference, all_in_order(question)};
}

enum class Move : std::uint8_t { up, down };

RowButton move_button(const xforms::Question& question, std::size_t at, Move move,
                      const touch::ButtonLook& small) {
    const bool up = move == Move::up;
    RowButton button;
    button.id = (up ? "up:" : "down:") + choice_id(question, at);
    // Translators: button; moves a choice one place up in an order.
    const std::string words_up = words::say("rank", "Up");
    // Translators: button; moves a choice one place down in an order.
    const std::string words_down = words::say("rank", "Down");
    button.words = up ? words_up : words_down;
    // Translators: a button as it is spoken; {0} is the choice that it moves in an order.
    const std::string name_up = words::say("rank", "Move up: {0}");
    // Translators: a button as it is spoken; {0} is the choice that it moves in an order.
    const std::string name_down = words::say("rank", "Move down: {0}");
    button.look = small;
    button.look.icon = up ? "less" : "more";
    button.look.name = words::fill(up ? name_up : name_down, {question.choices[at].label.plain()});
    button.look.enabled = up ? at > 0 : at + 1 < question.choices.size();
    if (button.look.enabled) button.intent = swapped(question, at, up ? at - 1 : at + 1);
    return button;
}

Block row_of(Stage& stage, const xforms::Question& question, std::size_t at, float width) {
    touch::ButtonLook small;
    small.scale = small_scale(stage.frame);
    RowLine line;
    line.id = choice_id(question, at);
    const CardWords label(question.choices[at].label);
    const std::string place = words::number(static_cast<long>(at) + 1) + ". ";
    line.words = place + label.words;
    // What counts as an answer is bold, as a chosen card is.
    line.look = label.in(question.value.empty() ? touch::TextLook{} : bold_look(1), place.size());
    return button_row(
        stage, width, {line},
        {move_button(question, at, Move::up, small), move_button(question, at, Move::down, small)});
}

void add_keep(Flow& flow, Stage& stage, const Item& item) {
    // Translators: button under choices to be put in order; the order shown is the person's answer.
    const std::string words = words::say("rank", "Keep this order");
    touch::ButtonLook look;
    const float width =
        std::min(stage.frame.button_width({.words = words, .look = look}), width_beside(flow, item));
    Block block;
    block.height = stage.frame.button_height({.words = words, .look = look}, width) + stage.frame.theme().gap;
    block.after = stage.frame.letter();
    block.draw = [&stage, &item, words, look, width](touch::Rect place) {
        const float gap = stage.frame.theme().gap;
        const touch::Rect at{place.x, place.y + gap, width, place.height - gap};
        if (stage.frame.button("keep:" + item.question.reference, at, {.words = words, .look = look}))
            stage.ask(GiveAnswer{item.question.reference, all_in_order(item.question)});
    };
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace

void add_rank(Flow& flow, Stage& stage, const Item& item) {
    const float width = width_beside(flow, item);
    for (std::size_t at = 0; at < item.question.choices.size(); ++at)
        add_beside(flow, stage, item, row_of(stage, item.question, at, width));
    if (item.question.value.empty()) add_keep(flow, stage, item);
    add_clear(flow, stage, item, !item.question.value.empty());
}

}  // namespace screens
