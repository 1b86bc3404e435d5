// SPDX-License-Identifier: Apache-2.0
// About this consultation: what the form says about itself, then the privacy promise.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {

void draw_about(Stage& stage, const About& about) {
    BarContent content;
    content.back = back_button();
    add_lower_button(stage, content);
    content.forward = continue_button();
    content.more = more_below;
    const TopBar top(stage);
    const BottomBar bottom(stage, std::move(content));
    const auto above = top.zone_above();
    Flow flow(stage, above ? *above : body_between(stage.frame, top, bottom));
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

    stage.frame.first_focus("continue");
    above ? top.draw_head() : top.draw();
    const Shown shown = flow.draw(about.part);
    if (above) top.draw_tools();
    bottom.draw(shown);
    hold_corner(stage);
}

}  // namespace screens
