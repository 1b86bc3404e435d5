// SPDX-License-Identifier: Apache-2.0
// A table of questions with the same choices: a head that has the words, rows that have the marks. ODK XForms
// spec, "Appearances": label, list-nolabel, and XLSForm's table-list, which is made of them.
//
// A mark without words says nothing where its head is not in sight: each part of a page that a table goes on
// to begins with its title and its head. Where the head's words or the marks would be too narrow, or the head
// too high, there is no table: each question has its own choices, with words.
#include <utility>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/card_words.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/title.h"

namespace screens {
namespace {

constexpr float share_of_question = 0.36F, least_question = 45;
constexpr float most_head = 0.5F;  // of a page, with its title

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

Block head_block(Stage& stage, const Item& item, Columns columns) {
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
    return block;
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

Block row_block(Stage& stage, const Item& item, Columns columns, float width) {
    const std::string label = item.question.label.plain();
    const bool wrong = !item.error.empty();
    const float words = stage.frame.measure(label, {}, columns.question).height;
    const float error = wrong ? stage.frame.measure(item.error, error_look(stage.frame), width).height : 0;
    Block block;
    block.height = std::max(words, stage.frame.theme().target) + error;
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
    return block;
}

bool is_row(const Item& item) {
    return item.question.has_appearance("list-nolabel") && !item.question.readonly;
}

// The head that the row at that place belongs to, or the head that stands there itself.
const Item* head_of(const QuestionPage& page, std::size_t at) {
    if (is_table_head(page.items[at])) return &page.items[at];
    if (!is_row(page.items[at])) return nullptr;
    while (at > 0)
        if (is_table_head(page.items[--at])) return &page.items[at];
    return nullptr;
}

// Title and head, once more, and which of the rows these are.
class TableAgain {
 public:
    TableAgain(const Flow& flow, Stage& stage, const QuestionPage& page, const Item& of, Block head,
               long rows)
        : stage_(&stage),
          id_("question:" + of.question.reference + ":which"),
          title_(title_again(flow, stage, page, Ground::paper)),
          head_(std::move(head)),
          rows_(rows) {
        look_.scale = small_scale(stage.frame);
        which_ = stage.frame.measure(which_of(rows, rows + 1, rows), look_, flow.width()).height;
    }

    // `before`: how many rows are not of these blocks, as they stand before them.
    GoesOn after(long before) const {
        return {height(), [again = *this, before](touch::Rect place, int first, int last) {
                    again.draw(place, before + first, before + last);
                }};
    }
    float height() const { return title_.height + which_ + head_.height + head_.after; }

 private:
    void draw(touch::Rect place, long first, long last) const {
        title_.draw({place.x, place.y, place.width, title_.height}, 0, 0);
        place.y += title_.height;
        if (first <= last)
            stage_->frame.words(id_, {place.x, place.y, place.width, which_}, which_of(first, last, rows_),
                                look_);
        head_.draw({place.x, place.y + which_, place.width, head_.height});
    }

    Stage* stage_;
    std::string id_;
    GoesOn title_;
    Block head_;
    long rows_;
    touch::TextLook look_;
    float which_ = 0;
};

class Table {
 public:
    Table(Flow& flow, Stage& stage, const QuestionPage& page, const Item& head, Columns columns, long rows)
        : flow_(flow),
          stage_(stage),
          columns_(columns),
          head_(head_block(stage, head, columns)),
          again_(flow, stage, page, head, head_, rows) {}

    bool has_room() const { return again_.height() <= flow_.room() * most_head; }

    void add(const Item& row) {
        flow_.mark(row.question.reference);
        Block block = row_block(stage_, row, columns_, flow_.width());
        ++rows_;
        if (block.height + again_.height() > flow_.room()) {
            // A row that is taller than a page is a question by itself.
            end();
            return add_question(flow_, stage_, row, Rank::one_of_several);
        }
        begin(rows_ - 1);
        flow_.add(std::move(block));
    }
    void begin(long before = 0) {
        if (std::exchange(begun_, true)) return;
        flow_.begin(Flow::Whole::text, again_.after(before));
        flow_.add(head_);
    }
    void end() {
        if (std::exchange(begun_, false)) flow_.end();
    }

 private:
    Flow& flow_;
    Stage& stage_;
    Columns columns_;
    Block head_;
    TableAgain again_;
    long rows_ = 0;  // that were added
    bool begun_ = false;
};

// How many rows stand there one after the other.
std::size_t rows_from(const QuestionPage& page, std::size_t at) {
    std::size_t rows = 0;
    while (at + rows < page.items.size() && is_row(page.items[at + rows])) ++rows;
    return rows;
}

}  // namespace

bool is_table_head(const Item& item) {
    return item.question.has_appearance("label") && !item.question.readonly;
}

void add_head_alone(Flow& flow, Stage& stage, const Item& item) {
    flow.words("question:" + item.question.reference, item.question.label.plain(),
               {.text = bold_look(1), .after = stage.frame.letter() * 0.6F, .with_next = true});
}

std::size_t add_table(Flow& flow, Stage& stage, const QuestionPage& page, std::size_t at) {
    const Item* head = head_of(page, at);
    if (head == nullptr) return 0;
    const auto columns = columns_of(flow, stage, head->question);
    if (!columns) return 0;
    const std::size_t heads = head == &page.items[at] ? 1 : 0;
    const std::size_t rows = rows_from(page, at + heads);
    Table table(flow, stage, page, *head, *columns, static_cast<long>(rows));
    if (!table.has_room()) return 0;
    if (heads > 0) {
        flow.mark(head->question.reference);
        table.begin();
    }
    for (std::size_t row = 0; row < rows; ++row) table.add(page.items[at + heads + row]);
    table.end();
    return heads + rows;
}

}  // namespace screens
