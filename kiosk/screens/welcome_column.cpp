// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

constexpr float densest_title = 0.65F;
constexpr float least_headed_column = 200;  // of the height between the bars: less has no room for a head

// How a column gives way to long words.
enum class Column {
    whole,
    brief,   // the promise in brief, as on the poster
    dense,   // the promise, so, before all that is only read, and a smaller title
    densest  // what stands above the title comes after it too
};

bool is_dense(Column column) {
    return column == Column::dense || column == Column::densest;
}

void add_column(Flow& flow, Stage& stage, const Welcome& welcome, Column column, bool headed = false) {
    if (is_dense(column)) {
        if (column == Column::dense) add_kicker(flow, stage, welcome, Ground::paper);
        const float share = column == Column::dense ? dense_title : densest_title;
        add_title(flow, stage, welcome, Ground::paper, share);
        add_languages(flow, stage, Names::dense);
        add_short_promise(flow, stage, welcome.forgets_after_s);
        flow.space(stage.frame.letter() * 0.6F);
        if (column == Column::densest) add_kicker(flow, stage, welcome, Ground::paper);
        add_how_to_hear(flow, stage);
        return add_summary(flow, stage, welcome, Ground::paper);
    }
    if (!headed) add_head(flow, stage, welcome, Ground::paper);
    add_languages(flow, stage);
    add_how_to_hear(flow, stage);
    if (column == Column::whole) add_promise(flow, stage, welcome.forgets_after_s);
    add_summary(flow, stage, welcome, Ground::paper);
    if (column == Column::brief) add_short_promise(flow, stage, welcome.forgets_after_s);
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
    for (const Column column : {Column::dense, Column::densest}) {
        Flow all(stage, whole), in_parts(stage, part);
        add_column(all, stage, welcome, column);
        add_column(in_parts, stage, welcome, column);
        Flow& flow = all.fits() ? all : in_parts;
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
    Flow brief(stage, under_head(free));
    add_column(brief, stage, welcome, Column::brief, headed);
    const bool in_brief = brief.fits();
    Flow column(stage, under_head(free), PartsBy::strip);
    add_column(column, stage, welcome, in_brief ? Column::brief : Column::whole, headed);
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
