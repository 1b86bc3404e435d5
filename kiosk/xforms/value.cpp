// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/value.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <optional>

#include <libxml/xmlstring.h>

namespace xforms {

namespace {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

constexpr double least_int = -2147483648.0, most_int = 2147483647.0;  // spec: "int" is limited to 32 bits
constexpr std::size_t most_digits = 40;

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

// An Arabic, Persian or Urdu keyboard types its own digits (U+0660.., U+06F0..) and decimal separator
// (U+066B).
std::string with_ascii_digits(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
        if (lead == 0xD9 && next >= 0xA0 && next <= 0xA9) {
            out += static_cast<char>('0' + next - 0xA0);
        } else if (lead == 0xDB && next >= 0xB0 && next <= 0xB9) {
            out += static_cast<char>('0' + next - 0xB0);
        } else if (lead == 0xD9 && next == 0xAB) {
            out += '.';
        } else {
            out += text[at];
            continue;
        }
        ++at;
    }
    return out;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "-007.50" -> "-7.5"; nothing where it is no plain decimal number.
std::optional<std::string> plain_decimal(std::string_view text) {
    const bool negative = text.substr(0, 1) == "-";
    if (negative || text.substr(0, 1) == "+") text.remove_prefix(1);
    const std::size_t point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (text.size() > most_digits || (whole.empty() && part.empty())) return std::nullopt;
    if ((!whole.empty() && !all_digits(whole)) || (!part.empty() && !all_digits(part))) return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    while (!part.empty() && part.back() == '0') part.remove_suffix(1);
    std::string result(whole.empty() ? "0" : whole);
    if (!part.empty()) result += "." + std::string(part);
    return negative && result != "0" ? "-" + result : result;
}

Result<std::string> canonical_decimal(const std::string& text) {
    if (const std::optional<std::string> plain = plain_decimal(text)) return *plain;
    double number = 0;  // an exponent is read, and never written
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && std::isfinite(number) &&
        std::abs(number) < 1e20)
        return to_text(number);
    return fail(ErrorKind::invalid, "This must be a number, like 12 or 12.5.");
}

Result<std::string> canonical_integer(const std::string& text) {
    const std::optional<std::string> plain = plain_decimal(text);
    if (!plain || plain->find('.') != std::string::npos)
        return fail(ErrorKind::invalid, "This must be a whole number, like 12.");
    const double number = to_number(std::string_view(*plain));
    if (!(number >= least_int && number <= most_int))
        return fail(ErrorKind::invalid, "This number is too large.");
    return *plain;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size() || !all_digits(text.substr(at, count))) return std::nullopt;
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + count, value);
    return value;
}

std::optional<std::chrono::year_month_day> day_of(std::string_view text) {
    const std::optional<int> year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

struct ClockTime {
    int hour = 0, minute = 0;
    std::string seconds = "00.000", zone;
};

// XML Schema's time, its seconds optional.
std::optional<ClockTime> time_of(std::string_view text) {
    ClockTime time;
    const std::optional<int> hour = digits(text, 0, 2), minute = digits(text, 3, 2);
    if (!hour || !minute || text[2] != ':' || *hour > 23 || *minute > 59) return std::nullopt;
    time.hour = *hour;
    time.minute = *minute;
    text.remove_prefix(5);
    if (text.substr(0, 1) == ":") {
        const std::optional<int> second = digits(text, 1, 2);
        if (!second || *second > 59) return std::nullopt;
        std::size_t end = 3;
        if (text.substr(3, 1) == ".") end = std::min(text.find_first_not_of("0123456789", 4), text.size());
        std::string fraction(end > 4 ? text.substr(4, std::min<std::size_t>(end - 4, 3)) : "");
        fraction.resize(3, '0');
        time.seconds = std::string(text.substr(1, 2)) + "." + fraction;
        text.remove_prefix(end);
    }
    time.zone = text;
    const bool offset = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
                        digits(text, 1, 2) && digits(text, 4, 2);
    if (!text.empty() && text != "Z" && !offset) return std::nullopt;
    return time;
}

std::string two(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string text_of(const ClockTime& time) {
    return two(time.hour) + ":" + two(time.minute) + ":" + time.seconds + time.zone;
}

std::string offset_text(long seconds) {
    const int minutes = static_cast<int>(std::abs(seconds) / 60);
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

// The offset that this machine's zone had at that local time.
std::string local_offset(std::chrono::year_month_day day, const ClockTime& time) {
    std::tm local{};
    local.tm_year = static_cast<int>(day.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(day.day()));
    local.tm_hour = time.hour;
    local.tm_min = time.minute;
    local.tm_isdst = -1;
    mktime(&local);
    return offset_text(local.tm_gmtoff);
}

Result<std::string> canonical_date(const std::string& text) {
    const std::string day = text.substr(0, 10);
    const bool rest_is_time = text.size() == 10 || (text[10] == 'T' && time_of(text.substr(11)));
    if (text.size() >= 10 && day_of(day) && rest_is_time) return day;
    return fail(ErrorKind::invalid, "This must be a date that exists, like 2024-02-15.");
}

Result<std::string> canonical_time(const std::string& text) {
    if (const std::optional<ClockTime> time = time_of(text)) return text_of(*time);
    return fail(ErrorKind::invalid, "This must be a time of the day, like 14:30.");
}

Result<std::string> canonical_date_time(const std::string& text) {
    const std::optional<std::chrono::year_month_day> day =
        text.size() >= 10 ? day_of(std::string_view(text).substr(0, 10)) : std::nullopt;
    std::optional<ClockTime> time = ClockTime{};
    if (text.size() > 10) time = text[10] == 'T' || text[10] == ' ' ? time_of(text.substr(11)) : std::nullopt;
    if (!day || !time)
        return fail(ErrorKind::invalid, "This must be a date and a time, like 2024-02-15T14:30.");
    if (time->zone.empty())
        time->zone = local_offset(*day, *time);  // spec, "dateTime": with the local offset
    return text.substr(0, 10) + "T" + text_of(*time);
}

std::string date_of_day_number(double days) {
    const std::chrono::sys_days day{std::chrono::days(static_cast<int>(std::floor(days)))};
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) return {};
    std::string text = std::to_string(year);
    text.insert(0, 4 - text.size(), '0');
    return text + "-" + two(static_cast<int>(static_cast<unsigned>(date.month()))) + "-" +
           two(static_cast<int>(static_cast<unsigned>(date.day())));
}

}  // namespace

Result<std::string> canonical(DataType type, std::string_view typed) {
    if (type == DataType::string) return std::string(typed);
    const std::string text = with_ascii_digits(trimmed(typed));
    if (text.empty()) return std::string();
    switch (type) {
        case DataType::integer:
            return canonical_integer(text);
        case DataType::decimal:
            return canonical_decimal(text);
        case DataType::date:
            return canonical_date(text);
        case DataType::time:
            return canonical_time(text);
        case DataType::date_time:
            return canonical_date_time(text);
        case DataType::boolean:
            if (text == "true" || text == "1") return std::string("true");
            if (text == "false" || text == "0") return std::string("false");
            return fail(ErrorKind::invalid, "This must be true or false.");
        case DataType::string:
            break;
    }
    return std::string(typed);
}

std::string calculated(DataType type, const Value& value) {
    if (type == DataType::integer || type == DataType::decimal) {
        const double number = to_number(value);
        if (std::isnan(number)) return {};  // JavaRosa and Web Forms: NaN is stored empty
        if (type == DataType::decimal) return to_text(number);
        const double whole = std::trunc(number);
        return whole >= least_int && whole <= most_int ? to_text(whole == 0 ? 0.0 : whole) : std::string();
    }
    if (type == DataType::boolean)
        return to_text(value).empty() ? "" : to_text(value) == "0" ? "false" : to_text(value);
    const auto* number = std::get_if<double>(&value);
    if (number && std::isnan(*number)) return {};
    if (number && std::abs(*number) < 3e6 && (type == DataType::date || type == DataType::date_time)) {
        const std::string day = date_of_day_number(*number);
        return type == DataType::date || day.empty() ? day : canonical_date_time(day).value_or("");
    }
    return canonical(type, to_text(value)).value_or("");
}

std::string date_time_text(kiosk::Moment moment) {
    const auto since = moment.wall.time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    const std::time_t clock = seconds.count();
    std::tm local{};
    localtime_r(&clock, &local);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03d", local.tm_year + 1900,
                  local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec,
                  static_cast<int>((since - seconds).count()));
    return text.data() + offset_text(local.tm_gmtoff);
}

std::string date_text(kiosk::Moment moment) {
    return date_time_text(moment).substr(0, 10);
}

bool is_utf8(std::string_view text) {
    return text.find('\0') == std::string_view::npos &&
           xmlCheckUTF8(reinterpret_cast<const unsigned char*>(std::string(text).c_str()));
}

}  // namespace xforms
