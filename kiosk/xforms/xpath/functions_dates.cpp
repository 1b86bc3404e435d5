// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Date and Time Functions".
#include <cmath>
#include <limits>

#include "kiosk/xforms/xpath/dates.h"
#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/month_names.h"

namespace xforms {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::optional<DateTime> now_here(const Arguments& arguments) {
    const Surroundings* surroundings = arguments.context().surroundings;
    if (surroundings == nullptr) return std::nullopt;
    return local(surroundings->now().wall);
}

Value today(const Arguments& arguments) {
    const std::optional<DateTime> now = now_here(arguments);
    return now ? date_text(*now) : std::string();
}

Value now(const Arguments& arguments) {
    const std::optional<DateTime> now = now_here(arguments);
    return now ? date_time_text(*now) : std::string();
}

// Both engines take "2012-1-5" where a date is asked for by name, though number() does not.
std::string padded(const std::string& text) {
    std::string all = text;
    for (const std::size_t place : {std::size_t{5}, std::size_t{8}}) {
        if (all.size() <= place || all[place - 1] != '-') return text;
        const bool short_part = place + 1 >= all.size() || all[place + 1] < '0' || all[place + 1] > '9';
        if (short_part) all.insert(place, 1, '0');
    }
    return all;
}

// A text as it is, a number as days since 1970; a truth is no date.
std::optional<DateTime> moment(const Arguments& arguments, std::size_t index) {
    const Value value = arguments.value(index);
    if (std::holds_alternative<bool>(value)) return std::nullopt;
    if (const auto* number = std::get_if<double>(&value)) return from_day_number(*number);
    const std::string text = to_text(value);
    if (const std::optional<DateTime> read = read_date_time(padded(text))) return read;
    return from_day_number(to_number(std::string_view(text)));
}

// In the machine's zone, where it is a moment rather than a day.
std::optional<DateTime> local_moment(const Arguments& arguments, std::size_t index) {
    const std::optional<DateTime> read = moment(arguments, index);
    if (!read || read->dated_only) return read;
    return local(instant(*read));
}

// "Converts to a string in the date format"; but both engines keep the time of a dateTime.
Value date(const Arguments& arguments) {
    const Value value = arguments.value(0);
    const std::optional<DateTime> read = local_moment(arguments, 0);
    if (!read) return std::string();
    const bool midnight = read->time.count() == 0;
    return std::holds_alternative<double>(value) || midnight ? date_text(*read) : date_time_text(*read);
}

Value date_time(const Arguments& arguments) {
    const std::optional<DateTime> read = moment(arguments, 0);
    return read ? date_time_text(local(instant(*read))) : std::string();
}

Value decimal_date_time(const Arguments& arguments) {
    const Value value = arguments.value(0);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    const std::optional<DateTime> read = read_date_time(padded(to_text(value)));
    if (!read) return not_a_number;
    return static_cast<double>(instant(*read).time_since_epoch().count()) / 86'400'000;
}

// "A number representing a fractional day in the device's timezone. For example, noon is 0.5".
Value decimal_time(const Arguments& arguments) {
    const std::optional<DateTime> read = read_time(arguments.text(0));
    if (!read) return not_a_number;
    const DateTime here = read->offset ? local(instant(*read)) : *read;
    return static_cast<double>(here.time.count()) / 86'400'000;
}

std::string digits(long number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// One identifier of a format, or nullopt where it is none.
std::optional<std::string> part(char identifier, const DateTime& when, const DateNames& names,
                                bool with_time) {
    const auto month = static_cast<unsigned>(when.date.month());
    const auto day = static_cast<unsigned>(when.date.day());
    const int year = static_cast<int>(when.date.year());
    switch (identifier) {
        case 'Y':
            return digits(year, 4);
        case 'y':
            return digits(year % 100, 2);
        case 'm':
            return digits(month, 2);
        case 'n':
            return digits(month, 1);
        case 'b':
            return names.months[month - 1];
        case 'd':
            return digits(day, 2);
        case 'e':
            return digits(day, 1);
        case 'a':
            return names.days[std::chrono::weekday(std::chrono::sys_days(when.date)).c_encoding()];
        default:
            break;
    }
    if (!with_time) return std::nullopt;
    const auto milliseconds = when.time.count();
    switch (identifier) {
        case 'H':
            return digits(milliseconds / 3'600'000, 2);
        case 'h':
            return digits(milliseconds / 3'600'000, 1);
        case 'M':
            return digits(milliseconds / 60'000 % 60, 2);
        case 'S':
            return digits(milliseconds / 1000 % 60, 2);
        case '3':
            return digits(milliseconds % 1000, 3);
        default:
            return std::nullopt;
    }
}

Value format(const Arguments& arguments, bool with_time) {
    const std::optional<DateTime> when = local_moment(arguments, 0);
    if (!when) return std::string();
    const Surroundings* surroundings = arguments.context().surroundings;
    const DateNames& names = date_names(surroundings == nullptr ? "en" : surroundings->language());
    const std::string pattern = arguments.text(1);
    std::string formatted;
    for (std::size_t place = 0; place < pattern.size(); ++place) {
        const bool identifier = pattern[place] == '%' && place + 1 < pattern.size();
        const auto written = identifier ? part(pattern[place + 1], *when, names, with_time) : std::nullopt;
        if (written) ++place;
        formatted += written ? *written : std::string(1, pattern[place]);
    }
    return formatted;
}

Value format_date(const Arguments& arguments) {
    return format(arguments, false);
}
Value format_date_time(const Arguments& arguments) {
    return format(arguments, true);
}

constexpr Function table[] = {
    {"today", 0, 0, today},
    {"now", 0, 0, now},
    {"date", 1, 1, date},
    {"date-time", 1, 1, date_time},
    {"format-date", 2, 2, format_date},
    {"format-date-time", 2, 2, format_date_time},
    {"decimal-date-time", 1, 1, decimal_date_time},
    {"decimal-time", 1, 1, decimal_time},
};

}  // namespace

std::span<const Function> date_functions() {
    return table;
}

}  // namespace xforms
