// SPDX-License-Identifier: Apache-2.0
// Choices put in order by moving one up or down at a time; no dragging (WCAG 2.2, 2.5.7).
//
// ODK XForms spec, "rank": an answer holds every choice. The order that the form comes with is no answer
// until the person has moved something or said that it is right.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words.h"

namespace screens {
namespace {

constexpr float least_words = 80;  // beside the buttons; narrower, they stand under the words
constexpr float row_inset = 2.4F;

std::string all_in_order(const xforms::Question& question) {
    std::string value;
    for (const xforms::Choice& choice : question.choices) value += (value.empty() ? "" : " ") + choice.value;
    return value;
}

std::string swapped(xforms::Question question, std::size_t at, std::size_t with) {
    std::swap(question.choices[at], question.choices[with]);
    return all_in_order(question);
}

std::string up_words() {
    // Translators: button; moves a choice one place up in an order.
    return words::say("rank", "Up");
}

std::string down_words() {
    // Translators: button; moves a choice one place down in an order.
    return words::say("rank", "Down");
}

class RankRow {
 public:
    RankRow(Stage& stage, const Item& item, std::size_t at, float width)
        : stage_(stage), item_(item), at_(at), width_(width) {
        look_.scale = small_scale(stage.frame);
        look_.icon = "less";
        button_ = std::max(stage.frame.button_width(up_words(), look_),
                           stage.frame.button_width(down_words(), look_));
        buttons_ = 2 * button_ + stage.frame.theme().gap;
        beside_ = width - buttons_ - stage.frame.theme().gap >= least_words;
        words_ = beside_ ? width - buttons_ - stage.frame.theme().gap : width;
    }

    Block block() const {
        const touch::Theme& theme = stage_.frame.theme();
        const float words = stage_.frame.measure(words_of_row(), look_of_words(), words_).height;
        Block block;
        block.height = beside_ ? std::max(words, theme.target) : words + theme.target;
        block.height += 2 * row_inset;
        block.after = theme.border;
        block.counted = 1;
        block.draw = [row = *this, words](touch::Rect place) { row.draw(place, words); };
        return block;
    }

 private:
    const xforms::Question& question() const { return item_.question; }
    std::string words_of_row() const {
        return std::to_string(at_ + 1) + ". " + question().choices[at_].label.plain();
    }
    touch::TextLook look_of_words() const {
        return question().value.empty() ? touch::TextLook{} : bold_look(1);
    }

    void draw(touch::Rect place, float words) const {
        place.width = width_;
        const touch::Theme& theme = stage_.frame.theme();
        const float target = theme.target;
        const float y = beside_ ? place.y + (place.height - words) / 2 : place.y + row_inset;
        const std::string id = choice_id(question(), at_);
        stage_.frame.words(id, {place.x, y, words_, words}, words_of_row(), look_of_words());
        const float buttons_y =
            beside_ ? place.y + (place.height - target) / 2 : place.bottom() - row_inset - target;
        const float x = beside_ ? place.right() - buttons_ : place.x;
        draw_button({x, buttons_y, button_, target}, Way::up);
        draw_button({x + button_ + theme.gap, buttons_y, button_, target}, Way::down);
        stage_.frame.line({place.x, place.bottom() - theme.border, place.width, theme.border},
                          separator(theme));
    }

    enum class Way { up, down };
    void draw_button(touch::Rect place, Way way) const {
        const bool up = way == Way::up;
        const std::string label = question().choices[at_].label.plain();
        touch::ButtonLook look = look_;
        look.icon = up ? "less" : "more";
        look.enabled = up ? at_ > 0 : at_ + 1 < question().choices.size();
        // Translators: a button as it is spoken; {0} is the choice that it moves in an order.
        const std::string moves_up = words::say("rank", "Move up: {0}");
        // Translators: a button as it is spoken; {0} is the choice that it moves in an order.
        const std::string moves_down = words::say("rank", "Move down: {0}");
        look.name = words::fill(up ? moves_up : moves_down, {label});
        const std::string id = (up ? "up:" : "down:") + choice_id(question(), at_);
        if (stage_.frame.button(id, place, up ? up_words() : down_words(), look))
            stage_.ask(GiveAnswer{question().reference, swapped(question(), at_, up ? at_ - 1 : at_ + 1)});
    }

    Stage& stage_;
    const Item& item_;
    std::size_t at_;
    float width_;
    touch::ButtonLook look_;
    float button_ = 0, buttons_ = 0, words_ = 0;
    bool beside_ = true;
};

void add_keep(Flow& flow, Stage& stage, const Item& item) {
    // Translators: button under choices to be put in order; the order shown is the person's answer.
    const std::string words = words::say("rank", "Keep this order");
    touch::ButtonLook look;
    const float width = std::min(stage.frame.button_width(words, look), width_beside(flow, item));
    Block block;
    block.height = stage.frame.button_height(words, look, width) + stage.frame.theme().gap;
    block.after = stage.frame.letter();
    block.draw = [&stage, &item, words, look, width](touch::Rect place) {
        const float gap = stage.frame.theme().gap;
        const touch::Rect at{place.x, place.y + gap, width, place.height - gap};
        if (stage.frame.button("keep:" + item.question.reference, at, words, look))
            stage.ask(GiveAnswer{item.question.reference, all_in_order(item.question)});
    };
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace

void add_rank(Flow& flow, Stage& stage, const Item& item) {
    const float width = std::min(width_beside(flow, item), stage.frame.letter() * measure::choice_width);
    for (std::size_t at = 0; at < item.question.choices.size(); ++at)
        add_beside(flow, stage, item, RankRow(stage, item, at, width).block());
    if (item.question.value.empty()) add_keep(flow, stage, item);
    add_clear(flow, stage, item, !item.question.value.empty());
}

}  // namespace screens
