// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/languages.h"
#include "kiosk/screens/masthead.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/welcome_parts.h"

namespace screens::welcoming {
namespace {

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
        add_head(head_.words(), stage, welcome, Ground::panel);
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
        if (!head_.fits()) add_head(flow, stage_, welcome_, Ground::paper);
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

}  // namespace

void draw_in_reach(Stage& stage, const Welcome& welcome, const TopBar& top, touch::Rect above) {
    WelcomeInReach(stage, welcome, top, above).draw();
}

}  // namespace screens::welcoming
