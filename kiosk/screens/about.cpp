// SPDX-License-Identifier: Apache-2.0
// About this consultation: what the form says about itself, then the privacy promise.
#include "kiosk/screens/promise.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

void add_all(Flow& flow, Stage& stage, const About& about) {
    const float line = stage.frame.letter();
    for (const xforms::Words& title : about.page.titles)
        flow.words("about:title", title.plain(),
                   {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                    .after = line,
                    .with_next = true});
    for (const xforms::Question& note : about.page.questions) {
        flow.rich("about:" + note.reference, note.label, {.after = line});
        flow.rich("about:" + note.reference + ":hint", note.hint, {.after = line});
    }
    add_promise(flow, stage, about.forgets_after_s);
}

}  // namespace

void draw_about(Stage& stage, const About& about) {
    BarContent content;
    content.back = back_button();
    add_lower_button(stage, content);
    content.forward = continue_button();
    content.more = more_below;
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    stage.frame.first_focus("continue");
    const touch::Rect body = body_between(stage.frame, top, bottom);
    bottom.draw(draw_columns(stage, top, body, about.part, PartsBy::bar,
                             [&](Flow& read, Flow&) { add_all(read, stage, about); }));
    hold_corner(stage);
}

}  // namespace screens
