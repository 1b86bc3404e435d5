// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/opening_hours.h"

#include <algorithm>
#include <cstdio>

namespace kiosk {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

OpeningHours::Minutes time_of_day(Wall now) {
    const std::tm local = local_clock(now);
    return std::chrono::hours{local.tm_hour} + std::chrono::minutes{local.tm_min};
}

std::size_t weekday(year_month_day day) {
    return std::chrono::weekday{sys_days{day}}.iso_encoding() - 1;
}

}  // namespace

std::optional<OpeningHours::Span> OpeningHours::span(const std::string& text) {
    int from_hour = 0, from_minute = 0, to_hour = 0, to_minute = 0;
    char end = 0;
    const bool read = std::sscanf(text.c_str(), "%2d:%2d-%2d:%2d%c", &from_hour, &from_minute, &to_hour,
                                  &to_minute, &end) == 4 &&
                      text.size() == 11;
    const auto is_time = [](int hour, int minute) {
        return hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
    };
    if (!read || !is_time(from_hour, from_minute) || !is_time(to_hour, to_minute)) return std::nullopt;
    const Span span{Minutes{from_hour * 60 + from_minute}, Minutes{to_hour * 60 + to_minute}};
    return span.from < span.to ? std::optional(span) : std::nullopt;
}

bool OpeningHours::set(std::size_t weekday, std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (spans[i].from < spans[i - 1].to) return false;
    days_.at(weekday) = std::move(spans);
    set_ = true;
    return true;
}

std::vector<OpeningHours::Span> OpeningHours::on(year_month_day day) const {
    return days_.at(weekday(day));
}

std::optional<OpeningHours::Minutes> OpeningHours::closes(Wall now) const {
    const Minutes time = time_of_day(now);
    for (const Span& span : on(local_day(now)))
        if (span.from <= time && time < span.to) return span.to;
    return std::nullopt;
}

bool OpeningHours::open_at(Wall now) const {
    return always_open() || closes(now).has_value();
}

std::optional<OpeningHours::Opening> OpeningHours::opens_after(Wall now) const {
    const year_month_day today = local_day(now);
    for (int later = 0; later <= 7; ++later) {
        const year_month_day day{sys_days{today} + std::chrono::days{later}};
        for (const Span& span : on(day))
            if (later > 0 || span.from > time_of_day(now)) return Opening{day, span.from};
    }
    return std::nullopt;
}

}  // namespace kiosk
