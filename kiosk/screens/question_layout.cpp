// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/question_layout.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/numeral.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_read_column = 0.36F;

std::size_t leading_notes(const QuestionPage& page) {
    std::size_t notes = 0;
    while (notes < page.items.size() && is_note(page.items[notes])) ++notes;
    return notes;
}

bool has_text_and_question(const QuestionPage& page) {
    const std::size_t notes = leading_notes(page);
    return notes > 0 && notes < page.items.size();
}

Rank rank_on(const QuestionPage& page) {
    const auto questions =
        std::count_if(page.items.begin(), page.items.end(), [](const Item& item) { return !is_note(item); });
    return questions == 1 ? Rank::only : Rank::one_of_several;
}

// Its own notes, or those of the page before it.
void add_text(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    add_kicker(flow, stage, page, ground);
    const std::size_t own = leading_notes(page);
    for (std::size_t at = 0; at < own; ++at) add_note(flow, stage, page.items[at], ground);
    if (own == 0)
        for (const Item& note : page.text_before) add_note(flow, stage, note, ground);
}

// How a page is asked: its choices in so many columns, its one question as a heading or smaller.
struct Asking {
    std::size_t columns = 1;
    Rank rank = Rank::only;
};

void add_items(Flow& flow, Stage& stage, const QuestionPage& page, const Asking& asking) {
    for (std::size_t at = leading_notes(page); at < page.items.size(); ++at) {
        flow.mark(page.items[at].question.reference);
        if (is_note(page.items[at]))
            add_note(flow, stage, page.items[at], Ground::panel);
        else
            add_question(flow, stage, page.items[at],
                         rank_on(page) == Rank::only ? asking.rank : Rank::one_of_several, asking.columns);
    }
}

void add_asked(Flow& flow, Stage& stage, const QuestionPage& page, const Asking& asking = {}) {
    if (count_errors(page) > 1) add_summary(flow, stage, page);
    add_items(flow, stage, page, asking);
}

void add_read_button(Flow& flow, Stage& stage, const QuestionPage& page) {
    Block block = button_block(stage, read_button(stage, page, flow.width()), flow.width());
    block.with_next = true;
    flow.add(std::move(block));
}

Shown show(Flow& flow, int part, LayoutPass pass) {
    return pass == LayoutPass::draw ? flow.draw(part) : flow.look(part);
}

std::string part_words(int part, int parts) {
    // Translators: under a text that is shown in parts; {0} is the part on the screen, {1} how many there
    // are.
    return words::fill(words::say("progress", "Part {0} of {1}"),
                       {words::number(part), words::number(parts)});
}

// A second way through the parts of a text: the finger drags it along.
void take_swipe(Stage& stage, touch::Rect place, const Shown& shown) {
    const int way = stage.frame.swiped(place);
    if ((way > 0 && !shown.last) || (way < 0 && shown.part > 0)) stage.ask(ShowPart{shown.part + way});
}

constexpr int many = 88;  // parts: more than any text has

touch::TextLook part_look(const touch::Frame& frame) {
    return bold_look(small_scale(frame));
}

// Where a part of a text stands, and under it which part that is.
struct PlaceOfPart {
    touch::Rect text, foot;
};

PlaceOfPart place_of_part(Stage& stage, touch::Rect place) {
    const float line =
        stage.frame.measure(part_words(many, many), part_look(stage.frame), place.width).height;
    const touch::Rect foot{place.x, place.bottom() - line, place.width, line};
    place.height -= line + measure::text_foot;
    return {place, foot};
}

int parts_of_text(Stage& stage, const QuestionPage& page, touch::Rect place) {
    Flow whole(stage, place), text(stage, place_of_part(stage, place).text);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return 1;
    add_text(text, stage, page, Ground::panel);
    return text.parts();
}

// The text in parts within its own place, while the question stays whole beside or under it.
Shown show_text(Stage& stage, const QuestionPage& page, touch::Rect place, LayoutPass pass) {
    Flow whole(stage, place);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return show(whole, 0, pass);
    const PlaceOfPart part = place_of_part(stage, place);
    Flow text(stage, part.text);
    add_text(text, stage, page, Ground::panel);
    const Shown shown = show(text, page.part, pass);
    if (pass == LayoutPass::look) return shown;
    stage.frame.words("part", part.foot, part_words(shown.part + 1, text.parts()), part_look(stage.frame));
    take_swipe(stage, part.text, shown);
    return shown;
}

// A place for the text to read and one for what is asked about it.
struct Zones {
    touch::Rect text, question;
};

Zones side_by_side(const touch::Frame& frame, touch::Rect body, float share_of_text = 0.5F) {
    const float gap = aired(frame, measure::column_gap);
    const float text = (body.width - gap) * share_of_text;
    return {{body.x, body.y, text, body.height},
            {body.x + text + gap, body.y, body.width - gap - text, body.height}};
}

// Question and answers whole under the text, where that leaves the text some lines.
std::optional<Zones> one_above_the_other(Stage& stage, const QuestionPage& page, touch::Rect body,
                                         std::size_t columns) {
    Flow question(stage, body);
    add_asked(question, stage, page, {.columns = columns});
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
    bool keeps_questions_whole() { return flow_.keeps_questions_whole(); }

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
        if (lists_errors) add_summary(flow, stage_, page_);  // first of all, also before the proposal
        add_text(flow, stage_, page_, has_text_and_question(page_) ? Ground::panel : Ground::paper);
        add_items(flow, stage_, page_, asking_);
    }

    Stage& stage_;
    const QuestionPage& page_;
    touch::Rect body_;
    Asking asking_;
    Flow flow_;
};

// Larger words before smaller, one column before two; upright glass has height before it has width.
std::vector<Asking> ways_to_ask(const Stage& stage, const QuestionPage& page) {
    const Asking one{}, two{.columns = 2};
    const Asking smaller{.rank = Rank::one_of_several},
        smaller_two{.columns = 2, .rank = Rank::one_of_several};
    if (rank_on(page) != Rank::only) return {one, two};
    if (stage.frame.lies()) return {one, two, smaller, smaller_two};
    return {one, smaller, two, smaller_two};
}

Shown draw_both(Flow& first, Flow& second, LayoutPass pass) {
    if (pass == LayoutPass::draw) first.draw(0), second.draw(0);
    return {};
}

// The words of the one question beside its answer, where the height would part them.
std::optional<Shown> show_answer_beside(Stage& stage, const QuestionPage& page, touch::Rect body, bool read,
                                        LayoutPass pass) {
    if (!stage.frame.lies() || page.items.size() != leading_notes(page) + 1) return std::nullopt;
    const Zones half = side_by_side(stage.frame, body);
    for (const Asking& asking : ways_to_ask(stage, page)) {
        Flow words(stage, half.text), answer(stage, half.question);
        add_kicker(words, stage, page, Ground::paper);
        if (read) add_read_button(words, stage, page);
        add_question_words(words, stage, page.items.back(), asking.rank);
        add_question(answer, stage, page.items.back(), Rank::asked_elsewhere, asking.columns);
        if (words.fits() && answer.fits()) return draw_both(words, answer, pass);
    }
    return std::nullopt;
}

// The question without its text, to which a button leads. Nothing where it does not fit.
std::optional<Shown> show_question_alone(Stage& stage, const QuestionPage& page, touch::Rect body,
                                         LayoutPass pass) {
    for (const Asking& asking : ways_to_ask(stage, page)) {
        Flow question(stage, body);
        add_kicker(question, stage, page, Ground::paper);
        add_read_button(question, stage, page);
        add_asked(question, stage, page, asking);
        if (question.fits()) return show(question, 0, pass);
    }
    return show_answer_beside(stage, page, body, true, pass);
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
    constexpr float half = 0.5F, more = 0.6F;
    std::optional<Beside> best;
    for (const Rank rank : {Rank::only, Rank::one_of_several})
        for (const float share_of_text : {half, more}) {
            const Zones zones = side_by_side(stage.frame, body, share_of_text);
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
        if (const auto shown = show_answer_beside(stage, page, body, false, pass)) return *shown;
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
                return show_zones(stage, page, *above, {.columns = in_columns}, pass);
            }
    Column& chosen = *std::min_element(columns.begin(), columns.end(), [](Column& a, Column& b) {
        return std::pair(!a.keeps_questions_whole(), a.parts()) <
               std::pair(!b.keeps_questions_whole(), b.parts());
    });
    if (zones) {
        const int most = chosen.keeps_questions_whole() ? chosen.parts() : many;
        if (const auto shown = show_text_first(stage, page, body, most, pass)) return *shown;
    }
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
        const Zones half = side_by_side(stage.frame, body);
        if (both_fit(half)) return show_zones(stage, page, half, {}, pass);
        const Zones narrow = side_by_side(stage.frame, body, share_of_read_column);
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

}  // namespace

std::ptrdiff_t count_errors(const QuestionPage& page) {
    return std::count_if(page.items.begin(), page.items.end(),
                         [](const Item& item) { return !item.error.empty(); });
}

bool has_text(const QuestionPage& page) {
    return has_text_and_question(page) || !page.text_before.empty();
}

BarButton read_button(Stage& stage, const QuestionPage& page, float room) {
    // Translators: button; opens the text that a question is about, such as a draft objective.
    const std::string unnamed = words::say("button", "Read in full");
    BarButton button = small_button(stage.frame, "read", unnamed, OpenSheet{Sheet::reading});
    if (page.titles.empty()) return button;
    const std::string title = page.titles.back().plain();
    // Translators: the same button; {0} is the heading of the text, such as "Draft objective 2 of 5".
    const std::string named = words::fill(words::say("button", "Read in full: {0}"), {title});
    if (stage.frame.button_width({.words = named, .look = button.look}) <= room)
        button.words = named;
    else
        button.look.about = title;
    return button;
}

namespace {

Shown lay_out_zones(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    return page.text_before.empty() ? lay_out_own_text(stage, page, body, pass)
                                    : lay_out_with_text_before(stage, page, body, pass);
}

}  // namespace

// A numeral costs no screen: it stands where all of the page is on one with it.
Shown lay_out(Stage& stage, const QuestionPage& page, touch::Rect body, LayoutPass pass) {
    std::string numeral =
        page.titles.empty() || !has_text(page) ? "" : numeral_of(page.titles.back().plain());
    if (!numeral.empty()) {
        QuestionPage numbered = page;
        numbered.part = 0;
        numbered.numeral = std::move(numeral);
        if (lay_out_zones(stage, numbered, body, LayoutPass::look).last)
            return lay_out_zones(stage, numbered, body, pass);
    }
    return lay_out_zones(stage, page, body, pass);
}

// Parts of what is read and of what is answered are turned together, until all of both was shown.
Shown lay_out_in_reach(Stage& stage, const QuestionPage& page, const TopBar& top, const ReachPlaces& places,
                       LayoutPass pass) {
    const bool one = rank_on(page) == Rank::only && page.items.size() == leading_notes(page) + 1;
    Flow read(stage, places.above), answered(stage, places.body);
    add_text(read, stage, page, Ground::paper);
    if (one) add_question_words(read, stage, page.items.back(), Rank::only);
    if (count_errors(page) > 1) add_summary(answered, stage, page);
    if (one)
        add_question(answered, stage, page.items.back(), Rank::asked_elsewhere);
    else
        add_items(answered, stage, page, {});
    const int read_parts = read.parts(), answered_parts = answered.parts();
    const int part = std::min(page.part, std::max(read_parts, answered_parts) - 1);
    if (pass == LayoutPass::draw) {
        read.draw(part);
        top.draw_tools();
        answered.draw(part);
    }
    Shown shown = answered.look(part);
    shown.part = part;
    shown.last = part + 1 >= std::max(read_parts, answered_parts);
    return shown;
}

void draw_reading(Stage& stage, touch::Rect body) {
    const auto* page = std::get_if<QuestionPage>(&stage.view.screen);
    if (page == nullptr) return;
    Flow flow(stage, body, PartsBy::strip);
    add_text(flow, stage, *page, Ground::paper);
    stage.frame.first_focus("done");
    const Shown shown = flow.draw(stage.view.sheet_part);
    take_swipe(stage, body, shown);
}

}  // namespace screens
