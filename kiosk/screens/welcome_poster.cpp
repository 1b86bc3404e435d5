// SPDX-License-Identifier: Apache-2.0
// The welcome as an invitation: what it is about and the city, and Start as the largest thing on the page.
#include <algorithm>

#include "kiosk/screens/greetings.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

constexpr int columns_of_start = 3;
constexpr float inviting_start = 42;  // millimetres: the largest thing on the page, where there is room
constexpr float larger_than_a_language = 1.4F;  // on the largest panels
constexpr float dense_start = 20;
constexpr float dense_gap = 2.4F;  // the mark of the focus still has room
constexpr float smallest_greeting = 0.72F;
constexpr float inviting_letters = 1.5F;  // of its word, in headings

void draw_start(Stage& stage, const Welcome& welcome, touch::Rect place) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.icon = "forward";
    look.icon_after = true;
    const std::string words = start_words(welcome);
    const float heading = heading_scale(stage.frame);
    for (const float scale : {heading * inviting_letters, heading, 1.0F}) {
        look.scale = scale;
        const touch::Ruler::Button button{.words = words, .look = look};
        const bool fits = stage.frame.button_width(button) <= place.width &&
                          stage.frame.button_height(button, place.width) <= place.height;
        if (fits && (scale <= heading || place.height >= inviting_start)) break;
    }
    if (stage.frame.button("start", place, {.words = words, .look = look})) stage.ask(Start{});
}

// Where there is room for it: "Hello" in the sky over the city.
void draw_greetings(Stage& stage, touch::Rect sky) {
    const float scale = std::max(smallest_greeting, measure::least_letter / stage.frame.letter());
    const Greetings greetings(stage, on_council(stage.frame, {.scale = scale}));
    if (greetings.height(sky.width) <= sky.height) greetings.draw(sky);
}

// What of the poster gives way to long words.
struct Poster {
    float start_height;
    Masthead::Picture city = Masthead::Picture::shown;
    bool dense = false;  // a smaller title, a narrower Start and no air
};

// Start, how to hear the page, and the languages beside both.
class UnderHead {
 public:
    UnderHead(Stage& stage, const Welcome& welcome, touch::Rect body, const Poster& of)
        : stage_(stage),
          welcome_(welcome),
          body_(body),
          starts_(may_start(stage, welcome)),
          start_(columns_of(stage.frame, {body.x, body.y, body.width, of.start_height}, 0, columns_of_start)),
          hearing_(stage, under_start()),
          languages_(stage, beside_start()) {
        Flow equal(stage, beside_start());
        fill(equal, Rows::equal);
        fill(languages_, equal.fits() ? Rows::equal : Rows::as_their_names_need);
        if (starts_) add_how_to_hear(hearing_, stage);
    }

    bool fits() { return languages_.fits() && hearing_.fits() && start_.height <= body_.height; }
    float height() { return std::max(languages_.height(), under_start().y - body_.y + hearing_.height()); }
    void draw() {
        if (starts_) draw_start(stage_, welcome_, start_);
        hearing_.draw(0);
        languages_.draw(0);
    }

 private:
    void fill(Flow& languages, Rows rows) const {
        add_languages(languages, stage_, Names::on_one_line, rows);
        if (!starts_) add_how_to_hear(languages, stage_);
    }
    touch::Rect under_start() const {
        const float y = start_.bottom() + stage_.frame.theme().gap;
        return {body_.x, y, start_.width, body_.bottom() - y};
    }
    touch::Rect beside_start() const {
        const int before = starts_ ? columns_of_start : 0;
        return columns_of(stage_.frame, body_, before, measure::columns - before);
    }

    Stage& stage_;
    const Welcome& welcome_;
    touch::Rect body_;
    bool starts_;
    touch::Rect start_;
    Flow hearing_, languages_;
};

// On a large panel what stands under the head would else leave the rest of the page empty.
touch::Rect at_the_optical_middle(touch::Rect place, float height) {
    constexpr float roomy = 60;
    const float spare = place.height - height;
    if (spare < roomy) return place;
    return {place.x, place.y + spare * measure::optical_middle, place.width,
            place.height - spare * measure::optical_middle};
}

// A poster: what it is about and the city, and under them Start, the languages and the promise.
bool draw_one(Stage& stage, const Welcome& welcome, const Poster& of) {
    touch::Frame& frame = stage.frame;
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage, welcome));
    touch::Rect body = body_between(frame, top, bottom);
    const float gap = of.dense ? dense_gap : aired(frame, measure::body_inset);
    Masthead head(stage, top.height(), body.height * most_head, 0, of.city);
    add_head(head.words(), stage, welcome, Ground::panel, of.dense ? dense_title : 1);
    add_summary(head.words(), stage, welcome, Ground::panel);
    if (!head.fits()) return false;
    const float y = head.bottom() + gap;
    body = {body.x, y, body.width, body.bottom() - y};
    Flow promise(stage, body);
    add_short_promise(promise, stage, welcome.forgets_after_s);
    body.height -= promise.height() + gap;
    UnderHead under(stage, welcome, body, of);
    if (!under.fits()) return false;
    top.draw();
    head.draw();
    draw_greetings(stage, head.sky());
    UnderHead(stage, welcome, at_the_optical_middle(body, under.height()), of).draw();
    const touch::Rect foot{body.x, body.bottom() + gap, body.width, promise.height()};
    Flow last(stage, foot);
    add_short_promise(last, stage, welcome.forgets_after_s);
    last.draw(0);
    bottom.draw();
    frame.back_and_next({.back = "", .forward = "start"});
    return true;
}

// On upright glass all of it comes in one column; Start is the largest thing there too.
void add_upright(Flow& flow, Stage& stage, const Welcome& welcome) {
    add_languages(flow, stage, Names::on_one_line, Rows::equal);
    Block start;
    start.height = std::max(inviting_start, stage.frame.theme().card_height * larger_than_a_language);
    start.after = stage.frame.theme().gap;
    start.draw = [&stage, &welcome](touch::Rect place) { draw_start(stage, welcome, place); };
    flow.add(std::move(start));
    add_how_to_hear(flow, stage);
    add_summary(flow, stage, welcome, Ground::paper);
    add_short_promise(flow, stage, welcome.forgets_after_s);
}

}  // namespace

bool draw_poster(Stage& stage, const Welcome& welcome) {
    using City = Masthead::Picture;
    // Where the language's words are long, Start gives way to what it needs, then the picture, and the air at
    // last.
    const Poster posters[] = {{inviting_start},
                              {measure::big_button},
                              {measure::big_button, City::smaller},
                              {measure::big_button, City::left_out},
                              {dense_start, City::left_out, true}};
    return std::ranges::any_of(posters,
                               [&](const Poster& poster) { return draw_one(stage, welcome, poster); });
}

bool draw_upright(Stage& stage, const Welcome& welcome) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage, welcome));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    Masthead head(stage, top.height(), body.height * most_upright_head);
    add_head(head.words(), stage, welcome, Ground::panel);
    if (!head.fits()) return false;
    const float y = head.bottom() + measure::body_inset;
    const touch::Rect under{body.x, y, body.width, body.bottom() - y};
    Flow tried(stage, under);
    add_upright(tried, stage, welcome);
    if (!tried.fits()) return false;
    top.draw();
    head.draw();
    Flow column(stage, at_the_optical_middle(under, tried.height()));
    add_upright(column, stage, welcome);
    column.draw(0);
    bottom.draw();
    stage.frame.back_and_next({.back = "", .forward = "start"});
    return true;
}

}  // namespace screens::welcoming
