// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/question_layout.h"

#include <algorithm>
#include <deque>
#include <tuple>

#include "kiosk/screens/asking.h"
#include "kiosk/screens/reading.h"
#include "kiosk/screens/title.h"

namespace screens {
namespace {

constexpr int half = measure::columns / 2;
constexpr int more_than_half = 7;        // for a text that then comes in fewer parts
constexpr int columns_of_read_text = 5;  // of the beginning of a text that was read on the page before

Zones side_by_side(const touch::Frame& frame, touch::Rect body, int of_text = half) {
    return {columns_of(frame, body, 0, of_text),
            columns_of(frame, body, of_text, measure::columns - of_text)};
}

Asking under_the_text(std::size_t columns) {
    return {.columns = columns, .air = columns > 1 ? dense : 1};
}

// Question and answers whole under the text, where that leaves the text some lines.
std::optional<Zones> one_above_the_other(Stage& stage, const QuestionPage& page, touch::Rect body,
                                         std::size_t columns) {
    Flow question(stage, body);
    add_asked(question, stage, page, under_the_text(columns));
    const float asked = question.height();
    const float text = body.height - asked - aired(stage.frame, measure::column_gap) / 2;
    const float least =
        measure::least_text * line_of(stage.frame) + 2 * aired(stage.frame, measure::panel_inset);
    if (text < least) return std::nullopt;
    return Zones{{body.x, body.y, body.width, text}, {body.x, body.bottom() - asked, body.width, asked}};
}

Shown show_zones(Stage& stage, const QuestionPage& page, const Zones& zones, const Asking& asking,
                 LayoutPass pass) {
    const Shown shown = show_text(stage, page, zones.text, pass);
    if (pass == LayoutPass::look) return shown;
    Flow question(stage, zones.question);
    add_asked(question, stage, page, asking);
    question.draw(0);
    return shown;
}

// The page in one column of blocks.
class Column {
 public:
    Column(Stage& stage, const QuestionPage& page, touch::Rect body, const Asking& asking)
        : stage_(stage), page_(page), body_(body), asking_(asking), flow_(stage, body) {
        fill(flow_, count_errors(page) > 1);
    }
    bool fits() { return flow_.fits(); }
    int parts() { return flow_.parts(); }
    bool cuts(Flow::Cut cut) { return flow_.cuts(cut); }

    // An error that is further on is listed at the head too, which is where the page begins.
    Shown show(LayoutPass pass) {
        if (count_errors(page_) != 1 || is_on_first_part(error_of(page_)))
            return screens::show(flow_, page_.part, pass);
        Flow listed(stage_, body_);
        fill(listed, true);
        return screens::show(listed, page_.part, pass);
    }

 private:
    static const Item& error_of(const QuestionPage& page) {
        return *std::find_if(page.items.begin(), page.items.end(),
                             [](const Item& item) { return !item.error.empty(); });
    }
    bool is_on_first_part(const Item& item) { return flow_.part_of(item.question.reference) == 0; }
    void fill(Flow& flow, bool lists_errors) {
        // First of all, also before the proposal.
        if (lists_errors) add_summary(flow, stage_, page_, asking_.words);
        add_text(flow, stage_, page_, has_text_and_question(page_) ? Ground::panel : Ground::paper);
        add_items(flow, stage_, page_, asking_);
    }

    Stage& stage_;
    const QuestionPage& page_;
    touch::Rect body_;
    Asking asking_;
    Flow flow_;
};

Shown draw_both(Flow& first, Flow& second, LayoutPass pass) {
    if (pass == LayoutPass::draw) first.draw(0), second.draw(0);
    return {};
}

// Where they stand beside long choices: a heading as large as a page's own has half of the width.
std::vector<int> columns_of_words(const Asking& asking) {
    if (asking.words < 1) return {half, 5, 4};
    return {half};
}

// The words of the one question beside its answer, where the height would part them.
std::optional<Shown> show_answer_beside(Stage& stage, const QuestionPage& page, touch::Rect body, bool read,
                                        const std::vector<Asking>& ways, LayoutPass pass) {
    if (!stage.frame.lies() || page.items.size() != leading_notes(page) + 1) return std::nullopt;
    for (const Asking& asking : ways)
        for (const int of_words : columns_of_words(asking)) {
            const Zones zones = side_by_side(stage.frame, body, of_words);
            Flow words(stage, zones.text), answer(stage, zones.question);
            add_kicker(words, stage, page, Ground::paper);
            if (read) add_read_button(words, stage, page);
            add_question_words(words, stage, page.items.back(), asking.rank, asking.choices());
            add_question(answer, stage, page.items.back(), Rank::asked_elsewhere, asking.choices());
            if (words.fits() && answer.fits()) return draw_both(words, answer, pass);
        }
    return std::nullopt;
}

// The question without its text, to which a button leads. Nothing where it does not fit.
std::optional<Shown> show_question_alone(Stage& stage, const QuestionPage& page, touch::Rect body,
                                         LayoutPass pass) {
    for (const auto& ways : {ways_to_ask(stage, page), ways_to_shrink(stage, page)}) {
        for (const Asking& asking : ways) {
            Flow question(stage, body);
            add_kicker(question, stage, page, Ground::paper);
            add_read_button(question, stage, page);
            add_asked(question, stage, page, asking);
            if (question.fits()) return show(question, 0, pass);
        }
        if (const auto shown = show_answer_beside(stage, page, body, true, ways, pass)) return shown;
    }
    return std::nullopt;
}

// Where in letters as large as were asked for no way keeps a question whole. `cut`: nor a scale.
std::optional<Shown> show_shrunk(Stage& stage, const QuestionPage& page, touch::Rect body, bool cut,
                                 LayoutPass pass) {
    const std::vector<Asking> ways = ways_to_shrink(stage, page);
    for (const Asking& way : ways)
        if (Column column(stage, page, body, way); column.fits()) return column.show(pass);
    if (!has_text_and_question(page))
        if (const auto shown = show_answer_beside(stage, page, body, false, ways, pass)) return shown;
    for (const Asking& way : ways)
        if (Column column(stage, page, body, way); !column.cuts(Flow::Cut::question))
            return column.show(pass);
    if (!cut) return std::nullopt;
    for (const Asking& way : ways)
        if (Column column(stage, page, body, way); !column.cuts(Flow::Cut::scale)) return column.show(pass);
    return std::nullopt;
}

// The text has the first parts to itself; with the question a button shows it again. Nothing where the button
// would part a question from its answers, or it would all take more than `most` parts.
std::optional<Shown> show_text_first(Stage& stage, const QuestionPage& page, touch::Rect body, int most,
                                     LayoutPass pass) {
    if (count_errors(page) > 0) return std::nullopt;
    Flow text(stage, body);
    add_text(text, stage, page, Ground::panel);
    const int before = text.parts();
    if (before + 1 > most || !show_question_alone(stage, page, body, LayoutPass::look)) return std::nullopt;
    if (page.part >= before) {
        (void)show_question_alone(stage, page, body, pass);
        return Shown{.part = before};
    }
    Shown shown = show(text, page.part, pass);
    shown.last = false;
    if (pass == LayoutPass::draw) take_swipe(stage, body, shown);
    return shown;
}

// The whole question beside its text, with so much of the width for the text that it comes in the fewest
// parts.
struct Beside {
    Zones zones;
    Asking asking;
    int parts = 1;  // of the text
};

std::optional<Beside> question_beside(Stage& stage, const QuestionPage& page, touch::Rect body) {
    std::optional<Beside> best;
    for (const Rank rank : {Rank::only, Rank::only_and_smaller})
        for (const int of_text : {half, more_than_half}) {
            const Zones zones = side_by_side(stage.frame, body, of_text);
            Flow question(stage, zones.question);
            add_asked(question, stage, page, {.rank = rank});
            if (!question.fits()) continue;
            const int parts = parts_of_text(stage, page, zones.text);
            if (!best || parts < best->parts) best = Beside{zones, {.rank = rank}, parts};
        }
    return best;
}

Shown lay_out_own_text(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    const bool wide = !stage.frame.portrait();
    const bool zones = has_text_and_question(page);
    const auto beside = zones && wide ? question_beside(stage, page, body) : std::nullopt;
    if (beside && beside->parts == 1) return show_zones(stage, page, beside->zones, beside->asking, pass);
    std::deque<Column> columns;
    for (const Asking& way : ways_to_ask(stage, page))
        if (Column& column = columns.emplace_back(stage, page, body, way); column.fits())
            return column.show(pass);
    if (!zones)
        if (const auto shown = show_answer_beside(stage, page, body, false, ways_to_ask(stage, page), pass))
            return *shown;
    // Its text has a screen or two to itself rather than many beside or above the question.
    const auto text_first = [&](int parts) {
        constexpr int short_text = 3;  // of two parts at most, and its question
        return show_text_first(stage, page, body, std::min(parts - 1, short_text), pass);
    };
    if (beside) {
        if (const auto shown = text_first(beside->parts)) return *shown;
        return show_zones(stage, page, beside->zones, beside->asking, pass);
    }
    for (const std::size_t in_columns : {1U, 2U})
        if (zones)
            if (const auto above = one_above_the_other(stage, page, body, in_columns)) {
                if (const auto shown = text_first(parts_of_text(stage, page, above->text))) return *shown;
                return show_zones(stage, page, *above, under_the_text(in_columns), pass);
            }
    Column& chosen = *std::min_element(columns.begin(), columns.end(), [](Column& a, Column& b) {
        const auto rank = [](Column& column) {
            return std::tuple(column.cuts(Flow::Cut::scale), column.cuts(Flow::Cut::question),
                              column.parts());
        };
        return rank(a) < rank(b);
    });
    if (zones) {
        const int most = chosen.cuts(Flow::Cut::question) ? many_parts : chosen.parts();
        if (const auto shown = show_text_first(stage, page, body, most, pass)) return *shown;
    }
    if (chosen.cuts(Flow::Cut::question))
        if (const auto shown = show_shrunk(stage, page, body, chosen.cuts(Flow::Cut::scale), pass))
            return *shown;
    return chosen.show(pass);
}

// The text was read on an earlier page: it stands beside the question where there is room, else its first
// words with a button, else the button alone.
Shown lay_out_with_text_before(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    const auto both_fit = [&](const Zones& zones) {
        Flow text(stage, zones.text), question(stage, zones.question);
        add_text(text, stage, page, Ground::panel);
        add_asked(question, stage, page);
        return text.fits() && question.fits();
    };
    if (!stage.frame.portrait()) {
        const Zones halves = side_by_side(stage.frame, body);
        if (both_fit(halves)) return show_zones(stage, page, halves, {}, pass);
        const Zones narrow = side_by_side(stage.frame, body, columns_of_read_text);
        Flow beginning(stage, narrow.text), question(stage, narrow.question);
        add_kicker(beginning, stage, page, Ground::paper);
        add_beginning(beginning, stage, page.text_before.front());
        add_read_button(beginning, stage, page);
        add_asked(question, stage, page);
        if (beginning.fits() && question.fits()) return draw_both(beginning, question, pass);
    } else if (const auto above = one_above_the_other(stage, page, body, 1); above && both_fit(*above)) {
        return show_zones(stage, page, *above, {}, pass);
    }
    if (const auto shown = show_question_alone(stage, page, body, pass)) return *shown;
    Flow column(stage, body);
    add_kicker(column, stage, page, Ground::paper);
    add_read_button(column, stage, page);
    add_asked(column, stage, page);
    return show(column, page.part, pass);
}

Shown lay_out_zones(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    return page.text_before.empty() ? lay_out_own_text(stage, page, body, pass)
                                    : lay_out_with_text_before(stage, page, body, pass);
}

// How high a short page of its kind usually is; none for one that is not: with choices, or a text to read.
std::optional<float> usual_height(const Stage& stage, const QuestionPage& page) {
    constexpr float field = 11, date = 18;  // letters
    if (has_text(page)) return std::nullopt;
    const float letter = stage.frame.letter();
    if (leading_notes(page) == page.items.size()) return field * letter;
    if (page.items.size() != 1) return std::nullopt;
    const Item& item = page.items.front();
    if (item.question.control != xforms::ControlKind::input) return std::nullopt;
    if (!item.date.empty()) return date * letter;
    return field * letter + (is_multiline(item.question) ? measure::roomy_field : 0);
}

// A short page stands at the optical middle: there is 2 to 3 as much room above as below. All of a kind begin
// where that is for one of the usual height, so that no title leaps from page to page; and one that takes
// half of the height or more begins at the top, as pages with choices do, which are of all heights.
touch::Rect standing_of(Stage& stage, const QuestionPage& page, touch::Rect body) {
    const auto usual = usual_height(stage, page);
    if (!usual) return body;
    const float y = (body.height - *usual) * measure::optical_middle;
    Flow flow(stage, body);
    add_text(flow, stage, page, Ground::paper);
    add_items(flow, stage, page, {});
    if (y <= 0 || !flow.fits() || flow.height() > body.height / 2) return body;
    return {body.x, body.y + y, body.width, body.height - y};
}

}  // namespace

Shown lay_out(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    return lay_out_zones(stage, page, standing_of(stage, page, body), pass);
}

}  // namespace screens
