// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/clock_text.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <regex>

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
    static const std::regex shape(
        R"((\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d)))");
    std::smatch part;
    if (!std::regex_match(text, part, shape)) return std::nullopt;
    const auto value = [&part](int index) { return part[index].matched ? std::stoi(part[index].str()) : 0; };
    const year_month_day day(year(value(1)), month(value(2)), std::chrono::day(value(3)));
    if (!day.ok()) return std::nullopt;
    const std::string thousandths = (part[7].str() + "000").substr(0, 3);
    const minutes offset = hours(value(9)) + minutes(value(10));
    return sys_days(day) + hours(value(4)) + minutes(value(5)) + seconds(value(6)) +
           milliseconds(std::stoi(thousandths)) + (part[8] == "-" ? offset : -offset);
}

std::optional<Wall> read_local_day(const std::string& text) {
    const auto noon = read_rfc3339(text + "T12:00:00Z");
    if (!noon) return std::nullopt;
    const auto broken = break_down(*noon);
    std::tm parts{};
    parts.tm_year = int(broken.day.year()) - 1900;
    parts.tm_mon = number(unsigned(broken.day.month())) - 1;
    parts.tm_mday = number(unsigned(broken.day.day()));
    parts.tm_hour = 12;  // no clock changes then
    parts.tm_isdst = -1;
    return Wall(seconds(std::mktime(&parts)));
}

}  // namespace council
