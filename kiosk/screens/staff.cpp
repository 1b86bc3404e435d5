// SPDX-License-Identifier: Apache-2.0
// What staff see of the machine: counts, uploads, the consultation; and what they may do. Never an answer.
#include "kiosk/screens/card.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_functions = 0.4F;           // of the width
constexpr float upright_share_of_functions = 0.45F;  // of the height: seven buttons, also in reach mode

// "12 visits today: 9 submitted, 2 left unfinished"
std::string counts_of(const std::string& visits, int submitted, int expired) {
    return words::fill(
        // Translators: for staff; {0} is "12 visits today", {1} "9 submitted", {2} "2 left unfinished".
        words::say("staff", "{0}: {1}, {2}"),
        {visits,
         // Translators: for staff; how many of the visits were submitted.
         words::say("staff", "%d submitted", "%d submitted", submitted),
         // Translators: for staff; how many of the visits ended because nobody was there any more.
         words::say("staff", "%d left unfinished", "%d left unfinished", expired)});
}

std::string name_of(Staff::Need::Area area) {
    using Area = Staff::Need::Area;
    switch (area) {
        case Area::disk:
            // Translators: for staff; the part of the machine where something is wrong.
            return words::say("staff", "Disk");
        case Area::network:
            // Translators: for staff; the part of the machine where something is wrong.
            return words::say("staff", "Upload");
        case Area::consultation:
            // Translators: for staff; the part of the machine where something is wrong.
            return words::say("staff", "Consultation");
        case Area::answers:
            // Translators: for staff; the part of the machine where something is wrong.
            return words::say("staff", "Answers");
        case Area::clock:
            // Translators: for staff; the part of the machine where something is wrong.
            return words::say("staff", "Clock");
        case Area::sound_and_keys:
            break;
    }
    // Translators: for staff; the part of the machine where something is wrong.
    return words::say("staff", "Speech and keys");
}

// Its last day is past: nobody can answer here until there is another one.
bool has_closed(const Staff& staff) {
    return !staff.closes.empty() && staff.days_left < 0;
}

// All that makes the heading red, so that its reason stands under it, with its part.
std::vector<Staff::Need> all_needs(const Staff& staff) {
    using Area = Staff::Need::Area;
    std::vector<Staff::Need> all = staff.needs;
    if (staff.damaged > 0)
        all.push_back(
            {Area::answers,
             // Translators: for staff; the disk has changed them, so that they cannot be sent.
             words::say("staff", "%d submission was damaged by the disk. Tell the consultation team.",
                        "%d submissions were damaged by the disk. Tell the consultation team.",
                        staff.damaged)});
    if (staff.refused > 0)
        all.push_back(
            {Area::answers,
             // Translators: for staff; the council's server did not take them.
             words::say("staff", "%d submission was refused by the server. Tell the consultation team.",
                        "%d submissions were refused by the server. Tell the consultation team.",
                        staff.refused)});
    if (!staff.last_ok) all.push_back({Area::network, staff.last_outcome});
    if (has_closed(staff))
        all.push_back({Area::consultation,
                       // Translators: for staff; {0} is the last day on which answers were taken.
                       words::fill(words::say("staff", "The consultation closed on {0}"), {staff.closes})});
    return all;
}

std::string waiting_of(const Staff& staff) {
    // Translators: for staff; submissions that are on this machine until they are uploaded.
    if (staff.waiting == 0) return words::say("staff", "Nothing is waiting to be uploaded");
    // Translators: for staff; submissions that are on this machine until they are uploaded.
    return words::say("staff", "%d submission waiting to upload", "%d submissions waiting to upload",
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

// The first thing that is read: whether anything must be done.
void add_verdict(Card& card, Stage& stage, const Staff& staff) {
    const std::vector<Staff::Need> all = all_needs(staff);
    const bool needed = !all.empty();
    touch::TextLook look = heading_look(stage.frame, heading_scale(stage.frame));
    if (needed) look.ink = stage.frame.theme().error;
    // Translators: heading of the staff's page, where nothing is wrong.
    const std::string well = words::say("staff", "All is well");
    // Translators: heading of the staff's page, where something is wrong.
    const std::string needs = words::say("staff", "This machine needs you");
    card.words("heading", needed ? needs : well, look, 0.6F);
    for (std::size_t at = 0; at < all.size(); ++at)
        card.words("need:" + std::to_string(at),
                   // Translators: for staff; {0} is a part of the machine, {1} what is wrong with it.
                   words::fill(words::say("staff", "{0}: {1}"), {name_of(all[at].area), all[at].sentence}),
                   alert_look(stage.frame), 0.4F);
    // Translators: for staff, who have just cleared the answers of the person before.
    const std::string cleared = words::say("staff", "The answers were cleared.");
    if (staff.cleared) card.words("cleared", cleared, bold_look(1), 0.4F);
    // Translators: for staff.
    const std::string changed = words::say("staff", "The PIN was changed.");
    if (staff.pin_changed) card.words("pin-changed", changed, bold_look(1), 0.4F);
}

std::string words_of(const Staff::Round& round) {
    switch (round.step) {
        case Staff::Round::Step::sends:
            // Translators: for staff, while the upload runs; {0} is how many have arrived, {1} how many there
            // are.
            return words::fill(words::say("staff", "Sending answers: {0} of {1}"),
                               {words::number(round.sent), words::number(round.all)});
        case Staff::Round::Step::fetches:
            // Translators: for staff, while the upload runs.
            return words::say("staff", "The answers are sent. Looking for a newer consultation.");
        case Staff::Round::Step::asked:
            break;
    }
    // Translators: for staff, who asked for an upload that has not begun yet.
    return words::say("staff", "The upload begins in a moment.");
}

// What the round does, and how far it is.
void add_round(Card& card, Stage& stage, const Staff::Round& round) {
    const std::string words = words_of(round);
    if (round.step == Staff::Round::Step::asked || round.all == 0)
        return card.words("round", words, bold_look(1), 0.6F);
    constexpr float lines = 3;  // two of words, in a narrow place, and the track
    const float done = static_cast<float>(round.sent) / static_cast<float>(round.all);
    card.block(lines * line_of(stage.frame), [&frame = stage.frame, words, done](touch::Rect place) {
        frame.progress("round", place, {.words = words, .fraction = done, .scale = small_scale(frame)});
    });
}

std::string busiest_hour_of(const Staff& staff) {
    // Translators: for staff; {0} is a number of answers, of today or yesterday, more than people give one
    // after another.
    return words::fill(words::say("staff", "{0} answers came within one hour. Tell the consultation team."),
                       {words::number(staff.busiest_hour)});
}

void add_answers(Card& card, Stage& stage, const Staff& staff) {
    // Translators: for staff; how many people began today.
    const std::string today = words::say("staff", "%d visit today", "%d visits today", staff.visits_today);
    const std::string week =
        // Translators: for staff; how many people began since Monday.
        words::say("staff", "%d visit this week", "%d visits this week", staff.visits_week);
    card.words("counts", counts_of(today, staff.submitted_today, staff.expired_today), {}, 0.3F);
    card.words("week", counts_of(week, staff.submitted_week, staff.expired_week), {}, 0.6F);
    if (staff.busiest_hour > 0) card.words("busiest-hour", busiest_hour_of(staff), bold_look(1), 0.6F);
    card.words("waiting", waiting_of(staff), {}, 0.6F);
    if (staff.upload_asked) {
        add_round(card, stage, staff.round);  // in the place of how the one before ended
    } else {
        card.words("last-upload", upload_of(staff), bold_look(1), 0.3F);
        if (staff.last_ok) card.words("last-outcome", staff.last_outcome, {}, 0.3F);
    }
    if (!staff.next_upload.empty())
        // Translators: for staff; {0} is a date and time.
        card.words("next-upload", words::fill(words::say("staff", "Next upload: {0}"), {staff.next_upload}),
                   {}, 0.6F);
}

std::string time_left(const Staff& staff) {
    if (staff.closes.empty() || has_closed(staff)) return {};
    const std::string left =
        // Translators: for staff; {0} is the last day on which answers are taken.
        words::say("staff", "Closes on {0}: %d day left", "Closes on {0}: %d days left", staff.days_left);
    return words::fill(left, {staff.closes});
}

void add_what_is_set(Card& card, const Staff& staff) {
    card.words("closes", time_left(staff), {}, 0.3F);
    if (staff.closed_today)
        // Translators: for staff.
        card.words("closed-today", words::say("staff", "It is closed for the rest of today."), bold_look(1),
                   0.3F);
    if (staff.practice)
        // Translators: for staff.
        card.words("practice", words::say("staff", "Practice mode is on: answers are not counted."),
                   bold_look(1));
}

// What is asked for rarely, by somebody on the telephone.
void add_machine(Card& card, const Staff& staff) {
    if (!staff.form_title.empty()) {
        // Translators: for staff; {0} is the title of the consultation, {1} its version.
        const std::string form = words::say("staff", "{0}, version {1}");
        card.words("form", words::fill(form, {staff.form_title, staff.form_version}), {}, 0.3F);
    }
    // Translators: for staff, who compare it with their watch; {0} is a date with a time of day.
    const std::string clock = words::say("staff", "This machine’s clock: {0}");
    if (!staff.clock.empty()) card.words("clock", words::fill(clock, {staff.clock}), {}, 0.3F);
    // Translators: for staff; {0} is the name of this machine.
    const std::string kiosk = words::say("staff", "This kiosk: {0}");
    if (!staff.kiosk_name.empty()) card.words("kiosk", words::fill(kiosk, {staff.kiosk_name}), {}, 0.3F);
    // Translators: for staff; {0} is when the library is open today, such as 9:30–17:00.
    const std::string hours = words::say("staff", "Open today: {0}");
    if (!staff.hours.empty()) card.words("hours", words::fill(hours, {staff.hours}), {}, 0.3F);
    // Translators: for staff, who try the keys of the keypad; {0} is the name of a key.
    const std::string key = words::say("staff", "Last key pressed: {0}");
    if (!staff.last_key.empty()) card.words("last-key", words::fill(key, {staff.last_key}), {}, 0.3F);
}

Card facts_of(Stage& stage, const Staff& staff) {
    Card card(stage);
    add_verdict(card, stage, staff);
    if (staff.page == Staff::Page::more) {
        add_machine(card, staff);
    } else {
        add_answers(card, stage, staff);
        add_what_is_set(card, staff);
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

BarButton doors_button(const Staff& staff) {
    // Translators: button for staff; nobody can begin until tomorrow.
    const std::string close = words::say("staff", "Close for today");
    // Translators: button for staff; takes back "Close for today".
    const std::string open = words::say("staff", "Open again");
    return {"doors",
            staff.closed_today ? open : close,
            {},
            StaffDoors{staff.closed_today ? Doors::open : Doors::closed}};
}

void add_everyday(Card& card, const Staff& staff) {
    touch::ButtonLook plain, filled, asked;
    filled.emphasis = touch::Emphasis::filled;
    asked.enabled = !staff.upload_asked;
    // Translators: button for staff; leaves their page and goes back to what a person was doing.
    const std::string to_visit = words::say("staff", "Back to this person’s answers");
    // Translators: button for staff; leaves their page.
    const std::string to_welcome = words::say("staff", "Back to the welcome page");
    card.button({"leave", staff.in_visit ? to_visit : to_welcome, filled, LeaveStaff{}});
    // Translators: button for staff; clears what the person at the machine has answered so far.
    const std::string clear = words::say("staff", "Clear this person’s answers");
    if (staff.in_visit) card.button({"reset", clear, plain, StaffReset{}});
    // Translators: button for staff that cannot be pressed again.
    const std::string wait = words::say("staff", "Upload requested");
    // Translators: button for staff.
    const std::string now = words::say("staff", "Upload now");
    card.button({"upload", staff.upload_asked ? wait : now, asked, StaffUpload{}});
    card.button(doors_button(staff));
    // Translators: button for staff; opens the page where they change when the building is open.
    const std::string hours = words::say("staff", "Opening hours");
    card.button({"opening-hours", hours, plain, StaffPage{Staff::Page::hours}});
    // Translators: button for staff; shows further buttons.
    card.button({"page", words::say("staff", "More"), plain, StaffPage{Staff::Page::more}});
}

// Back to their first buttons; and of their own language and that of the visit the one in which this page
// does not stand, by its own name. Both in one row: eight would not all stand on a small glass.
void add_first_row(Card& card, Stage& stage, float width) {
    const touch::ButtonLook plain;
    // Translators: button for staff; back to their first buttons.
    const BarButton less{"page", words::say("staff", "Less"), plain, StaffPage{Staff::Page::state}};
    const Chrome& chrome = stage.view.chrome;
    if (chrome.languages.size() < 2) return card.button(less);
    const std::size_t other = chrome.language == 0 ? 1 : 0;
    touch::ButtonLook back_look, language_look;
    back_look.scale = language_look.scale = small_scale(stage.frame);
    language_look.icon = "language";
    const auto back = [words = less.words, back_look] {
        return touch::Frame::Button{.words = words, .look = back_look};
    };
    const auto language = [&name = chrome.languages[other], language_look] {
        return touch::Frame::Button{.words = name.name, .look = language_look, .language = name.code};
    };
    const float half = (width - stage.frame.theme().gap) / 2;
    const auto draw = [&stage, back, language, half, other](touch::Rect row) {
        if (stage.frame.button("page", {row.x, row.y, half, row.height}, back()))
            stage.ask(StaffPage{Staff::Page::state});
        if (stage.frame.button("staff-language", {row.right() - half, row.y, half, row.height}, language()))
            stage.ask(ChooseLanguage{other});
    };
    const float height =
        std::max(stage.frame.button_height(back(), half), stage.frame.button_height(language(), half));
    card.block(height, draw, 0);
}

void add_rare(Card& card, Stage& stage, const Staff& staff, float width) {
    const touch::ButtonLook plain;
    add_first_row(card, stage, width);
    // Translators: button for staff; opens a page that tries the loudspeaker, the keypad and the screen.
    const std::string trial = words::say("staff", "Test sound, keys and screen");
    card.button({"trial", trial, plain, StaffPage{Staff::Page::trial}});
    // Translators: button for staff; opens the list of what this machine needs before people may use it.
    const std::string readiness = words::say("staff", "Is everything ready?");
    card.button({"readiness", readiness, plain, StaffPage{Staff::Page::readiness}});
    card.button(practice_button(staff));
    // Translators: button for staff.
    card.button({"change-pin", words::say("staff", "Change the PIN"), plain, StaffChangePin{}});
    // Translators: button for staff; the program ends and is started again.
    card.button({"close", words::say("staff", "Restart the program"), plain, StaffClose{}});
    // Translators: button for staff.
    const std::string off = words::say("staff", "Turn this machine off");
    if (staff.may_power_off) card.button({"power-off", off, plain, StaffPowerOff{}});
}

Card buttons_of(Stage& stage, const Staff& staff, float width) {
    Card card(stage);
    if (staff.page == Staff::Page::more)
        add_rare(card, stage, staff, width);
    else
        add_everyday(card, staff);
    return card;
}

}  // namespace

std::string Staff::trouble() const {
    std::string all;
    for (const Need& need : needs) all += (all.empty() ? "" : " ") + need.sentence;
    return all;
}

void draw_staff(Stage& stage, const Staff& staff) {
    touch::Frame& frame = stage.frame;
    const float width = frame.width() * share_of_functions, height = frame.height() * share_of_functions;
    StaffAreas areas = staff_areas(stage, {width, height});
    const Card facts = facts_of(stage, staff), buttons = buttons_of(stage, staff, areas.second.width);
    // Upright the buttons have as much of the height as they need, where the facts can do with the rest.
    const float needed = buttons.height(areas.second.width);
    if (const StaffAreas roomy = staff_areas(stage, {width, std::max(height, needed)});
        facts.fits(roomy.read))
        areas = roomy;
    if (!buttons.fits(areas.second))
        areas = staff_areas(stage, {width, frame.height() * upright_share_of_functions});
    frame.first_focus(staff.page == Staff::Page::more ? "page" : "leave");
    facts.draw(areas.read, Card::Stand::top);
    buttons.draw(areas.second, Card::Stand::top);
    draw_lower(stage, areas.whole, LowerOn::paper);
}

}  // namespace screens
