// SPDX-License-Identifier: Apache-2.0
// Check your answers: every question with its answer and a way back to it. What was skipped is shown and not
// nagged about (VVSG 2.0, 7.3-F and 7.3-G).
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_question = 0.5F;
constexpr float row_inset = 3.2F;

std::string answer_of(const Check::Row& row) {
    // Translators: stands in place of an answer to a question that was skipped.
    if (row.answer.empty()) return words::say("check", "Not answered");
    // Translators: quotation marks around what the person typed; {0} is the text.
    return row.typed ? words::fill(words::say("check", "“{0}”"), {row.answer}) : row.answer;
}

// One row: question, answer, Change; side by side in a wide picture, else the answer under the question.
class RowPlan {
 public:
    RowPlan(Stage& stage, const Check::Row& row, std::size_t index, float width)
        : stage_(stage), row_(row), index_(index), width_(width) {
        look_.scale = small_scale(stage.frame);
        look_.about = row.question;
        asked_ = row.question;
        // Translators: button beside an answer; goes back to its question.
        change_ = words::say("button", "Change");
        change_width_ = stage.frame.button_width({.words = change_, .look = look_});
        const float words_width = width - change_width_ - stage.frame.theme().gap * 2;
        question_width_ = answer_width_ = words_width;
        if (stage.frame.portrait()) return;
        question_width_ = words_width * share_of_question - stage.frame.theme().gap;
        answer_width_ = words_width - question_width_ - stage.frame.theme().gap;
        beside_ = true;
    }

    void add_to(Flow& flow) const {
        const float limit = flow.room() - 2 * row_inset;
        if (beside_ && question_height() > limit) return narrowed().add_to(flow);
        const std::vector<std::string> answers =
            split_words(stage_.frame, answer_of(row_), answer_look(), answer_width_, limit);
        if (!beside_) add_question(flow, limit);
        for (std::size_t piece = 0; piece < answers.size(); ++piece) {
            const bool whole = beside_ && piece == 0;
            Block added = block(answers[piece], piece, whole ? Part::row : Part::answer);
            const bool last = piece + 1 == answers.size();
            if (last) {
                added.draw = [&frame = stage_.frame, draw = std::move(added.draw)](touch::Rect place) {
                    draw(place);
                    frame.line(
                        {place.x, place.bottom() - frame.theme().border, place.width, frame.theme().border},
                        separator(frame.theme()));
                };
            }
            flow.add(std::move(added));
        }
    }

 private:
    // With Change beside its beginning; one that is longer than a screenful goes on in the next.
    void add_question(Flow& flow, float limit) const {
        const std::vector<std::string> pieces =
            split_words(stage_.frame, row_.question, {}, question_width_, limit - section_height());
        RowPlan beginning = *this;
        if (!pieces.empty()) beginning.asked_ = pieces.front();
        flow.add(beginning.block("", 0, Part::question));
        for (std::size_t piece = 1; piece < pieces.size(); ++piece)
            flow.words("row:" + std::to_string(index_) + ":question:" + std::to_string(piece), pieces[piece],
                       {.after = row_inset, .with_next = true});
    }

    // A question too long for its half of the width has all of it.
    RowPlan narrowed() const {
        RowPlan narrow = *this;
        narrow.question_width_ = narrow.answer_width_ = width_ - change_width_ - stage_.frame.theme().gap * 2;
        narrow.beside_ = false;
        return narrow;
    }

    touch::TextLook answer_look() const {
        if (row_.answer.empty()) return {};
        touch::TextLook look = bold_look(1);
        look.answer = true;
        return look;
    }
    touch::TextLook section_look() const {
        touch::TextLook look;
        look.scale = small_scale(stage_.frame);
        return look;
    }
    float section_height() const {
        if (row_.section.empty()) return 0;
        return stage_.frame.measure(row_.section, section_look(), question_width_).height;
    }
    float question_height() const {
        return section_height() + stage_.frame.measure(asked_, {}, question_width_).height;
    }

    float change_height() const {
        return stage_.frame.button_height({.words = change_, .look = look_}, change_width_);
    }

    enum class Part {
        row,
        question,
        answer
    };  // question and answer side by side, or each in a block of its own

    Block block(const std::string& answer, std::size_t piece, Part part) const {
        const float words = stage_.frame.measure(answer, answer_look(), answer_width_).height;
        const float question = part == Part::answer ? 0 : std::max(question_height(), change_height());
        Block made;
        made.height = (part == Part::question ? question : std::max(question, words)) + row_inset;
        if (part == Part::row) made.height += row_inset;
        made.with_next = part == Part::question;
        made.counted = part == Part::answer ? 0 : 1;
        made.draw = [plan = *this, answer, piece, part](touch::Rect place) {
            const float above = part == Part::answer ? 0 : row_inset;
            const touch::Rect inner{place.x, place.y + above, place.width, place.height - above};
            if (part != Part::answer) plan.draw_question(inner);
            if (part != Part::question) plan.draw_answer(inner, answer, piece);
            if (part != Part::answer) plan.draw_change(inner);
        };
        return made;
    }

    void draw_question(touch::Rect inner) const {
        const std::string id = "row:" + std::to_string(index_);
        const touch::Rect section{inner.x, inner.y, question_width_, section_height()};
        if (section.height > 0) stage_.frame.words(id + ":section", section, row_.section, section_look());
        const float height = question_height() - section.height;
        stage_.frame.words(id + ":question", {inner.x, section.bottom(), question_width_, height}, asked_);
    }

    void draw_answer(touch::Rect inner, const std::string& answer, std::size_t piece) const {
        const float x =
            beside_ ? inner.right() - change_width_ - 2 * stage_.frame.theme().gap - answer_width_ : inner.x;
        const std::string id = "row:" + std::to_string(index_) + ":answer";
        stage_.frame.words(id + (piece == 0 ? "" : std::to_string(piece)),
                           {x, inner.y, answer_width_, inner.height}, answer, answer_look());
    }

    void draw_change(touch::Rect inner) const {
        const touch::Rect place{inner.right() - change_width_, inner.y, change_width_, change_height()};
        if (stage_.frame.button("change:" + std::to_string(index_), place, {.words = change_, .look = look_}))
            stage_.ask(ChangeAnswer{row_.page});
    }

    Stage& stage_;
    const Check::Row& row_;
    std::size_t index_;
    touch::ButtonLook look_;
    std::string change_, asked_;  // the question, or as much of it as stands beside Change
    float width_, change_width_ = 0, question_width_ = 0, answer_width_ = 0;
    bool beside_ = false;
};

void add_not_stored(Flow& flow, Stage& stage) {
    touch::TextLook look = bold_look(1);
    look.ink = stage.frame.theme().error;
    look.role = touch::Role::alert;
    const std::string words =
        words::say("error",
                   // Translators: the disk did not take the answers. "Submit answers" is the button.
                   "Your answers could not be saved. They are still here and nothing was sent. Press "
                   "Submit answers to try again, or ask a member of staff.");
    flow.words("not-stored", words, {.text = look, .after = stage.frame.letter() * 0.8F});
}

BarContent bar_of(Stage& stage) {
    BarContent bar;
    bar.back = back_button();
    add_lower_button(stage, bar);
    // Translators: where the progress is shown; only the check of the answers is left.
    bar.progress = words::say("progress", "Last step");
    bar.fraction = 1;
    bar.small.push_back(finish_button(stage.frame));
    // Translators: the button that sends the answers.
    bar.forward = forward_button("submit", words::say("button", "Submit answers"), Submit{});
    return bar;
}

}  // namespace

void draw_check(Stage& stage, const Check& check) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage));
    Flow flow(stage, body_between(stage.frame, top, bottom), more_answers);
    // Translators: heading of the last page.
    const std::string heading = words::say("check", "Check your answers before you submit");
    flow.words("heading", heading,
               {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                .after = stage.frame.letter() * 0.5F,
                .with_next = true});
    if (check.not_stored) add_not_stored(flow, stage);
    for (std::size_t at = 0; at < check.rows.size(); ++at)
        flow.later(
            [plan = RowPlan(stage, check.rows[at], at, flow.width())](Flow& there) { plan.add_to(there); },
            1);

    stage.frame.first_focus("submit");
    top.draw();
    flow.draw(check.part);
    bottom.draw();
    hold_corner(stage);
}

}  // namespace screens
