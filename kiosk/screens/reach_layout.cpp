// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "kiosk/screens/asking.h"
#include "kiosk/screens/reading.h"
#include "kiosk/screens/title.h"

namespace screens {
namespace {

// In reach mode what is read stands above, and what is answered within reach. A page's one question stays
// above its answers whole, while parts of its text turn; what has no room there is read first, by itself.
class Reach {
 public:
    Reach(Stage& stage, const QuestionPage& page, const ReachPlaces& places)
        : stage_(stage),
          page_(page),
          places_(places),
          one_(rank_on(page) == Rank::only && page.items.size() == leading_notes(page) + 1) {
        plan_above();
        plan_answers();
    }

    Shown shown() {
        const int parts = std::max(read_parts_, before_ + answered_parts_);
        Shown shown{.part = std::min(page_.part, parts - 1)};
        shown.last = shown.part + 1 == parts;
        if (shown.part < before_) return shown;
        Flow answered(stage_, places_.body);
        fill(answered, asking_);
        const Shown below = answered.look(shown.part - before_);
        shown.below = below.below;
        shown.questions_below = below.questions_below;
        return shown;
    }

    void draw(const TopBar& top) {
        const int part = shown().part;
        draw_above(part);
        if (part < before_) stage_.frame.else_focus("more");
        top.draw_tools();
        if (part < before_) return;
        Flow answered(stage_, places_.body);
        fill(answered, asking_);
        answered.draw(part - before_);
    }

 private:
    static QuestionPage without_titles(QuestionPage page) {
        page.titles.clear();
        return page;
    }

    void fill_above(Flow& flow) {
        if (!by_button_ && (leading_notes(page_) > 0 || !page_.text_before.empty()))
            add_text(flow, stage_, page_, Ground::paper);
        else if (titled_)
            add_kicker(flow, stage_, page_, Ground::paper);
        if (one_) add_question_alone(flow, stage_, page_.items.back(), rank_);
    }

    bool fits_above() {
        for (const Rank rank : {Rank::only, Rank::only_and_smaller}) {
            rank_ = rank;
            Flow all(stage_, places_.above);
            fill_above(all);
            if (all.fits()) return true;
        }
        return false;
    }

    void plan_above() {
        if (fits_above()) return;
        if (one_ && leading_notes(page_) > 0 && plan_text_over_question()) return;
        // Its text was read on the page before, or is before this part.
        by_button_ = has_text(page_) && (one_ || leading_notes(page_) == 0);
        if (by_button_ && leading_notes(page_) > 0) before_ = parts_of_text_alone();
        if (fits_above()) return;
        titled_ = false;  // a title would have a part to itself, over the answers
        Flow all(stage_, places_.above);
        fill_above(all);
        read_parts_ = before_ + all.parts();
    }

    // The place of the question's words is as high as they are.
    bool plan_text_over_question() {
        Flow asked(stage_, places_.above);
        add_question_words(asked, stage_, page_.items.back(), rank_);
        const touch::Rect above = places_.above;
        const float words = asked.height(),
                    text = above.height - words - aired(stage_.frame, measure::column_gap) / 2;
        if (text < measure::least_text * line_of(stage_.frame)) return false;
        apart_ = Zones{{above.x, above.y, above.width, text},
                       {above.x, above.bottom() - words, above.width, words}};
        read_parts_ = parts_of_text(stage_, page_, apart_->text);
        return true;
    }

    int parts_of_text_alone() {
        Flow text(stage_, places_.above);
        add_text(text, stage_, page_, Ground::paper);
        return text.parts();
    }

    void plan_answers() {
        std::vector<Asking> ways = ways_to_ask(stage_, page_);
        for (const Asking& way : ways_to_shrink(stage_, page_)) ways.push_back(way);
        for (const bool whole : {true, false})
            for (const Asking& way : ways) {
                Flow answered(stage_, places_.body);
                fill(answered, way);
                if (whole ? !answered.fits() : answered.cuts(Flow::Cut::question)) continue;
                asking_ = way;
                answered_parts_ = answered.parts();
                return;
            }
        Flow answered(stage_, places_.body);
        fill(answered, asking_);
        answered_parts_ = answered.parts();
    }

    void draw_above(int part) {
        if (apart_) {
            (void)show_text(stage_, page_, apart_->text, LayoutPass::draw);
            Flow asked(stage_, apart_->question);
            add_question_words(asked, stage_, page_.items.back(), rank_);
            asked.draw(0);
            return;
        }
        Flow above(stage_, places_.above);
        if (part < before_)
            add_text(above, stage_, page_, Ground::paper);
        else
            fill_above(above);
        above.draw(part < before_ ? part : part - before_);
    }

    void fill(Flow& flow, const Asking& asking) {
        if (count_errors(page_) > 1) add_summary(flow, stage_, page_, asking.words);
        if (by_button_) add_read_button(flow, stage_, page_);
        if (one_)
            add_question(flow, stage_, page_.items.back(), Rank::asked_elsewhere, asking.choices());
        else
            add_items(flow, stage_, titled_ ? untitled_ : page_, asking);
    }

    Stage& stage_;
    const QuestionPage& page_;
    const QuestionPage untitled_ = without_titles(page_);  // for parts under the title, which stands above
    const ReachPlaces& places_;
    bool one_;
    Rank rank_ = Rank::only;
    std::optional<Zones> apart_;  // the text in parts, over its whole question
    bool by_button_ = false;      // it leads to the text
    bool titled_ = true;
    Asking asking_;
    int read_parts_ = 1, before_ = 0, answered_parts_ = 1;  // `before_` of them have no answers
};

}  // namespace

Shown lay_out_in_reach(Stage& stage, const QuestionPage& page, const TopBar& top, const ReachPlaces& places,
                       LayoutPass pass) {
    Reach reach(stage, page, places);
    if (pass == LayoutPass::draw) reach.draw(top);
    return reach.shown();
}

}  // namespace screens
