// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/question_layout.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <tuple>

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
void add_notes(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    const std::size_t own = leading_notes(page);
    for (std::size_t at = 0; at < own; ++at) add_note(flow, stage, page.items[at], ground);
    if (own == 0)
        for (const Item& note : page.text_before) add_note(flow, stage, note, ground);
}

// Under its title, which each part of it has.
void add_text(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    flow.begin(Flow::Whole::text, title_again(flow, stage, page, ground));
    add_kicker(flow, stage, page, ground);
    add_notes(flow, stage, page, ground);
    flow.end();
}

// How a page is asked: its choices in so many columns and in such words, its one question as a heading or
// smaller.
struct Asking {
    std::size_t columns = 1;
    Rank rank = Rank::only;
    float words = 1;
    Choices choices() const { return {columns, words}; }
};

void add_items(Flow& flow, Stage& stage, const QuestionPage& page, const Asking& asking) {
    for (std::size_t at = leading_notes(page); at < page.items.size(); ++at) {
        flow.mark(page.items[at].question.reference);
        if (is_note(page.items[at]))
            add_note(flow, stage, page.items[at], Ground::panel);
        else
            add_question(flow, stage, page.items[at],
                         rank_on(page) == Rank::only ? asking.rank : Rank::one_of_several, asking.choices());
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

// Where a part of a text stands. On one line above it its title and which part it is, where that is wide
// enough; else this stands under it, and its title with it.
struct PlaceOfPart {
    touch::Rect text, which;
    std::optional<touch::Rect> title;
};

PlaceOfPart place_of_part(Stage& stage, const QuestionPage& page, touch::Rect place) {
    const text::Size which = stage.frame.measure(part_words(many, many), part_look(stage.frame), 0);
    PlaceOfPart at{.text = place};
    at.text.height -= which.height + measure::text_foot;
    at.which = {place.x, place.bottom() - which.height, place.width, which.height};
    if (page.titles.empty()) return at;
    const text::Size title = stage.frame.measure(page.titles.back().plain(), title_look(stage.frame), 0);
    const float room = place.width - which.width - stage.frame.letter();
    if (title.width > room || title.height > which.height + measure::text_foot) return at;
    at.text.y += which.height + measure::text_foot;
    at.title = {place.x, place.y, room, title.height};
    at.which = {place.right() - which.width, place.y, which.width, which.height};
    return at;
}

void add_part_of_text(Flow& flow, Stage& stage, const QuestionPage& page, const PlaceOfPart& at) {
    if (at.title)
        add_notes(flow, stage, page, Ground::panel);
    else
        add_text(flow, stage, page, Ground::panel);
}

int parts_of_text(Stage& stage, const QuestionPage& page, touch::Rect place) {
    const PlaceOfPart at = place_of_part(stage, page, place);
    Flow whole(stage, place), text(stage, at.text);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return 1;
    add_part_of_text(text, stage, page, at);
    return text.parts();
}

// The text in parts within its own place, while the question stays whole beside or under it.
Shown show_text(Stage& stage, const QuestionPage& page, touch::Rect place, LayoutPass pass) {
    Flow whole(stage, place);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return show(whole, 0, pass);
    const PlaceOfPart at = place_of_part(stage, page, place);
    Flow text(stage, at.text);
    add_part_of_text(text, stage, page, at);
    const auto tell_which = [&](int part) {
        touch::TextLook look = part_look(stage.frame);
        if (at.title) look.align = text::Align::end;
        stage.frame.words("part", at.which, part_words(part + 1, text.parts()), look);
    };
    if (pass == LayoutPass::look) return text.look(page.part);
    if (at.title) {
        stage.frame.words("section", *at.title, page.titles.back().plain(), title_look(stage.frame));
        tell_which(text.look(page.part).part);
    }
    const Shown shown = text.draw(page.part);
    if (!at.title) tell_which(shown.part);
    take_swipe(stage, at.text, shown);
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

// Before a scale is cut in two its words become smaller, though never under 4.8 mm. Who asked for the largest
// still has 0.7 degrees at 50 cm (EN 301 549, 5.1.4).
std::vector<Asking> ways_to_shrink(const Stage& stage, const QuestionPage& page) {
    std::vector<Asking> ways;
    const bool scales = std::all_of(page.items.begin(), page.items.end(), [](const Item& item) {
        return std::ssize(item.question.choices) <= longest_scale;
    });
    if (!scales) return ways;
    for (const float words : {0.92F, 0.82F, 0.72F}) {
        if (words * stage.frame.letter() < measure::least_default - 0.02F) break;
        for (const std::size_t columns : {1U, 2U})
            ways.push_back({.columns = columns, .rank = Rank::one_of_several, .words = words});
    }
    return ways;
}

Shown draw_both(Flow& first, Flow& second, LayoutPass pass) {
    if (pass == LayoutPass::draw) first.draw(0), second.draw(0);
    return {};
}

// The words of the one question beside its answer, where the height would part them.
std::optional<Shown> show_answer_beside(Stage& stage, const QuestionPage& page, touch::Rect body, bool read,
                                        const std::vector<Asking>& ways, LayoutPass pass) {
    if (!stage.frame.lies() || page.items.size() != leading_notes(page) + 1) return std::nullopt;
    const Zones half = side_by_side(stage.frame, body);
    for (const Asking& asking : ways) {
        Flow words(stage, half.text), answer(stage, half.question);
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
                return show_zones(stage, page, *above, {.columns = in_columns}, pass);
            }
    Column& chosen = *std::min_element(columns.begin(), columns.end(), [](Column& a, Column& b) {
        const auto rank = [](Column& column) {
            return std::tuple(column.cuts(Flow::Cut::scale), column.cuts(Flow::Cut::question),
                              column.parts());
        };
        return rank(a) < rank(b);
    });
    if (zones) {
        const int most = chosen.cuts(Flow::Cut::question) ? many : chosen.parts();
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
        shown.below = answered.look(shown.part - before_).below;
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
    void fill_above(Flow& flow) {
        if (!by_button_ && (leading_notes(page_) > 0 || !page_.text_before.empty()))
            add_text(flow, stage_, page_, Ground::paper);
        else if (titled_)
            add_kicker(flow, stage_, page_, Ground::paper);
        if (one_) add_question_alone(flow, stage_, page_.items.back(), rank_);
    }

    bool fits_above() {
        for (const Rank rank : {Rank::only, Rank::one_of_several}) {
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
        if (count_errors(page_) > 1) add_summary(flow, stage_, page_);
        if (by_button_) add_read_button(flow, stage_, page_);
        if (one_)
            add_question(flow, stage_, page_.items.back(), Rank::asked_elsewhere, asking.choices());
        else
            add_items(flow, stage_, page_, asking);
    }

    Stage& stage_;
    const QuestionPage& page_;
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

void draw_reading(Stage& stage, const TopBar& top, touch::Rect body) {
    const auto* page = std::get_if<QuestionPage>(&stage.view.screen);
    if (page == nullptr) return;
    const auto above = top.zone_above();
    const touch::Rect place = above.value_or(body);
    Flow flow(stage, place, above ? PartsBy::bar : PartsBy::strip);
    add_text(flow, stage, *page, Ground::paper);
    stage.frame.first_focus("done");
    const Shown shown = flow.draw(stage.view.sheet_part);
    take_swipe(stage, place, shown);
    if (!above) return;
    top.draw_tools();
    if (!flow.fits()) flow.draw_strip(shown, body);
}

}  // namespace screens
