// SPDX-License-Identifier: Apache-2.0
// Welcome: what it is about, every language in its own name, the privacy promise, and Start.
//
// WCAG 2.2.6: that walking away loses the answers, and after how long, is said before the first question.
#include "kiosk/screens/greetings.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr int columns_of_start = 4;
constexpr float share_of_summary = 0.9F;  // of the body text, beside the city
constexpr float inviting_start = 42;      // millimetres: the largest thing on the page, where there is room
constexpr float dense_title = 0.76F, densest_title = 0.65F;  // of the title, where air gives way
constexpr float dense_start = 20;
constexpr int dense_columns_of_start = 3;
constexpr float dense_gap = 2.4F;  // the mark of the focus still has room
constexpr float smallest_greeting = 0.72F;
constexpr float inviting_letters = 1.5F;                      // of its word, in headings
constexpr float most_head = 0.62F, most_upright_head = 0.4F;  // of the height between the bars
constexpr float least_headed_column = 200;  // of the height between the bars: less has no room for a head

std::string kicker_of(const Welcome& welcome) {
    if (!welcome.closed_on.empty()) {
        // Translators: above the title of a consultation that is over; {0} is its last day, 15 February 2024.
        return words::fill(words::say("welcome", "This consultation closed on {0}"), {welcome.closed_on});
    }
    if (welcome.closed) {
        // Translators: above the title of a consultation that takes no answers.
        return words::say("welcome", "This consultation is closed");
    }
    if (welcome.closes.empty()) {
        // Translators: above the title of the consultation.
        return words::say("welcome", "Have your say");
    }
    // Translators: above the title of the consultation; {0} is the last day, such as 15 February 2024.
    return words::fill(words::say("welcome", "Have your say. Closes {0}"), {welcome.closes});
}

bool may_start(const Stage& stage, const Welcome& welcome) {
    return !welcome.closed || stage.view.chrome.practice;
}

std::string start_words(const Welcome& welcome) {
    // Translators: the button that goes on to the next page.
    if (welcome.begun) return words::say("button", "Continue");
    // Translators: the large button that begins the questions.
    return words::say("button", "Start");
}

// Whoever finds the answers of somebody who came back here can clear them.
BarContent bar_of(Stage& stage, const Welcome& welcome) {
    BarContent bar;
    // Translators: button; opens the page that says why the council asks.
    const std::string about = words::say("button", "About this consultation");
    if (welcome.tells_more) bar.small.push_back(small_button(stage.frame, "about", about, OpenAbout{}));
    add_lower_button(stage, bar);
    if (welcome.begun) bar.small.push_back(finish_button(stage));
    return bar;
}

// On the page, or on the council's colour at its head.
touch::TextLook on(const Stage& stage, Ground ground, const touch::TextLook& look) {
    return ground == Ground::paper ? look : on_council(stage.frame, look);
}

void add_kicker(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground) {
    const touch::Frame& frame = stage.frame;
    touch::TextLook kicker = bold_look(std::max(measure::kicker_scale, small_scale(frame)));
    kicker.ink = frame.theme().chosen;  // as strong as the ink, in the council's colour
    flow.words("kicker", kicker_of(welcome),
               {.text = on(stage, ground, kicker), .after = frame.letter() * 0.3F, .with_next = true});
}

void add_title(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground, float share = 1) {
    const touch::Frame& frame = stage.frame;
    const float line = frame.letter();
    const bool beside_city = ground == Ground::panel && !frame.portrait();
    const float scale =
        std::min(measure::title_scale, heading_scale(frame) * (beside_city ? 1.05F : 1.2F) * share);
    // A form without a welcome page is headed by its title.
    const auto& notes = welcome.page.questions;
    const std::string id = notes.empty() ? "welcome:title" : "welcome:" + notes.front().reference;
    flow.words(
        id, notes.empty() ? stage.view.chrome.title : notes.front().label.plain(),
        {.text = on(stage, ground, heading_look(frame, scale)), .after = line * 0.6F, .with_next = true});
    if (welcome.results.empty()) return;
    const std::string results =
        // Translators: of a consultation that is over; {0} is an address on the internet.
        words::say("welcome", "You can read the results, when they are ready, at {0}");
    flow.words("results", words::fill(results, {welcome.results}),
               {.text = on(stage, ground, bold_look(1)), .after = line * 0.6F});
}

// What it is about, and until when.
void add_head(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground, float share = 1) {
    add_kicker(flow, stage, welcome, ground);
    add_title(flow, stage, welcome, ground, share);
}

void add_summary(Flow& flow, Stage& stage, const Welcome& welcome, Ground ground) {
    const float line = stage.frame.letter();
    bool first = true;
    for (const xforms::Question& note : welcome.page.questions) {
        const std::string id = "welcome:" + note.reference;
        touch::TextLook look = on(stage, ground, {});
        if (ground == Ground::panel) look.scale = std::max(share_of_summary, small_scale(stage.frame));
        if (!first) flow.rich(id, note.label, {.text = look, .after = line * 0.8F});
        flow.rich(id + ":hint", note.hint, {.text = look, .after = line * 0.8F});
        first = false;
    }
}

void add_how_to_hear(Flow& flow, Stage& stage) {
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    // Translators: on the welcome page. Listen is the button at the top.
    flow.words("hear", words::say("welcome", "To hear this, press “Listen” or plug in headphones."),
               {.text = look, .after = stage.frame.letter() * 0.6F});
}

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

// What is read beside the title, in its order: how to hear it, what it is about, the promise in brief.
constexpr int texts = 3;
void add_texts(Flow& flow, Stage& stage, const Welcome& welcome, int from, int to) {
    if (from <= 0 && to > 0) add_how_to_hear(flow, stage);
    if (from <= 1 && to > 1) add_summary(flow, stage, welcome, Ground::paper);
    if (from <= 2 && to > 2) add_short_promise(flow, stage, welcome.forgets_after_s);
}

// In reach mode: what is read stands above, the languages within reach.
class WelcomeInReach {
 public:
    WelcomeInReach(Stage& stage, const Welcome& welcome, const TopBar& top, touch::Rect above)
        : stage_(stage),
          welcome_(welcome),
          top_(top),
          above_(above),
          bottom_(stage, bar()),
          head_(stage, top.head_bottom(), above.height * most_head) {
        add_title(head_.words(), stage, welcome, Ground::panel);
    }

    // What has no room above stands under the languages, so that Start is on the first screen. Where there is
    // none for it either, all of it comes above, in parts.
    void draw() {
        for (int of_above = texts; of_above >= 0; --of_above) {
            Flow read(stage_, place()), pressed(stage_, body());
            add_title_unheaded(read);
            add_texts(read, stage_, welcome_, 0, of_above);
            add_languages(pressed, stage_);
            add_texts(pressed, stage_, welcome_, of_above, texts);
            if (read.fits() && pressed.fits()) return draw(read, pressed);
        }
        Flow read(stage_, place()), languages(stage_, body());
        add_title_unheaded(read);
        add_how_to_hear(read, stage_);
        add_promise(read, stage_, welcome_.forgets_after_s);
        add_summary(read, stage_, welcome_, Ground::paper);
        add_languages(languages, stage_);
        draw(read, languages);
    }

 private:
    BarContent bar() const {
        BarContent content = bar_of(stage_, welcome_);
        const bool starts = may_start(stage_, welcome_);
        content.forward =
            starts ? forward_button("start", start_words(welcome_), Start{}) : continue_button();
        content.at_its_end = starts ? AtItsEnd::bar_leads_on : AtItsEnd::page_leads_on;
        content.more = more_below;
        if (welcome_.part > 0) content.back = back_button();
        return content;
    }
    touch::Rect body() const { return body_between(stage_.frame, top_, bottom_); }
    touch::Rect place() {
        if (!head_.fits()) return above_;
        const float y = head_.bottom() + measure::body_inset;
        return {above_.x, y, above_.width, above_.bottom() - y};
    }
    void add_title_unheaded(Flow& flow) {
        if (!head_.fits()) add_title(flow, stage_, welcome_, Ground::paper);
    }
    void draw(Flow& read, Flow& pressed) {
        const Shown shown = shown_of_both(welcome_.part, read, pressed);
        top_.draw_head();
        if (head_.fits()) head_.draw();
        read.draw(shown.part);
        top_.draw_tools();
        pressed.draw(shown.part);
        bottom_.draw(shown);
    }

    Stage& stage_;
    const Welcome& welcome_;
    const TopBar& top_;
    touch::Rect above_;
    BottomBar bottom_;
    Masthead head_;
};

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
    UnderHead(Stage& stage, const Welcome& welcome, touch::Rect body, Poster of)
        : stage_(stage),
          welcome_(welcome),
          body_(body),
          starts_(may_start(stage, welcome)),
          columns_(of.dense ? dense_columns_of_start : columns_of_start),
          start_(columns_of(stage.frame, {body.x, body.y, body.width, of.start_height}, 0, columns_)),
          hearing_(stage, under_start()),
          languages_(stage, beside_start()) {
        add_languages(languages_, stage);
        add_how_to_hear(starts_ ? hearing_ : languages_, stage);
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
        const int before = starts_ ? columns_ : 0;
        return columns_of(stage_.frame, body_, before, measure::columns - before);
    }

    Stage& stage_;
    const Welcome& welcome_;
    touch::Rect body_;
    bool starts_;
    int columns_;  // of Start
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
bool draw_poster(Stage& stage, const Welcome& welcome, Poster of) {
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

}  // namespace

void draw_welcome(Stage& stage, const Welcome& welcome) {
    stage.frame.first_focus("start");
    if (const TopBar top(stage); const auto above = top.zone_above()) {
        WelcomeInReach(stage, welcome, top, *above).draw();
        return hold_corner(stage);
    }
    using City = Masthead::Picture;
    // Where the language's words are long, Start gives way to what it needs, then the picture, and the air at
    // last.
    const Poster posters[] = {{inviting_start},
                              {measure::big_button},
                              {measure::big_button, City::smaller},
                              {measure::big_button, City::left_out},
                              {dense_start, City::left_out, true}};
    const bool drawn = !stage.frame.portrait() && std::ranges::any_of(posters, [&](Poster poster) {
        return draw_poster(stage, welcome, poster);
    });
    if (!drawn) draw_column(stage, welcome);
    hold_corner(stage);
}

}  // namespace screens
