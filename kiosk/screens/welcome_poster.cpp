// SPDX-License-Identifier: Apache-2.0
// The welcome as an invitation: what it is about, the city and "hello" in every language, and Start as the
// largest thing on the page.
#include <algorithm>
#include <utility>
#include <vector>

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
constexpr float dense_gap = 2.4F;         // the mark of the focus still has room
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

// What of the poster gives way to long words.
struct Poster {
    float start_height;
    Masthead::Picture city = Masthead::Picture::shown;
    bool dense = false;  // a smaller title, a narrower Start and no air
};

// Where each language says "Hello": over the city, or where its sky has no room beside the bar's button,
// which at last takes two lines for it; or under what the page is about.
enum class Hello { in_sky_or_bar, in_narrow_bar, under_the_words, unsaid };

bool is_apart(Hello hello) {
    return hello == Hello::in_sky_or_bar || hello == Hello::in_narrow_bar;
}

BarContent bar_beside(Stage& stage, const Welcome& welcome, Hello hello) {
    BarContent bar = bar_of(stage, welcome);
    bar.narrow = hello == Hello::in_narrow_bar;
    return bar;
}

void fill_head(Masthead& head, Stage& stage, const Welcome& welcome, const Poster& of, Hello hello) {
    add_head(head.words(), stage, welcome, Ground::panel, of.dense ? dense_title : 1);
    add_summary(head.words(), stage, welcome, Ground::panel);
    if (hello == Hello::under_the_words) add_greetings(head.words(), stage, Ground::panel);
}

// Start, how to hear the page, and the languages beside both.
class UnderHead {
 public:
    UnderHead(Stage& stage, const Welcome& welcome, touch::Rect body, const Poster& of, Rows rows)
        : stage_(stage),
          welcome_(welcome),
          body_(body),
          starts_(may_start(stage, welcome)),
          start_(columns_of(stage.frame, {body.x, body.y, body.width, of.start_height}, 0, columns_of_start)),
          hearing_(stage, under_start()),
          languages_(stage, beside_start()) {
        add_languages(languages_, stage_, Names::on_one_line, rows);
        if (!starts_) add_how_to_hear(languages_, stage_);
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
bool draw_one(Stage& stage, const Welcome& welcome, const Poster& of, Hello hello, Rows rows) {
    touch::Frame& frame = stage.frame;
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_beside(stage, welcome, hello));
    touch::Rect body = body_between(frame, top, bottom);
    const float gap = of.dense ? dense_gap : aired(frame, measure::body_inset);
    Masthead head(stage, top.height(), body.height * most_head, 0, of.city);
    fill_head(head, stage, welcome, of, hello);
    if (!head.fits()) return false;
    const Greetings greetings(stage, greeting_look(stage, Ground::panel)),
        below(stage, greeting_look(stage, Ground::paper));
    const touch::Rect sky = head.sky(), bar = bottom.room_before_buttons();
    const bool over = greetings.height(sky.width) <= sky.height,
               beside = below.height(bar.width) <= bar.height;
    if (is_apart(hello) && !over && !beside) return false;
    const float y = head.bottom() + gap;
    body = {body.x, y, body.width, body.bottom() - y};
    Flow promise(stage, body);
    add_short_promise(promise, stage, welcome.forgets_after_s);
    body.height -= promise.height() + gap;
    UnderHead under(stage, welcome, body, of, rows);
    if (!under.fits()) return false;
    top.draw();
    head.draw();
    if (is_apart(hello) && over) greetings.draw(sky);
    UnderHead(stage, welcome, at_the_optical_middle(body, under.height()), of, rows).draw();
    const touch::Rect foot{body.x, body.bottom() + gap, body.width, promise.height()};
    Flow last(stage, foot);
    add_short_promise(last, stage, welcome.forgets_after_s);
    last.draw(0);
    if (is_apart(hello) && !over)
        below.draw({bar.x, bar.y + (bar.height - below.height(bar.width)) / 2, bar.width, bar.height});
    bottom.draw();
    frame.back_and_next({.back = "", .forward = "start"});
    return true;
}

// On upright glass all of it comes in one column; Start is the largest thing there too.
void add_upright(Flow& flow, Stage& stage, const Welcome& welcome, Hello hello, float start_height) {
    if (hello == Hello::under_the_words) add_greetings(flow, stage, Ground::paper);
    add_languages(flow, stage, Names::on_one_line, Rows::equal);
    Block start;
    start.height = std::max(start_height, stage.frame.theme().card_height * larger_than_a_language);
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
    const std::vector<Hello> greeting{Hello::in_sky_or_bar, Hello::in_narrow_bar, Hello::under_the_words},
        silent{Hello::unsaid};
    const Poster posters[] = {{inviting_start},
                              {measure::big_button},
                              {measure::big_button, City::smaller},
                              {measure::big_button, City::left_out},
                              {dense_start, City::left_out, true}};
    // No language is larger than another, and each says "Hello": the picture gives way to both.
    for (const auto& [rows, ways] : {std::pair{Rows::equal, greeting},
                                     {Rows::as_their_names_need, greeting},
                                     {Rows::equal, silent},
                                     {Rows::as_their_names_need, silent}})
        for (const Poster& poster : posters)
            for (const Hello hello : ways)
                if (draw_one(stage, welcome, poster, hello, rows)) return true;
    return false;
}

namespace {

bool draw_upright(Stage& stage, const Welcome& welcome, Hello hello, float start_height) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage, welcome));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    Masthead head(stage, top.height(), body.height * most_upright_head);
    add_head(head.words(), stage, welcome, Ground::panel);
    if (!head.fits()) return false;
    const float y = head.bottom() + measure::body_inset;
    const touch::Rect under{body.x, y, body.width, body.bottom() - y};
    Flow tried(stage, under);
    add_upright(tried, stage, welcome, hello, start_height);
    if (!tried.fits()) return false;
    top.draw();
    head.draw();
    Flow column(stage, at_the_optical_middle(under, tried.height()));
    add_upright(column, stage, welcome, hello, start_height);
    column.draw(0);
    bottom.draw();
    stage.frame.back_and_next({.back = "", .forward = "start"});
    return true;
}

}  // namespace

bool draw_upright(Stage& stage, const Welcome& welcome) {
    return draw_upright(stage, welcome, Hello::under_the_words, inviting_start) ||
           draw_upright(stage, welcome, Hello::under_the_words, measure::big_button) ||
           draw_upright(stage, welcome, Hello::unsaid, inviting_start);
}

}  // namespace screens::welcoming
