// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

constexpr float densest_title = 0.65F;
constexpr float least_headed_column = 200;  // of the height between the bars: less has no room for a head

// How a column gives way to long words. brief: the promise in brief, as on the poster; greeting: so, and
// "Hello" in every language.
enum class Column { whole, brief, greeting };

void add_column(Flow& flow, Stage& stage, const Welcome& welcome, Column column, bool headed) {
    if (!headed) add_head(flow, stage, welcome, Ground::paper);
    if (column == Column::greeting) add_greetings(flow, stage, Ground::paper);
    add_languages(flow, stage);
    add_how_to_hear(flow, stage);
    if (column == Column::whole) add_promise(flow, stage, welcome.forgets_after_s);
    add_summary(flow, stage, welcome, Ground::paper);
    if (column != Column::whole) add_short_promise(flow, stage, welcome.forgets_after_s);
}

// How it gives way further: the promise, in brief, before all that is only read, and a smaller title; at last
// what stands above the title comes after it too.
enum class Dense { dense, densest };
enum class Hello { said, unsaid };  // in every language

constexpr const char* greeted = "greeted";

void add_dense(Flow& flow, Stage& stage, const Welcome& welcome, Dense dense, Hello hello) {
    if (dense == Dense::dense) add_kicker(flow, stage, welcome, Ground::paper);
    add_title(flow, stage, welcome, Ground::paper, dense == Dense::dense ? dense_title : densest_title);
    add_languages(flow, stage, Names::dense);
    add_short_promise(flow, stage, welcome.forgets_after_s);
    flow.space(stage.frame.letter() * 0.6F);
    if (dense == Dense::densest) add_kicker(flow, stage, welcome, Ground::paper);
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
    touch::Rect part = body_between(stage.frame, top, BottomBar(stage, content));
    const touch::Rect whole = part;
    for (const int number : {0, 1}) {
        const BottomBar bar(stage, dense_bar(stage, content, {.part = number, .last = false}));
        part.height = std::min(part.height, body_between(stage.frame, top, bar).height);
    }
    // "Hello" costs no part: it stands on the first, or not at all.
    using Way = std::pair<Dense, Hello>;
    for (const auto& [dense, hello] : {Way{Dense::dense, Hello::said}, Way{Dense::dense, Hello::unsaid},
                                       Way{Dense::densest, Hello::unsaid}}) {
        Flow all(stage, whole), in_parts(stage, part), unsaid(stage, whole);
        add_dense(all, stage, welcome, dense, hello);
        add_dense(in_parts, stage, welcome, dense, hello);
        add_dense(unsaid, stage, welcome, dense, Hello::unsaid);
        const bool whole_so = all.fits();
        Flow& flow = whole_so ? all : in_parts;
        if (hello == Hello::said && (whole_so != unsaid.fits() || flow.part_of(greeted) != 0)) continue;
        if (flow.part_of(promised) != 0) continue;
        const Shown shown = flow.draw(welcome.part);
        const BottomBar bar(stage, dense_bar(stage, content, shown));
        bar.draw(shown);
        return true;
    }
    return false;
}

}  // namespace

// One column, in as many screenfuls as it takes, and Start in the bar at the foot. The languages come right
// after the title: who reads none of the words above them must not have to turn a page to find their own.
// Then the promise, in brief where all comes into one screenful so. Where it is not all on the first part,
// the way to it stands in Start's place.
void draw_column(Stage& stage, const Welcome& welcome) {
    BarContent content = bar_of(stage, welcome);
    if (may_start(stage, welcome)) content.forward = forward_button("start", start_words(welcome), Start{});
    const TopBar top(stage);
    const BottomBar free(stage, content);
    const float height = body_between(stage.frame, top, free).height;
    Masthead head(stage, top.height(), height * most_upright_head);
    add_head(head.words(), stage, welcome, Ground::panel);
    const bool headed = head.fits() && height > least_headed_column;
    const auto under_head = [&](const BottomBar& bottom) {
        const touch::Rect body = body_between(stage.frame, top, bottom);
        const float y = headed ? head.bottom() + measure::body_inset : body.y;
        return touch::Rect{body.x, y, body.width, body.bottom() - y};
    };
    const auto fits = [&](Column as) {
        Flow tried(stage, under_head(free));
        add_column(tried, stage, welcome, as, headed);
        return tried.fits();
    };
    const bool greets = fits(Column::greeting), in_brief = greets || fits(Column::brief);
    const Column brief = greets ? Column::greeting : Column::brief;
    Flow column(stage, under_head(free), PartsBy::strip);
    add_column(column, stage, welcome, in_brief ? brief : Column::whole, headed);
    top.draw();
    const bool leads_on = in_brief || column.part_of(promised) == 0 || !content.forward;
    if (!leads_on && draw_dense(stage, welcome, top, content)) return;
    if (headed) head.draw();
    if (leads_on) {
        column.draw(welcome.part);
        return free.draw();
    }
    content.more = more_below;
    if (welcome.part > 0) content.back = back_button();
    const BottomBar leading(stage, std::move(content));
    Flow whole(stage, under_head(leading));
    add_column(whole, stage, welcome, Column::whole, headed);
    leading.draw(whole.draw(welcome.part));
}

}  // namespace screens::welcoming
