// SPDX-License-Identifier: Apache-2.0
// A table of questions with the same choices: a head that has the words, rows that have the marks. ODK XForms
// spec, "Appearances": label, list-nolabel, and XLSForm's table-list, which is made of them.
//
// Where the head's words or the marks would be too narrow there is no table: each question has its own
// choices, with words.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/card_words.h"
#include "kiosk/screens/question_blocks.h"

namespace screens {
namespace {

constexpr float share_of_question = 0.36F, least_question = 45;

struct Columns {
    float question = 0, cell = 0;
};

// As narrow as its longest word: the columns of head and rows must agree, so both ask here.
std::optional<Columns> columns_of(const Flow& flow, Stage& stage, const xforms::Question& question) {
    const auto many = static_cast<float>(question.choices.size());
    if (question.choices.empty()) return std::nullopt;
    const float gap = stage.frame.theme().gap;
    Columns columns;
    columns.question = std::max(flow.width() * share_of_question, least_question);
    columns.cell = (flow.width() - columns.question) / many - gap;
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    float least = stage.frame.theme().target;
    touch::Frame::ChoiceLook above;
    above.stand = touch::Frame::ChoiceLook::Stand::above;
    for (const xforms::Choice& choice : question.choices)
        least =
            std::max(least, look.scale * stage.frame.choice_width(CardWords(choice.label).choice(above),
                                                                  touch::Frame::Lines::as_many_as_it_takes));
    if (columns.cell < least) return std::nullopt;
    return columns;
}

void add_head(Flow& flow, Stage& stage, const Item& item, Columns columns) {
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    look.align = text::Align::centre;
    Block block;
    for (const xforms::Choice& choice : item.question.choices) {
        const CardWords words(choice.label);
        block.height =
            std::max(block.height, stage.frame.measure(words.words, words.in(look), columns.cell).height);
    }
    block.height =
        std::max(block.height,
                 stage.frame.measure(item.question.label.plain(), bold_look(1), columns.question).height);
    block.after = stage.frame.theme().gap;
    block.with_next = true;
    block.draw = [&stage, &item, columns, look](touch::Rect place) {
        const xforms::Question& question = item.question;
        const std::string id = "question:" + question.reference;
        const std::string label = question.label.plain();
        if (!label.empty())
            stage.frame.words(id, {place.x, place.y, columns.question, place.height}, label, bold_look(1));
        float x = place.x + columns.question + stage.frame.theme().gap;
        for (const xforms::Choice& choice : question.choices) {
            const CardWords words(choice.label);
            const float height = stage.frame.measure(words.words, words.in(look), columns.cell).height;
            stage.frame.words(id + ":" + choice.value, {x, place.bottom() - height, columns.cell, height},
                              words.words, words.in(look));
            x += columns.cell + stage.frame.theme().gap;
        }
    };
    flow.add(std::move(block));
}

// A mark without words is called by its question and its choice, for it has neither beside it when spoken.
void draw_marks(Stage& stage, const Item& item, Columns columns, touch::Rect place) {
    const xforms::Question& question = item.question;
    touch::Frame::ChoiceLook look;
    look.stand = touch::Frame::ChoiceLook::Stand::mark_only;
    if (question.control == xforms::ControlKind::select_many) look.mark = touch::Frame::Mark::check;
    float x = place.x + columns.question + stage.frame.theme().gap;
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        const std::string name = question.label.plain() + ": " + question.choices[at].label.plain();
        look.name = name;
        if (stage.frame.choice(choice_id(question, at), {x, place.y, columns.cell, place.height},
                               {.look = look, .selected = question.choices[at].selected}))
            choose(stage, question, at);
        x += columns.cell + stage.frame.theme().gap;
    }
}

bool add_row(Flow& flow, Stage& stage, const Item& item, Columns columns) {
    const std::string label = item.question.label.plain();
    const bool wrong = !item.error.empty();
    const float words = stage.frame.measure(label, {}, columns.question).height;
    const float error =
        wrong ? stage.frame.measure(item.error, error_look(stage.frame), flow.width()).height : 0;
    Block block;
    block.height = std::max(words, stage.frame.theme().target) + error;
    if (block.height > flow.room()) return false;
    block.after = stage.frame.theme().gap;
    block.counted = 1;
    block.draw = [&stage, &item, columns, label, words, error](touch::Rect place) {
        const std::string id = "question:" + item.question.reference;
        if (error > 0)
            stage.frame.words(id + ":error", {place.x, place.y, place.width, error}, item.error,
                              error_look(stage.frame));
        const touch::Rect row{place.x, place.y + error, place.width, place.height - error};
        stage.frame.words(id, {row.x, row.y + (row.height - words) / 2, columns.question, words}, label);
        draw_marks(stage, item, columns, row);
    };
    flow.add(std::move(block));
    return true;
}

}  // namespace

bool add_table_part(Flow& flow, Stage& stage, const Item& item) {
    const bool head = item.question.has_appearance("label");
    if (!head && !item.question.has_appearance("list-nolabel")) return false;
    if (item.question.readonly) return false;
    const auto columns = columns_of(flow, stage, item.question);
    if (columns && head) add_head(flow, stage, item, *columns);
    // A row that is taller than a page is a question by itself.
    if (columns && !head) return add_row(flow, stage, item, *columns);
    // Without a table its head has nothing to say but its own words.
    if (!columns && head && !item.question.label.empty())
        flow.words("question:" + item.question.reference, item.question.label.plain(),
                   {.text = bold_look(1), .after = stage.frame.letter() * 0.6F, .with_next = true});
    return columns || head;
}

}  // namespace screens
