// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

constexpr float least_headed_column = 200;  // of the height between the bars: less has no room for a head

// How a column gives way to long words. brief: the promise in brief, as on the poster; greeting: so, and
// "Hello" in every language.
enum class Column { whole, brief, greeting };

void add_column(Flow& flow, Stage& stage, const Welcome& welcome, Column column, Rows rows, bool headed,
                float title = 1) {
    if (!headed) add_head(flow, stage, welcome, Ground::paper, title);
    if (column == Column::greeting) add_greetings(flow, stage, Ground::paper);
    add_languages(flow, stage, Names::on_one_line, rows);
    add_how_to_hear(flow, stage);
    if (column == Column::whole) add_promise(flow, stage, welcome.forgets_after_s);
    add_summary(flow, stage, welcome, Ground::paper);
    if (column != Column::whole) add_short_promise(flow, stage, welcome.forgets_after_s);
}

// How it gives way further: the promise, in brief, before all that is only read, and a smaller title; then
// what stands above the title comes after it too; at last the languages' names have the letters of a bar.
// Before each of them languages of different sizes do.
enum class Dense { dense, densest, small_names };
enum class Hello { said, unsaid };  // in every language

constexpr const char *greeted = "greeted", *hearing = "hearing";

void add_dense_choice(Flow& flow, Stage& stage, const Welcome& welcome, Dense dense, Rows rows) {
    if (dense == Dense::dense) add_kicker(flow, stage, welcome, Ground::paper);
    add_title(flow, stage, welcome, Ground::paper, dense == Dense::dense ? dense_title : densest_title);
    add_languages(flow, stage, dense == Dense::small_names ? Names::small : Names::dense, rows);
}

void add_dense(Flow& flow, Stage& stage, const Welcome& welcome, Dense dense, Hello hello, Rows rows) {
    add_dense_choice(flow, stage, welcome, dense, rows);
    add_short_promise(flow, stage, welcome.forgets_after_s);
    flow.space(stage.frame.letter() * 0.6F);
    if (dense != Dense::dense) add_kicker(flow, stage, welcome, Ground::paper);
    flow.mark(hearing);
    add_how_to_hear(flow, stage);
    if (hello == Hello::said) {
        flow.mark(greeted);
        add_greetings(flow, stage, Ground::paper);
    }
    add_summary(flow, stage, welcome, Ground::paper);
}

// On the first part the way to what is only read stands beside Start, and beside "About this consultation"
// where there is room. After that each part has Back, and the way on in Start's place: no bar has two rows.
BarContent dense_bar(Stage& stage, BarContent content, const Shown& shown) {
    const Intent next = ShowPart{shown.part + 1};
    const bool tells_more = !content.small.empty() && content.small.front().id == "about";
    if (shown.part > 0) {
        content.back = back_button();
        if (tells_more) content.small.erase(content.small.begin());
        if (!shown.last) content.forward = forward_button("more", more_below(), next);
        if (content.forward) content.forward->look.scale = small_scale(stage.frame);
    } else if (!shown.last) {
        const BarButton more = small_button(stage.frame, "more", more_below(), next);
        if (stage.frame.portrait() && tells_more)
            content.small.front() = more;
        else
            content.small.push_back(more);
    }
    return content;
}

// Start stands on each part, for what does not fit on the first one is only read. Nothing where the promise
// does not.
bool draw_dense(Stage& stage, const Welcome& welcome, const TopBar& top, const BarContent& content) {
    const touch::Rect whole = body_between(stage.frame, top, BottomBar(stage, content));
    touch::Rect part = whole;
    part.height = stage.frame.height();
    for (const auto& [number, last] : {std::pair{0, false}, {1, false}, {1, true}}) {
        const BottomBar bar(stage, dense_bar(stage, content, {.part = number, .last = last}));
        part.height = std::min(part.height, body_between(stage.frame, top, bar).height);
    }
    // "Hello" costs no part: it stands on the first, or not at all.
    struct Way {
        Dense dense;
        Hello hello;
        Rows rows;
    };
    using enum Rows;
    for (const auto& [dense, hello, rows] :
         {Way{Dense::dense, Hello::said, equal}, Way{Dense::dense, Hello::unsaid, equal},
          Way{Dense::dense, Hello::said, as_their_names_need},
          Way{Dense::dense, Hello::unsaid, as_their_names_need}, Way{Dense::densest, Hello::unsaid, equal},
          Way{Dense::densest, Hello::unsaid, as_their_names_need},
          Way{Dense::small_names, Hello::unsaid, equal},
          Way{Dense::small_names, Hello::unsaid, as_their_names_need}}) {
        Flow all(stage, whole), in_parts(stage, part), unsaid(stage, whole);
        add_dense(all, stage, welcome, dense, hello, rows);
        add_dense(in_parts, stage, welcome, dense, hello, rows);
        add_dense(unsaid, stage, welcome, dense, Hello::unsaid, rows);
        const bool whole_so = all.fits();
        Flow& flow = whole_so ? all : in_parts;
        if (hello == Hello::said && (whole_so != unsaid.fits() || flow.part_of(greeted) != 0)) continue;
        if (flow.part_of(promised) != 0) continue;
        // How to hear the page is worth more than that no language is larger.
        Flow uneven(stage, part);
        add_dense(uneven, stage, welcome, dense, hello, as_their_names_need);
        if (!whole_so && flow.part_of(hearing) > uneven.part_of(hearing)) continue;
        const Shown shown = flow.draw(welcome.part);
        const BottomBar bar(stage, dense_bar(stage, content, shown));
        bar.draw(shown);
        return true;
    }
    return false;
}

// With letters so large that the promise, and so Start, comes on a later part: each language on the first one
// all the same. Nothing where that has no room for them.
bool draw_languages_first(Stage& stage, const Welcome& welcome, const BottomBar& bar, touch::Rect body) {
    for (const Dense dense : {Dense::dense, Dense::densest, Dense::small_names})
        for (const Rows rows : {Rows::equal, Rows::as_their_names_need}) {
            Flow choice(stage, body), all(stage, body);
            add_dense_choice(choice, stage, welcome, dense, rows);
            if (!choice.fits()) continue;
            add_dense(all, stage, welcome, dense, Hello::unsaid, rows);
            bar.draw(all.draw(welcome.part));
            return true;
        }
    return false;
}

// What a column has above itself, and how that gives way.
struct Head {
    Masthead::Picture city = Masthead::Picture::shown;
    float title = 1;  // share of its usual size
    bool narrow_bar = false;
};

BarContent bar_with_start(Stage& stage, const Welcome& welcome) {
    BarContent content = bar_of(stage, welcome);
    if (may_start(stage, welcome)) content.forward = forward_button("start", start_words(welcome), Start{});
    content.wide_forward = true;
    return content;
}

// The council's head, where the glass has room for one, and what that and the bars leave.
class Headed {
 public:
    Headed(Stage& stage, const Welcome& welcome, const TopBar& top, const BottomBar& bottom, const Head& as)
        : stage_(stage),
          body_(body_between(stage.frame, top, bottom)),
          head_(stage, top.height(), body_.height * most_upright_head, 0, as.city),
          title_(as.title) {
        add_head(head_.words(), stage, welcome, Ground::panel, as.title);
        headed_ = head_.fits() && body_.height > least_headed_column;
    }

    touch::Rect under() {
        const float y = headed_ ? head_.bottom() + measure::body_inset : body_.y;
        return {body_.x, y, body_.width, body_.bottom() - y};
    }
    void add(Flow& flow, const Welcome& welcome, Column column, Rows rows) {
        add_column(flow, stage_, welcome, column, rows, headed_, title_);
    }
    void draw() {
        if (headed_) head_.draw();
    }

 private:
    Stage& stage_;
    touch::Rect body_;
    Masthead head_;
    float title_;
    bool headed_ = false;
};

bool draw_greeting(Stage& stage, const Welcome& welcome, const Head& as, Rows rows) {
    BarContent content = bar_with_start(stage, welcome);
    content.narrow = as.narrow_bar;
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    Headed head(stage, welcome, top, bottom, as);
    Flow column(stage, head.under());
    head.add(column, welcome, Column::greeting, rows);
    if (!column.fits()) return false;
    top.draw();
    head.draw();
    column.draw(0);
    bottom.draw();
    return true;
}

}  // namespace

bool draw_greeting_column(Stage& stage, const Welcome& welcome) {
    using City = Masthead::Picture;
    for (const Head& as : {Head{},
                           {City::left_out},
                           {City::left_out, 1, true},
                           {City::left_out, dense_title},
                           {City::left_out, dense_title, true},
                           {City::left_out, densest_title, true}})
        if (draw_greeting(stage, welcome, as, Rows::equal) ||
            draw_greeting(stage, welcome, as, Rows::as_their_names_need))
            return true;
    return false;
}

// One column, in as many screenfuls as it takes, and Start in the bar at the foot. The languages come right
// after the title: who reads none of the words above them must not have to turn a page to find their own.
// Then the promise, in brief where all comes into one screenful so. Where it is not all on the first part,
// the way to it stands in Start's place.
void draw_column(Stage& stage, const Welcome& welcome) {
    BarContent content = bar_with_start(stage, welcome);
    const TopBar top(stage);
    const BottomBar free(stage, content);
    Headed head(stage, welcome, top, free, {});
    const auto fits = [&](Column as, Rows rows) {
        Flow tried(stage, head.under());
        head.add(tried, welcome, as, rows);
        return tried.fits();
    };
    const bool equal = fits(Column::brief, Rows::equal);
    const Rows rows = equal ? Rows::equal : Rows::as_their_names_need;
    const bool in_brief = equal || fits(Column::brief, rows);
    Flow column(stage, head.under(), PartsBy::strip);
    head.add(column, welcome, in_brief ? Column::brief : Column::whole, rows);
    top.draw();
    const bool leads_on = in_brief || column.part_of(promised) == 0 || !content.forward;
    if (!leads_on && draw_dense(stage, welcome, top, content)) return;
    if (leads_on) {
        head.draw();
        column.draw(welcome.part);
        return free.draw();
    }
    content.more = more_below;
    if (welcome.part > 0) content.back = back_button();
    const BottomBar leading(stage, std::move(content));
    if (draw_languages_first(stage, welcome, leading, body_between(stage.frame, top, leading))) return;
    Headed again(stage, welcome, top, leading, {});
    again.draw();
    Flow whole(stage, again.under());
    again.add(whole, welcome, Column::whole, rows);
    leading.draw(whole.draw(welcome.part));
}

}  // namespace screens::welcoming
