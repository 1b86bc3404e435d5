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
constexpr float dense_start = 20;
constexpr float dense_gap = 2.4F;  // the mark of the focus still has room

// What of the poster gives way to long words.
struct Poster {
    float start_height;
    Masthead::Picture city = Masthead::Picture::shown;
    float title = 1;  // share of its usual size; a smaller one has no air either

    bool is_dense() const { return title < 1; }
};

// Where each language says "Hello": over the city, or where its sky has no room beside the bar's button,
// which may take two lines for it; or under what the page is about, or beside a short title.
enum class Hello { in_sky_or_bar, in_narrow_bar, under_the_words, beside_the_title, unsaid };

bool is_apart(Hello hello) {
    return hello == Hello::in_sky_or_bar || hello == Hello::in_narrow_bar;
}

BarContent bar_beside(Stage& stage, const Welcome& welcome, Hello hello) {
    BarContent bar = bar_of(stage, welcome);
    bar.narrow = hello == Hello::in_narrow_bar;
    return bar;
}

// The title, and "Hello" in what it and the line above it leave of the head. False where that is too little.
bool add_greeted_head(Flow& flow, Stage& stage, const Welcome& welcome, float share) {
    const auto add_title_to = [&stage, &welcome, share](Flow& title) {
        add_head(title, stage, welcome, Ground::panel, share);
    };
    constexpr float rounding = 1;  // given exactly what was measured, the words might wrap
    const float width = width_of_head(stage, welcome, Ground::panel, share) + rounding;
    const float room = flow.width() - width - measure::column_gap;
    Flow tried(stage, {0, 0, width, stage.frame.height()});
    add_title_to(tried);
    const Greetings greetings(stage, greeting_look(stage, Ground::panel));
    if (room <= 0 || greetings.height(room) > tried.height()) return false;
    Block block;
    block.height = tried.height();
    block.draw = [&stage, add_title_to, greetings, width, room](touch::Rect place) {
        Flow title(stage, {place.x, place.y, width, place.height + 1});
        add_title_to(title);
        title.draw(0);
        greetings.draw({place.right() - room, place.y, room, place.height});
    };
    flow.add(std::move(block));
    return true;
}

bool fill_head(Masthead& head, Stage& stage, const Welcome& welcome, const Poster& of, Hello hello) {
    if (hello != Hello::beside_the_title)
        add_head(head.words(), stage, welcome, Ground::panel, of.title);
    else if (!add_greeted_head(head.words(), stage, welcome, of.title))
        return false;
    add_summary(head.words(), stage, welcome, Ground::panel);
    if (hello == Hello::under_the_words) add_greetings(head.words(), stage, Ground::panel);
    return head.fits();
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
        add_languages(languages_, stage_, of.is_dense() ? Names::dense : Names::on_one_line, rows);
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

// A poster: what it is about and the city, and under them Start, the languages and the promise.
bool draw_one(Stage& stage, const Welcome& welcome, const Poster& of, Hello hello, Rows rows) {
    touch::Frame& frame = stage.frame;
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_beside(stage, welcome, hello));
    touch::Rect body = body_between(frame, top, bottom);
    const float gap = of.is_dense() ? dense_gap : aired(frame, measure::body_inset);
    Masthead head(stage, top.height(), body.height * most_head, 0, of.city);
    if (!fill_head(head, stage, welcome, of, hello)) return false;
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

}  // namespace

bool draw_poster(Stage& stage, const Welcome& welcome) {
    using City = Masthead::Picture;
    using Ways = std::vector<Hello>;
    // Where the language's words are long, Start gives way to what it needs, then the picture, and the air at
    // last.
    const std::vector<Poster> posters{{inviting_start},
                                      {measure::big_button},
                                      {measure::big_button, City::smaller},
                                      {measure::big_button, City::left_out},
                                      {dense_start, City::left_out, dense_title}},
        densest{{dense_start, City::left_out, densest_title}};
    // No language is larger than another, and each says "Hello": the picture gives way to both, and so does
    // the title before nobody greets.
    for (const Ways& ways :
         {Ways{Hello::in_sky_or_bar, Hello::in_narrow_bar, Hello::under_the_words, Hello::beside_the_title},
          Ways{Hello::unsaid}})
        for (const auto& [as, rows] : {std::pair{posters, Rows::equal},
                                       {posters, Rows::as_their_names_need},
                                       {densest, Rows::equal},
                                       {densest, Rows::as_their_names_need}})
            for (const Poster& poster : as)
                for (const Hello hello : ways)
                    if (draw_one(stage, welcome, poster, hello, rows)) return true;
    return false;
}

}  // namespace screens::welcoming
