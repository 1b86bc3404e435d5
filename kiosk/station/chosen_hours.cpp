// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/chosen_hours.h"

#include "kiosk/words/words.h"

namespace kiosk {
namespace {

using Minutes = OpeningHours::Minutes;
using Span = OpeningHours::Span;
using screens::DayChange;

constexpr Minutes quarter{15}, midnight{0}, end_of_day{24 * 60};
// Of a day that is closed as it was set up: somewhere to begin.
constexpr Span usual{Minutes{9 * 60}, Minutes{17 * 60}};

Minutes quarter_before(Minutes time) {
    return (time + quarter - Minutes{1}) / quarter * quarter - quarter;
}

Minutes quarter_after(Minutes time) {
    return time / quarter * quarter + quarter;
}

bool can_be(const Span& span) {
    return midnight <= span.from && span.from < span.to && span.to <= end_of_day;
}

Span turned(Span span, DayChange change) {
    if (change == DayChange::opens_earlier) span.from = quarter_before(span.from);
    if (change == DayChange::opens_later) span.from = quarter_after(span.from);
    if (change == DayChange::closes_earlier) span.to = quarter_before(span.to);
    if (change == DayChange::closes_later) span.to = quarter_after(span.to);
    return span;
}

// What staff chose in the place of these holds while kiosk.toml says them.
std::string fingerprint(const std::vector<Span>& spans) {
    std::string text;
    for (const Span& span : spans)
        text += std::to_string(span.from.count()) + "-" + std::to_string(span.to.count()) + " ";
    return text;
}

}  // namespace

std::string in_words(const std::vector<Span>& spans) {
    // Translators: for staff, in the place of opening hours; it is open from midnight to midnight.
    if (spans == std::vector{Span{midnight, end_of_day}}) return words::say("staff hours", "All day");
    std::vector<std::string> all;
    for (const Span& span : spans)
        all.push_back(words::time_of_day(span.from) + "–" + words::time_of_day(span.to));
    return words::listed(all);
}

ChosenHours::ChosenHours(const OpeningHours& as_set_up) : as_set_up_(as_set_up), in_force_(as_set_up) {}

// Where kiosk.toml knows no hours, it is open all day.
ChosenHours::Spans ChosenHours::as_set_up(std::size_t day) const {
    return as_set_up_.always_open() ? Spans{{midnight, end_of_day}} : as_set_up_.on(day);
}

ChosenHours::Spans ChosenHours::on(std::size_t day) const {
    const auto found = chosen_.find(day);
    return found != chosen_.end() ? found->second : as_set_up(day);
}

std::optional<ChosenHours::Spans> ChosenHours::outcome_of(const screens::StaffChangeDay& asked) const {
    const Spans now = on(asked.day);
    switch (asked.change) {
        case DayChange::as_set_up:
            return as_set_up(asked.day);
        case DayChange::closed:
            return Spans{};
        case DayChange::open:
            if (!now.empty()) return std::nullopt;
            return as_set_up(asked.day).empty() ? Spans{usual} : as_set_up(asked.day);
        case DayChange::opens_earlier:
        case DayChange::opens_later:
        case DayChange::closes_earlier:
        case DayChange::closes_later:
            break;
    }
    if (now.empty()) return std::nullopt;
    const Span span = turned({now.front().from, now.back().to}, asked.change);
    return can_be(span) ? std::optional(Spans{span}) : std::nullopt;
}

void ChosenHours::change(const screens::StaffChangeDay& asked) {
    if (asked.day >= screens::StaffHours::days) return;
    const auto spans = outcome_of(asked);
    if (!spans) return;
    if (*spans == as_set_up(asked.day))
        chosen_.erase(asked.day);
    else
        chosen_[asked.day] = *spans;
    said_.insert(asked.day);
    owed_ = true;
    put_in_force();
}

void ChosenHours::put_in_force() {
    in_force_ = as_set_up_;
    if (chosen_.empty()) return;
    for (std::size_t day = 0; day < screens::StaffHours::days; ++day) (void)in_force_.set(day, on(day));
}

std::vector<store::ChosenDay> ChosenHours::chosen() const {
    std::vector<store::ChosenDay> all;
    for (const auto& [day, spans] : chosen_) {
        store::ChosenDay kept{day, midnight, midnight, fingerprint(as_set_up(day))};
        if (!spans.empty()) kept.from = spans.front().from, kept.to = spans.back().to;
        all.push_back(std::move(kept));
    }
    return all;
}

// Where the other program writes just now, or the disk refuses, it stays owed.
void ChosenHours::keep(store::Store& store) {
    if (!recalled_) return recall(store);  // what was not read yet would be lost
    if (owed_) owed_ = !store.hours().keep(chosen());
}

// A fresh database, in the place of one that was damaged, is told what this run knows.
void ChosenHours::recall(store::Store& store) {
    const auto kept = store.hours().kept();
    recalled_ = kept.has_value();
    if (!kept) return;
    for (const store::ChosenDay& day : *kept) {
        if (said_.contains(day.weekday) || day.instead_of != fingerprint(as_set_up(day.weekday))) continue;
        chosen_[day.weekday] = day.from == day.to ? Spans{} : Spans{{day.from, day.to}};
    }
    owed_ = chosen() != *kept;
    put_in_force();
    keep(store);
}

screens::StaffHours::Day ChosenHours::shown(std::size_t day) const {
    const Spans spans = on(day);
    screens::StaffHours::Day shown;
    shown.hours = in_words(spans);
    shown.as_set_up = in_words(as_set_up(day));
    shown.changed = chosen_.contains(day);
    shown.has_break = spans.size() > 1;
    if (spans.empty()) return shown;
    shown.opens = words::time_of_day(spans.front().from);
    shown.closes = words::time_of_day(spans.back().to);
    const auto may = [&](DayChange change) { return outcome_of({day, change}).has_value(); };
    shown.may_open_earlier = may(DayChange::opens_earlier);
    shown.may_open_later = may(DayChange::opens_later);
    shown.may_close_earlier = may(DayChange::closes_earlier);
    shown.may_close_later = may(DayChange::closes_later);
    return shown;
}

std::array<screens::StaffHours::Day, screens::StaffHours::days> ChosenHours::week() const {
    std::array<screens::StaffHours::Day, screens::StaffHours::days> all;
    for (std::size_t day = 0; day < all.size(); ++day) all[day] = shown(day);
    return all;
}

}  // namespace kiosk
