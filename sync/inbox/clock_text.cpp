// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/clock_text.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "kiosk/xforms/xpath/dates.h"

namespace council {

namespace {

using namespace std::chrono;

struct Broken {
    year_month_day day;
    hh_mm_ss<seconds> time;
    unsigned weekday;
};

Broken break_down(Wall wall) {
    const auto day = floor<days>(wall);
    return {year_month_day(day), hh_mm_ss(floor<seconds>(wall - day)), weekday(day).c_encoding()};
}

template <class... Values>
std::string format(const char* pattern, Values... values) {
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), pattern, values...);
    return {text.data(), static_cast<std::size_t>(size)};
}

int number(auto count) {
    return static_cast<int>(count);
}

}  // namespace

std::string iso_time(Wall wall) {
    const auto [day, time, weekday] = break_down(wall);
    return format("%04d-%02u-%02uT%02d:%02d:%02dZ", number(int(day.year())), unsigned(day.month()),
                  unsigned(day.day()), number(time.hours().count()), number(time.minutes().count()),
                  number(time.seconds().count()));
}

std::string http_date(Wall wall) {
    // strftime would write the names of days and months in the locale's language.
    constexpr std::array weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto [day, time, weekday] = break_down(wall);
    return format("%s, %02u %s %04d %02d:%02d:%02d GMT", weekdays[weekday], unsigned(day.day()),
                  months[unsigned(day.month()) - 1], number(int(day.year())), number(time.hours().count()),
                  number(time.minutes().count()), number(time.seconds().count()));
}

std::optional<Wall> read_rfc3339(const std::string& text) {
    // The engine's reader leaves seconds and offset to the author; RFC 3339 wants both.
    constexpr std::size_t minutes_end = std::string_view("2024-02-01T10:00").size();
    const auto read = xforms::read_date_time(text);
    if (!read || !read->offset || text[minutes_end] != ':') return std::nullopt;
    return xforms::instant(*read);
}

std::optional<Wall> read_local_day(const std::string& text, hours clock) {
    auto read = xforms::read_date_time(text);
    if (!read || !read->dated_only) return std::nullopt;
    read->time = clock;
    return xforms::instant(*read);
}

}  // namespace council
