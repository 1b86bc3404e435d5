// SPDX-License-Identifier: Apache-2.0
// What is on the glass, of all that the station knows: the visit, the staff's pages in front of it, or why
// nobody can begin. Nothing here changes anything.
#include "kiosk/station/station.h"
#include "kiosk/visit/alone.h"
#include "kiosk/words/words.h"
#include "kiosk/written_version.h"

namespace kiosk {
namespace {

// Time to finish, for who has begun.
constexpr std::chrono::minutes tell_before_closing{15};

Wall end_of_day(Wall now) {
    const std::tm local = local_clock(now);
    return now + std::chrono::hours{24} - std::chrono::hours{local.tm_hour} -
           std::chrono::minutes{local.tm_min} - std::chrono::minutes{1};
}

}  // namespace

// By staff, or because the last day of the consultation is over. The opening hours say it as they do.
bool Station::closed_meanwhile(Moment now) const {
    if (practice_ || !visit_ || !visit_->begun() || visit_->sent()) return false;
    return closed_today_.is_closed(now.wall) || (closes_ && local_day(now.wall) > *closes_);
}

void Station::add_hours(screens::View& view, Moment now) const {
    view.chrome.closed = closed_meanwhile(now);
    const OpeningHours& hours = hours_.in_force();
    const bool begun = visit_ && visit_->begun() && !visit_->sent() && !practice_;
    if (hours.always_open() || !begun) return;
    const auto closes = hours.closes(now.wall - tell_before_closing);
    const bool soon = !hours.open_at(now.wall + tell_before_closing);
    if (soon && closes) view.chrome.closing = words::time_in_a_sentence(*closes);
    // Staff may have set hours that ended long ago.
    if (!closes && !hours.open_at(now.wall)) view.chrome.closed = true;
}

std::shared_ptr<pictures::Album> Station::album() const {
    const auto& form = shown();
    return form ? form->album : nullptr;
}

std::shared_ptr<const speech::Recordings> Station::recordings() const {
    const auto& form = shown();
    return form ? form->recordings : nullptr;
}

const std::string& Station::language_of_visit() const {
    static const std::string english = "en";
    return visit_ ? visit_->language() : english;
}

// A librarian over the shoulder of somebody who reads Arabic may not read it.
const std::string& Station::language() const {
    const auto& form = shown();
    if (!desk_ || !visit_ || !form || (staff_read_as_visit_ && in_visit())) return language_of_visit();
    return form->languages.front().code;
}

// The machine's first one, and after it that of the visit, where it is another. Where nobody is there, the
// invitation goes through all of them.
void Station::offer_languages_to_staff(screens::Chrome& chrome) const {
    if (chrome.languages.empty()) return;
    const screens::LanguageName of_visit = chrome.languages[chrome.language];
    chrome.languages.resize(1);
    chrome.language = 0;
    if (!in_visit() || of_visit.code == chrome.languages.front().code) return;
    chrome.languages.push_back(of_visit);
    chrome.language = staff_read_as_visit_ ? 1 : 0;
}

screens::View Station::view(Moment now) const {
    words::speak(language_of_visit());
    screens::View view;
    if (visit_)
        view = visit_->view(now);
    else
        view.chrome = bare_chrome();
    add_hours(view, now);
    if (desk_) {
        words::speak(language());
        offer_languages_to_staff(view.chrome);
        view.sheet = screens::Sheet::none;
        view.screen = desk_->screen(for_staff(now), now);
    } else if (const auto out = out_of_service(now)) {
        const auto step = visit_ ? visit_->invitation(now) : picture_due(now.boot - touched_.boot);
        if (step)
            view.screen =
                screens::Attract{.page = {}, .closes = "", .step = *step, .closed_on = "", .out = out};
        else
            view.screen = *out;
    }
    return view;
}

// Why nobody can begin; none where somebody can, or has begun.
std::optional<screens::OutOfService> Station::out_of_service(Moment now) const {
    using Reason = screens::OutOfService::Reason;
    const bool storage_ok = !troubles_.contains(Cause::storage);
    if (!visit_ || (!storage_ok && !visit_->begun()))
        return screens::OutOfService{.reason = storage_ok ? Reason::no_consultation : Reason::storage};
    if (!doors_closed(now)) return std::nullopt;
    screens::OutOfService closed{.reason = Reason::closed};
    const bool today = hours_.in_force().open_at(now.wall);  // closed by staff: until tomorrow
    const Wall from = today ? end_of_day(now.wall) : now.wall;
    if (const auto next = hours_.in_force().opens_after(from); next && !hours_.in_force().always_open())
        closed.opens = words::date_and_time(next->day, next->at);
    return closed;
}

screens::Chrome Station::bare_chrome() const {
    screens::Chrome chrome;
    chrome.council = config_.council;
    chrome.practice = practice_;
    chrome.size = size_;
    chrome.lowered = lowered_;
    chrome.lowered_height_mm = static_cast<float>(config_.reach_height_mm());
    chrome.languages = {{.code = "en", .name = "English"}};
    return chrome;
}

StaffDesk::Surroundings Station::for_staff(Moment now) const {
    StaffDesk::Surroundings around;
    around.kiosk_name = config_.kiosk_name;
    around.closes = closes_;
    around.closed_today = closed_today_.is_closed(now.wall);
    if (!hours_.in_force().always_open()) {
        const std::string today = in_words(hours_.in_force().on(local_day(now.wall)));
        around.hours = today.empty() ? "–" : today;
    }
    around.week = hours_.week();
    if (const auto& consultation = consultation_.found()) {
        around.form_title = consultation->form->title();
        around.form_version = written_version(consultation->form->version());
    }
    around.practice = practice_;
    around.in_visit = in_visit();
    around.needs = needs();
    around.clock = clock_fault_(now);
    return around;
}

}  // namespace kiosk
