// SPDX-License-Identifier: Apache-2.0
// Check your answers: every question with its answer and a way back to it, in cards (check_card.h). What was
// skipped is shown and not nagged about (VVSG 2.0, 7.3-F and 7.3-G).
#include "kiosk/screens/check_card.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_heading = 0.85F;
constexpr float above_submit = 5;

std::string not_stored(Record record) {
    if (record == Record::sign_up)
        return words::say("error",
                          // Translators: the disk did not take a sign-up for the newsletter. "Sign up" is the
                          // button.
                          "We could not save your sign-up. Press “Sign up” to try again, or ask a member of "
                          "staff.");
    return words::say("error",
                      // Translators: the disk did not take the answers. "Submit answers" is the button.
                      "We could not save your answers. They are still here and have not been sent. Press "
                      "“Submit answers” to try again, or ask a member of staff.");
}

std::string heading(Record record) {
    // Translators: heading of the last page of a sign-up for the newsletter.
    const std::string of_sign_up = words::say("check", "Check your details before you sign up");
    // Translators: heading of the last page.
    const std::string of_answers = words::say("check", "Check your answers before you submit");
    return record == Record::sign_up ? of_sign_up : of_answers;
}

std::string submit(Record record) {
    // Translators: the button that signs up for the newsletter.
    const std::string sign_up = words::say("button", "Sign up");
    // Translators: the button that sends the answers.
    const std::string answers = words::say("button", "Submit answers");
    return record == Record::sign_up ? sign_up : answers;
}

void add_not_stored(Flow& flow, Stage& stage, Record record) {
    touch::TextLook look = bold_look(1);
    look.ink = stage.frame.theme().error;
    look.role = touch::Role::alert;
    const std::string words = not_stored(record);
    flow.words("not-stored", words, {.text = look, .after = stage.frame.letter() * 0.8F});
}

BarContent bar_of(Stage& stage) {
    BarContent bar;
    bar.back = back_button();
    bar.small.push_back(finish_button(stage));
    add_lower_button(stage, bar);
    // Translators: where the progress is shown; only the check of the answers is left.
    bar.progress = words::say("progress", "Last step");
    bar.fraction = 1;
    // Submit is no button of the bar: a finger that tapped Continue once too often must not meet it.
    bar.forward = continue_button();
    bar.more = more_answers;
    bar.at_its_end = AtItsEnd::page_leads_on;
    return bar;
}

// At the end of the last part, so that nothing is sent of which a part was not shown; and at the end of its
// line, as far from what leaves without sending as the page is wide.
void add_submit(Flow& flow, Stage& stage, const Check& check) {
    touch::ButtonLook look;
    look.enabled = !check.storing;
    look.emphasis = touch::Emphasis::filled;
    look.icon = "forward";
    look.icon_after = true;
    const std::string words = submit(check.of);
    const float width = std::min(flow.width(), stage.frame.button_width({.words = words, .look = look}));
    Block block;
    block.with_before = true;  // nobody submits what they do not see
    block.height = std::max(stage.frame.button_height({.words = words, .look = look}, width) + above_submit,
                            measure::big_button);
    block.draw = [&stage, look, words, width](touch::Rect place) {
        if (stage.frame.button(
                "submit", {place.right() - width, place.y + above_submit, width, place.height - above_submit},
                {.words = words, .look = look}))
            stage.ask(Submit{});
    };
    flow.add(std::move(block));
}

// It stands on each part. Returns what it leaves of the body.
touch::Rect below_heading(Stage& stage, touch::Rect body, const std::string& words) {
    const touch::TextLook look = heading_look(stage.frame, heading_scale(stage.frame) * share_of_heading);
    const float height = stage.frame.words("heading", {body.x, body.y, body.width, 0}, words, look);
    const float used = height + stage.frame.letter() * 0.4F;
    return {body.x, body.y + used, body.width, body.height - used};
}

}  // namespace

void draw_check(Stage& stage, const Check& check) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    const auto above = top.zone_above();
    above ? top.draw_head() : top.draw();
    const touch::Rect rest = below_heading(stage, above.value_or(body), heading(check.of));
    if (above) top.draw_tools();
    Flow flow(stage, above ? body : rest);
    if (check.not_stored) add_not_stored(flow, stage, check.of);
    for (std::size_t at = 0; at < check.rows.size();) {
        const std::size_t end = end_of_card(check, at);
        add_card(flow, stage, check, at, end);
        at = end;
    }
    add_submit(flow, stage, check);

    const std::string changed = check.changed ? mark_of_row(*check.changed) : "";
    const Shown shown = flow.draw(changed.empty() ? check.part : flow.part_of(changed));
    bottom.draw(shown);
    const std::string way_on = shown.last ? "submit" : "more";
    stage.frame.first_focus(changed.empty() ? way_on : changed);
    // A keypad's Next does not submit: it shows where that is done, so that nobody who turns pages by feel
    // sends what they have not heard.
    if (shown.last)
        stage.frame.back_and_next(
            {.back = "back", .forward = "submit", .what = touch::BackAndNext::Forward::is_shown});
    hold_corner(stage);
}

}  // namespace screens
