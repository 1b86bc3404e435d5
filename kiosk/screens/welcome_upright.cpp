// SPDX-License-Identifier: Apache-2.0
// The same invitation on upright glass: all of it comes in one column. Start is the largest thing there too,
// and has what room the others leave.
#include <algorithm>

#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

constexpr float larger_than_a_language = 1.4F;  // on the largest panels

void add_upright(Flow& flow, Stage& stage, const Welcome& welcome, Rows rows, float start_height) {
    add_greetings(flow, stage, Ground::paper);
    add_languages(flow, stage, Names::on_one_line, rows);
    Block start;
    start.height = std::max(start_height, stage.frame.theme().card_height * larger_than_a_language);
    start.after = stage.frame.theme().gap;
    start.draw = [&stage, &welcome](touch::Rect place) { draw_start(stage, welcome, place); };
    flow.add(std::move(start));
    add_how_to_hear(flow, stage);
    add_summary(flow, stage, welcome, Ground::paper);
    add_short_promise(flow, stage, welcome.forgets_after_s);
}

// What of an upright page gives way to long words.
struct Upright {
    float least_start;
    Masthead::Picture city = Masthead::Picture::shown;
    float title = 1;  // share of its usual size
};

bool draw_upright(Stage& stage, const Welcome& welcome, const Upright& as, Rows rows) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage, welcome));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    Masthead head(stage, top.height(), body.height * most_upright_head, 0, as.city);
    add_head(head.words(), stage, welcome, Ground::panel, as.title);
    if (!head.fits()) return false;
    const float y = head.bottom() + measure::body_inset;
    const touch::Rect under{body.x, y, body.width, body.bottom() - y};
    Flow tried(stage, under);
    add_upright(tried, stage, welcome, rows, as.least_start);
    if (!tried.fits()) return false;
    top.draw();
    head.draw();
    constexpr float rounding = 0.1F;
    const float spare = std::max(0.0F, under.height - tried.height() - rounding);
    const float start = std::min(inviting_start, as.least_start + spare);
    Flow column(stage, at_the_optical_middle(under, tried.height() + start - as.least_start));
    add_upright(column, stage, welcome, rows, start);
    column.draw(0);
    bottom.draw();
    stage.frame.back_and_next({.back = "", .forward = "start"});
    return true;
}

}  // namespace

bool draw_upright(Stage& stage, const Welcome& welcome) {
    using City = Masthead::Picture;
    for (const Upright& as : {Upright{roomy_start},
                              {roomy_start, City::left_out},
                              {measure::big_button},
                              {measure::big_button, City::left_out},
                              {measure::big_button, City::left_out, dense_title}})
        for (const Rows rows : {Rows::equal, Rows::as_their_names_need})
            if (draw_upright(stage, welcome, as, rows)) return true;
    return false;
}

}  // namespace screens::welcoming
