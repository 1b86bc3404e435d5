// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/check_card.h"

#include <cmath>
#include <memory>
#include <optional>

#include "kiosk/blanks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr std::size_t most_beside_title = 3;  // rows; a longer group has its title above
constexpr float share_of_title = 0.38F, share_of_question = 0.42F;
constexpr std::size_t most_fitted = 40;  // rows: of more the columns are not measured for each picture
constexpr float rounding = 0.2F, least_question = 40;
constexpr float row_inset = 1.3F;  // above and below: two of them part two targets
constexpr float share_of_stack = 0.5F;

std::string answer_of(const Check::Row& row) {
    // Translators: stands in place of an answer to a question that was skipped.
    if (row.answer.empty()) return words::say("check", "Not answered");
    // Translators: quotation marks around what the person typed; {0} is the text.
    return row.typed ? words::fill(words::say("check", "“{0}”"), {std::string(kiosk::trimmed(row.answer))})
                     : row.answer;
}

struct Span {
    float x = 0, width = 0;
};

// Where things stand in all rows of a card.
struct Columns {
    std::optional<Span> title;  // none where it stands above
    Span question, answer;      // the answer under its question where both begin at one place
    float change = 0;           // width
    bool stacked() const { return question.x == answer.x; }
};

touch::TextLook in_card(const touch::Frame& frame, touch::TextLook look) {
    look.ground = frame.theme().card;
    return look;
}

// Shared by the blocks that it makes: a card may have thousands.
class CardPlan : public std::enable_shared_from_this<CardPlan> {
 public:
    CardPlan(Stage& stage, const Check& check, std::size_t first, std::size_t end, const Flow& page)
        : stage_(stage),
          check_(check),
          first_(first),
          end_(end),
          width_(page.card_width()),
          inset_((page.width() - width_) / 2) {
        button_.scale = small_scale(stage.frame);
        // Translators: button beside an answer; goes back to its question.
        change_ = words::say("button", "Change");
        plan_columns();
    }

    void add_to(Flow& flow) const {
        flow.begin(Flow::Whole::question, repeated());
        if (has_title() && !columns_.title) add_title(flow);
        for (std::size_t at = first_; at < end_; ++at)
            flow.later([plan = shared_from_this(), at](Flow& there) { plan->add_row(there, at); }, 1);
        flow.end();
    }

 private:
    bool has_title() const { return !title().empty(); }
    const std::string& title() const { return check_.rows[first_].section; }
    touch::TextLook title_look() const { return in_card(stage_.frame, bold_look(1)); }
    touch::TextLook question_look() const { return in_card(stage_.frame, {}); }
    touch::TextLook answer_look(const Check::Row& row) const {
        touch::TextLook look = row.answer.empty() ? touch::TextLook{} : bold_look(1);
        look.answer = !row.answer.empty();
        return in_card(stage_.frame, look);
    }

    void plan_columns() {
        touch::Frame& frame = stage_.frame;
        columns_.change = frame.button_width({.words = change_, .look = button_});
        int end = measure::columns;  // of which the words have some
        while (end > 1 && start_of(end) > width_ - columns_.change) --end;
        const Span words = from(0);
        if (frame.portrait()) {
            columns_.question = columns_.answer = words;
            return;
        }
        const bool beside = has_title() && end_ - first_ <= most_beside_title;
        const int asked = beside ? share_of(end, share_of_title) : 0,
                  answered = asked + share_of(end - asked, share_of_question);
        if (beside) columns_.title = from_to(0, asked);
        columns_.question = from_to(asked, answered);
        columns_.answer = from(answered);
        if (beside && !questions_are_short())
            columns_.question = columns_.answer = from(asked);
        else if (end_ - first_ <= most_fitted && answers_wrap())
            fit_questions(asked, answered);
    }

    // Of the page's columns, from the card's own edge.
    float start_of(int column) const {
        const touch::Rect page{-inset_, 0, width_ + 2 * inset_, 0};
        return std::max(0.0F, columns_of(stage_.frame, page, column, 1).x);
    }
    // Words begin with a column; where they end nobody sees, so that they may use some of the gutter.
    Span from_to(int first, int end) const {
        const float gap = 2 * stage_.frame.theme().gap;
        return {start_of(first), start_of(end) - gap - start_of(first)};
    }
    Span from(int first) const {  // up to Change
        const float start = start_of(first);
        return {start, width_ - columns_.change - 2 * stage_.frame.theme().gap - start};
    }
    static int share_of(int columns, float share) {
        return std::max(1, static_cast<int>(std::lround(static_cast<float>(columns) * share)));
    }

    bool answers_wrap() const {
        for (std::size_t at = first_; at < end_; ++at) {
            const Check::Row& row = check_.rows[at];
            if (stage_.frame.measure(answer_of(row), answer_look(row), 0).width > columns_.answer.width)
                return true;
        }
        return false;
    }

    // What the questions leave of their columns is the answers'.
    void fit_questions(int asked, int answered) {
        float widest = 0;
        for (std::size_t at = first_; at < end_; ++at)
            widest = std::max(
                widest, stage_.frame.measure(check_.rows[at].question, question_look(), 0).width + rounding);
        const float needed = std::max(widest, least_question);
        while (answered > asked + 1 && from_to(asked, answered - 1).width >= needed) --answered;
        columns_.question = from_to(asked, answered);
        columns_.answer = from(answered);
    }

    // Each on one line of its column; else a question stands above its answer, in the room of both.
    bool questions_are_short() const {
        for (std::size_t at = first_; at < end_; ++at)
            if (stage_.frame.measure(check_.rows[at].question, question_look(), 0).width >
                columns_.question.width)
                return false;
        return true;
    }

    // On the next part a long card says again which it is.
    GoesOn repeated() const {
        if (!has_title()) return {0, [](touch::Rect, int, int) {}};
        touch::TextLook look = title_look();
        look.scale = small_scale(stage_.frame);
        const auto draw = [&stage = stage_, look, title = title(), id = id_of(first_)](touch::Rect place, int,
                                                                                       int) {
            stage.frame.words(id + ":section", place, title, look);
        };
        return {stage_.frame.measure(title(), look, width_).height, draw};
    }

    static std::string id_of(std::size_t row) { return "row:" + std::to_string(row); }

    void add_words(Flow& flow, const std::string& id, const std::string& words,
                   const touch::TextLook& look) const {
        Block block;
        block.height = stage_.frame.measure(words, look, width_).height;
        block.ground = Ground::card;
        block.with_next = true;
        block.draw = [&frame = stage_.frame, id, words, look](touch::Rect place) {
            frame.words(id, place, words, look);
        };
        flow.add(std::move(block));
    }

    void add_title(Flow& flow) const {
        flow.later([plan = shared_from_this()](Flow& there) {
            int piece = 0;
            for (const std::string& words : split_words(plan->stage_.frame, plan->title(), plan->title_look(),
                                                        plan->width_, plan->limit(there)))
                plan->add_words(
                    there, id_of(plan->first_) + ":section" + (piece++ == 0 ? "" : std::to_string(piece)),
                    words, plan->title_look());
        });
    }

    // Of a block in a card.
    float limit(const Flow& flow) const {
        return flow.room() - aired(stage_.frame, measure::panel_inset) - 2 * row_inset;
    }

    // A title stands beside all rows of a card that is whole; the last of them makes up for what it lacks.
    float lacking_beside_title(const Flow& flow) const {
        if (!columns_.title) return 0;
        float rows = 0;
        for (std::size_t at = first_; at < end_; ++at)
            rows += height_of_row(at, check_.rows[at].question, answer_of(check_.rows[at]));
        const float title = height_of_title() + 2 * row_inset;
        return std::max(rows, title) > limit(flow) ? -1 : std::max(0.0F, title - rows);
    }

    // What is too long for one screenful goes on in the next: the question before its row, the answer after
    // it.
    void add_row(Flow& flow, std::size_t at) const {
        const Check::Row& row = check_.rows[at];
        const float most = limit(flow) * (columns_.stacked() ? share_of_stack : 1.0F);
        auto asked = split_words(stage_.frame, row.question, question_look(), columns_.question.width, most);
        for (std::size_t piece = 0; piece + 1 < asked.size(); ++piece)
            add_words(flow, id_of(at) + ":question:" + std::to_string(piece + 1), asked[piece],
                      question_look());
        const auto answers =
            split_words(stage_.frame, answer_of(row), answer_look(row), columns_.answer.width, most);
        Block block = row_block(at, asked.empty() ? "" : asked.back(), answers.front());
        const float lacking = lacking_beside_title(flow);
        if (lacking < 0 && at == first_)
            block.height = std::max(block.height, height_of_title() + 2 * row_inset);
        if (lacking > 0 && at + 1 == end_) block.height += lacking;
        flow.mark(mark_of_row(at));
        flow.add(std::move(block));
        for (std::size_t piece = 1; piece < answers.size(); ++piece) {
            Block more;
            more.ground = Ground::card;
            more.height = height_of_answer(row, answers[piece]) + row_inset;
            more.draw = [plan = shared_from_this(), at, piece, words = answers[piece]](touch::Rect place) {
                plan->draw_answer(place, at, words, std::to_string(piece));
            };
            flow.add(std::move(more));
        }
        if (at + 1 == end_) flow.later([gap = stage_.frame.theme().gap](Flow& there) { there.space(gap); });
    }

    float height_of_question(const std::string& words) const {
        return stage_.frame.measure(words, question_look(), columns_.question.width).height;
    }
    float height_of_answer(const Check::Row& row, const std::string& words) const {
        return stage_.frame.measure(words, answer_look(row), columns_.answer.width).height;
    }
    float height_of_title() const {
        return columns_.title ? stage_.frame.measure(title(), title_look(), columns_.title->width).height : 0;
    }
    float height_of_change() const {
        return stage_.frame.button_height({.words = change_, .look = button_}, columns_.change);
    }

    float height_of_row(std::size_t at, const std::string& asked, const std::string& answer) const {
        const float question = height_of_question(asked),
                    answered = height_of_answer(check_.rows[at], answer);
        const float words = columns_.stacked() ? question + answered : std::max(question, answered);
        return std::max(words, height_of_change()) + 2 * row_inset;
    }

    Block row_block(std::size_t at, const std::string& asked, const std::string& answer) const {
        const float question = height_of_question(asked);
        Block block;
        block.ground = Ground::card;
        block.counted = 1;
        block.height = height_of_row(at, asked, answer);
        block.draw = [plan = shared_from_this(), at, asked, answer, question](touch::Rect place) {
            plan->draw_row({place.x, place.y + row_inset, place.width, place.height - 2 * row_inset}, at,
                           asked, answer, question);
            if (at + 1 < plan->end_) plan->draw_line_under(place);
        };
        return block;
    }

    void draw_line_under(touch::Rect row) const {
        const touch::Theme& theme = stage_.frame.theme();
        const float x = columns_.question.x;
        stage_.frame.line({row.x + x, row.bottom() - theme.border / 2, row.width - x, theme.border},
                          separator(theme));
    }

    // Words of one line stand at the middle of their button.
    float beside_change(float words) const { return std::max(0.0F, (height_of_change() - words) / 2); }

    void draw_row(touch::Rect place, std::size_t at, const std::string& asked, const std::string& answer,
                  float question) const {
        touch::Frame& frame = stage_.frame;
        const Check::Row& row = check_.rows[at];
        if (columns_.title && at == first_)
            frame.words(id_of(at) + ":section",
                        {place.x, place.y + beside_change(height_of_title()), columns_.title->width, 0},
                        title(), title_look());
        const float answered = height_of_answer(row, answer);
        const bool stacked = columns_.stacked();
        const float y = place.y + beside_change(stacked ? question + answered : question);
        frame.words(id_of(at) + ":question",
                    {place.x + columns_.question.x, y, columns_.question.width, question}, asked,
                    question_look());
        touch::Rect below = place;
        below.y = stacked ? y + question : place.y + beside_change(answered);
        draw_answer(below, at, answer, "");
        touch::ButtonLook look = button_;
        look.about = columns_.title ? words::listed({title(), row.question}) : row.question;
        const touch::Rect change{place.right() - columns_.change, place.y, columns_.change,
                                 height_of_change()};
        if (frame.button(mark_of_row(at), change, {.words = change_, .look = look}))
            stage_.ask(ChangeAnswer{row.page, row.reference});
    }

    void draw_answer(touch::Rect place, std::size_t at, const std::string& words,
                     const std::string& piece) const {
        stage_.frame.words(id_of(at) + ":answer" + piece,
                           {place.x + columns_.answer.x, place.y, columns_.answer.width, 0}, words,
                           answer_look(check_.rows[at]));
    }

    Stage& stage_;
    const Check& check_;
    std::size_t first_, end_;
    float width_, inset_;  // within the card, and from its edge
    touch::ButtonLook button_;
    std::string change_;
    Columns columns_;
};

}  // namespace

std::string mark_of_row(std::size_t row) {
    return "change:" + std::to_string(row);
}

std::size_t end_of_card(const Check& check, std::size_t first) {
    std::size_t end = first + 1;
    while (end < check.rows.size() && check.rows[end].section == check.rows[first].section) ++end;
    return end;
}

void add_card(Flow& flow, Stage& stage, const Check& check, std::size_t first, std::size_t end) {
    flow.later(
        [&stage, &check, first, end](Flow& there) {
            std::make_shared<const CardPlan>(stage, check, first, end, there)->add_to(there);
        },
        static_cast<int>(end - first));
}

}  // namespace screens
