// SPDX-License-Identifier: Apache-2.0
// Choices as whole cards.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words.h"

namespace screens {
namespace {

void choose(Stage& stage, const xforms::Question& question, std::size_t at) {
    const bool many = question.control == xforms::ControlKind::select_many;
    stage.ask(GiveAnswer{question.reference, many ? toggled(question, at) : question.choices[at].value});
}

// A row of choices, `columns` beside each other.
Block choice_row(Stage& stage, const Item& item, std::size_t first, std::size_t columns, float width) {
    const xforms::Question& question = item.question;
    const bool many = question.control == xforms::ControlKind::select_many;
    const touch::Frame::Mark mark = many ? touch::Frame::Mark::check : touch::Frame::Mark::radio;
    const std::size_t end = std::min(first + columns, question.choices.size());
    const float gap = stage.frame.theme().gap;
    Block block;
    for (std::size_t at = first; at < end; ++at)
        block.height = std::max({block.height, stage.frame.theme().card_height,
                                 stage.frame.choice_height(question.choices[at].label.plain(), width)});
    block.after = end == question.choices.size() ? stage.frame.letter() * 1.5F : gap;
    block.counted = static_cast<int>(end - first);
    block.grows = measure::roomy_card;
    const auto chosen = std::count_if(question.choices.begin(), question.choices.end(),
                                      [](const xforms::Choice& choice) { return choice.selected; });
    touch::Among among{0, static_cast<int>(question.choices.size()), static_cast<int>(chosen)};
    block.draw = [&stage, &question, first, end, mark, width, gap, among](touch::Rect place) mutable {
        for (std::size_t at = first; at < end; ++at) {
            const touch::Rect card{place.x + static_cast<float>(at - first) * (width + gap), place.y, width,
                                   place.height};
            const xforms::Choice& choice = question.choices[at];
            among.number = static_cast<int>(at) + 1;
            if (stage.frame.choice(choice_id(question, at), card, choice.label.plain(), mark, choice.selected,
                                   among))
                choose(stage, question, at);
        }
    };
    return block;
}

}  // namespace

void add_choices(Flow& flow, Stage& stage, const Item& item, std::size_t columns) {
    const float room = width_beside(flow, item);
    const float most = std::max(stage.frame.letter() * measure::choice_width, 200.0F);
    const float gaps = stage.frame.theme().gap * static_cast<float>(columns - 1);
    const float width = std::min((room - gaps) / static_cast<float>(columns), most);
    for (std::size_t first = 0; first < item.question.choices.size(); first += columns)
        add_beside(flow, stage, item, choice_row(stage, item, first, columns, width));
}

std::string toggled(const xforms::Question& question, std::size_t choice) {
    std::string value;
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        if (question.choices[at].selected == (at == choice)) continue;
        if (!value.empty()) value += ' ';
        value += question.choices[at].value;
    }
    return value;
}

void add_trigger(Flow& flow, Stage& stage, const Item& item) {
    // Translators: a box to tick, under a text that the person has read and accepts.
    const std::string words = words::say("trigger", "OK");
    const float width = std::min(width_beside(flow, item), stage.frame.letter() * measure::choice_width / 2);
    Block block;
    block.height = stage.frame.choice_height(words, width);
    block.after = stage.frame.letter() * 1.5F;
    block.draw = [&stage, &item, words, width](touch::Rect place) {
        const xforms::Question& question = item.question;
        const bool given = !question.value.empty();
        if (stage.frame.choice(first_control(item), {place.x, place.y, width, place.height}, words,
                               touch::Frame::Mark::check, given))
            stage.ask(GiveAnswer{question.reference, given ? "" : "OK"});
    };
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace screens
