// SPDX-License-Identifier: Apache-2.0
// What staff see of the machine: counts, uploads, the consultation; and what they may do. Never an answer.
#include "kiosk/screens/card.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_facts = 0.58F;

std::string counts_of(const Staff& staff) {
    // Translators: for staff; how many people began today.
    const std::string visits = words::say("staff", "%d visit today", "%d visits today", staff.visits_today);
    // Translators: for staff; how many of today's visits were submitted.
    const std::string submitted = words::say("staff", "%d submitted", "%d submitted", staff.submitted_today);
    const std::string expired =
        // Translators: for staff; how many of today's visits ended because nobody was there any more.
        words::say("staff", "%d left unfinished", "%d left unfinished", staff.expired_today);
    // Translators: for staff; {0} is "12 visits today", {1} "9 submitted", {2} "2 left unfinished".
    return words::fill(words::say("staff", "{0}: {1}, {2}"), {visits, submitted, expired});
}

std::string waiting_of(const Staff& staff) {
    // Translators: for staff; submissions that are on this machine until they are uploaded.
    if (staff.waiting == 0) return words::say("staff", "Nothing is waiting to be uploaded");
    // Translators: for staff; submissions that are on this machine until they are uploaded.
    return words::say("staff", "%d submission waits to be uploaded", "%d submissions wait to be uploaded",
                      staff.waiting);
}

std::string upload_of(const Staff& staff) {
    // Translators: for staff.
    if (staff.last_upload.empty()) return words::say("staff", "Nothing has been uploaded yet");
    // Translators: for staff; {0} is a date and time.
    return words::fill(words::say("staff", "Last upload: {0}"), {staff.last_upload});
}

touch::TextLook alert_look(const touch::Frame& frame) {
    touch::TextLook look = bold_look(1);
    look.ink = frame.theme().error;
    look.role = touch::Role::alert;
    return look;
}

Card facts_of(Stage& stage, const Staff& staff) {
    Card card(stage);
    // Translators: heading of the staff's page.
    card.words("heading", words::say("staff", "Staff"), heading_look(stage.frame, heading_scale(stage.frame)),
               0.8F);
    card.words("trouble", staff.trouble, alert_look(stage.frame));
    card.words("counts", counts_of(staff), {}, 0.6F);
    card.words("waiting", waiting_of(staff), {}, 0.6F);
    if (staff.refused > 0) {
        const std::string refused = words::say(
            // Translators: for staff; the council's server did not take them.
            "staff", "%d submission was refused by the server. Tell the consultation’s office.",
            "%d submissions were refused by the server. Tell the consultation’s office.", staff.refused);
        card.words("refused", refused, alert_look(stage.frame), 0.6F);
    }
    card.words("last-upload", upload_of(staff), bold_look(1), 0.3F);
    card.words("last-outcome", staff.last_outcome,
               staff.last_ok ? touch::TextLook{} : alert_look(stage.frame));
    if (!staff.form_title.empty()) {
        // Translators: for staff; {0} is the title of the consultation, {1} its version.
        const std::string form = words::say("staff", "{0}, version {1}");
        card.words("form", words::fill(form, {staff.form_title, staff.form_version}), {}, 0.6F);
    }
    if (staff.practice) {
        // Translators: for staff.
        card.words("practice", words::say("staff", "Practice mode is on: answers are not counted."),
                   bold_look(1));
    }
    return card;
}

BarButton practice_button(const Staff& staff) {
    // Translators: button for staff.
    const std::string off = words::say("staff", "Turn practice mode off");
    // Translators: button for staff.
    const std::string on = words::say("staff", "Turn practice mode on");
    // Translators: button for staff that cannot be pressed.
    const std::string fixed = words::say("staff", "Practice mode is set in kiosk.toml");
    touch::ButtonLook look;
    look.enabled = !staff.practice_fixed;
    return {"practice-mode", staff.practice_fixed ? fixed : (staff.practice ? off : on), look,
            StaffPractice{staff.practice ? Practice::off : Practice::on}};
}

Card buttons_of(Stage& stage, const Staff& staff) {
    Card card(stage);
    touch::ButtonLook plain, filled, asked;
    filled.emphasis = touch::Emphasis::filled;
    asked.enabled = !staff.upload_asked;
    // Translators: button for staff; leaves their page and goes back to what a person was doing.
    const std::string to_visit = words::say("staff", "Back to the visit");
    // Translators: button for staff; leaves their page.
    const std::string to_welcome = words::say("staff", "Back to the welcome page");
    card.button({"leave", staff.in_visit ? to_visit : to_welcome, filled, LeaveStaff{}});
    // Translators: button for staff; forgets what the person at the machine has answered so far.
    if (staff.in_visit) card.button({"reset", words::say("staff", "Clear this visit"), plain, StaffReset{}});
    // Translators: button for staff that cannot be pressed again.
    const std::string wait = words::say("staff", "Upload has been asked for");
    // Translators: button for staff.
    const std::string now = words::say("staff", "Upload now");
    card.button({"upload", staff.upload_asked ? wait : now, asked, StaffUpload{}});
    card.button(practice_button(staff));
    // Translators: button for staff; ends the program.
    card.button({"close", words::say("staff", "Close the program"), plain, StaffClose{}});
    return card;
}

}  // namespace

void draw_staff(Stage& stage, const Staff& staff) {
    touch::Frame& frame = stage.frame;
    const float side = side_margin(frame);
    const touch::Rect whole{side, frame.theme().margin, frame.width() - 2 * side,
                            frame.height() - 2 * frame.theme().margin};
    const touch::Rect page = above_lower(stage, whole);
    touch::Rect facts = page, functions = page;
    if (frame.portrait()) {
        facts.height = page.height * share_of_facts - measure::body_inset;
        functions.y = page.y + page.height * share_of_facts;
        functions.height = page.bottom() - functions.y;
    } else {
        facts.width = page.width * share_of_facts - measure::column_gap;
        functions.x = page.x + page.width * share_of_facts;
        functions.width = page.right() - functions.x;
    }
    frame.first_focus("leave");
    facts_of(stage, staff).draw(facts, Card::Stand::top);
    buttons_of(stage, staff).draw(functions, Card::Stand::top);
    draw_lower(stage, whole, LowerOn::paper);
}

}  // namespace screens
