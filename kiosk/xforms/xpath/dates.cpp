// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/dates.h"

#include <cmath>
#include <cstdio>

#include "kiosk/moment.h"

namespace xforms {

namespace {

using namespace std::chrono;
using Instant = sys_time<milliseconds>;

constexpr hours furthest_offset{14};

// Takes digits off the front; -1 where there are fewer.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int value = 0;
    for (std::size_t index = 0; index < count; ++index) {
        if (text[index] < '0' || text[index] > '9') return -1;
        value = value * 10 + (text[index] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char letter) {
    if (text.empty() || text.front() != letter) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<year_month_day> take_date(std::string_view& text) {
    const int year_number = take_digits(text, 4);
    if (year_number < 1 || !take(text, '-')) return std::nullopt;
    const int month_number = take_digits(text, 2);
    if (month_number < 0 || !take(text, '-')) return std::nullopt;
    const int day_of_month = take_digits(text, 2);
    if (day_of_month < 0) return std::nullopt;
    const year_month_day date{year(year_number), month(static_cast<unsigned>(month_number)),
                              day(static_cast<unsigned>(day_of_month))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<milliseconds> take_time(std::string_view& text) {
    const int hour = take_digits(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
    const int minute = take_digits(text, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    milliseconds time = hours(hour) + minutes(minute);
    if (!take(text, ':')) return time;
    const int second = take_digits(text, 2);
    if (second < 0 || second > 59) return std::nullopt;
    time += seconds(second);
    if (!take(text, '.')) return time;
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    for (int unit = 100; !text.empty() && text.front() >= '0' && text.front() <= '9'; unit /= 10) {
        time += milliseconds((text.front() - '0') * unit);
        text.remove_prefix(1);
    }
    return time;
}

// The rest of a text after its time. False where anything but an offset is left.
bool take_offset(std::string_view text, std::optional<minutes>& offset) {
    if (text.empty()) return true;
    if (text == "Z") {
        offset = minutes(0);
        return true;
    }
    const bool west = text.front() == '-';
    if (!west && text.front() != '+') return false;
    text.remove_prefix(1);
    const int hour = take_digits(text, 2);
    if (hour < 0 || !take(text, ':')) return false;
    const int minute = take_digits(text, 2);
    if (minute < 0 || minute > 59 || !text.empty()) return false;
    const minutes far = hours(hour) + minutes(minute);
    if (far > furthest_offset) return false;
    offset = far * (west ? -1 : 1);
    return true;
}

}  // namespace

std::optional<DateTime> read_date_time(std::string_view text) {
    if (text.size() < 10 || text[4] != '-') return std::nullopt;  // most texts are no dates: say so at once
    DateTime read;
    const std::optional<year_month_day> date = take_date(text);
    if (!date) return std::nullopt;
    read.date = *date;
    if (text.empty()) return read;
    if (!take(text, 'T')) return std::nullopt;
    const std::optional<milliseconds> time = take_time(text);
    if (!time || !take_offset(text, read.offset)) return std::nullopt;
    read.time = *time;
    read.dated_only = false;
    return read;
}

std::optional<DateTime> read_time(std::string_view text) {
    const std::optional<milliseconds> time = take_time(text);
    DateTime read{year_month_day(year(1970), January, day(1)), {}, {}, false};
    if (!time || !take_offset(text, read.offset)) return std::nullopt;
    read.time = *time;
    return read;
}

minutes offset_here(const DateTime& when) {
    const auto offset_at = [](Instant moment) { return seconds(kiosk::local_clock(moment).tm_gmtoff); };
    const Instant shown = sys_days(when.date) + when.time;  // as if the clock on the wall were UTC's
    const seconds before = offset_at(shown - days(1)), after = offset_at(shown + days(1));
    const bool never_by_the_first = offset_at(shown - before) != before;
    const bool by_the_second = offset_at(shown - after) == after;
    return floor<minutes>(never_by_the_first && by_the_second ? after : before);
}

Instant instant(const DateTime& when) {
    return sys_days(when.date) + when.time - (when.offset ? *when.offset : offset_here(when));
}

DateTime local(Instant when) {
    const auto offset = floor<minutes>(seconds(kiosk::local_clock(when).tm_gmtoff));
    const Instant shifted = when + offset;
    const sys_days midnight = floor<days>(shifted);
    return {midnight, shifted - midnight, offset, false};
}

double day_number(const DateTime& when) {
    if (when.dated_only) return static_cast<double>(sys_days(when.date).time_since_epoch().count());
    constexpr double milliseconds_a_day = 86'400'000;
    return static_cast<double>(instant(when).time_since_epoch().count()) / milliseconds_a_day;
}

std::optional<DateTime> from_day_number(double number) {
    constexpr double first = -719'162, last = 2'932'896;  // 0001-01-01 and 9999-12-31
    if (!(number >= first && number < last + 1)) return std::nullopt;
    if (std::floor(number) == number) return DateTime{sys_days(days(static_cast<int>(number))), {}, {}, true};
    return local(Instant(milliseconds(std::llround(number * 86'400'000))));
}

std::string date_text(const DateTime& when) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(when.date.year()),
                  static_cast<unsigned>(when.date.month()), static_cast<unsigned>(when.date.day()));
    return text;
}

std::string time_text(milliseconds since_midnight) {
    const hh_mm_ss parts(since_midnight);
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", static_cast<int>(parts.hours().count()),
                  static_cast<int>(parts.minutes().count()), static_cast<int>(parts.seconds().count()),
                  static_cast<int>(parts.subseconds().count()));
    return text;
}

std::string offset_text(minutes offset) {
    const hh_mm_ss parts(offset);
    char text[32];
    std::snprintf(text, sizeof text, "%c%02d:%02d", parts.is_negative() ? '-' : '+',
                  static_cast<int>(parts.hours().count()), static_cast<int>(parts.minutes().count()));
    return text;
}

std::string date_time_text(const DateTime& when) {
    return date_text(when) + "T" + time_text(when.time) +
           offset_text(when.offset ? *when.offset : offset_here(when));
}

}  // namespace xforms
