// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/value.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "kiosk/blanks.h"
#include "kiosk/plain_digits.h"
#include "kiosk/xforms/xpath/dates.h"

namespace xforms {

namespace {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

constexpr double least_int = -2147483648.0, most_int = 2147483647.0;  // spec: "int" is limited to 32 bits
constexpr std::size_t most_digits = 40;

// An Arabic, Persian or Urdu keyboard types its own digits and decimal separator.
std::string with_plain_signs(std::string_view text) {
    constexpr std::string_view arabic_decimal_separator = "\u066B";
    std::string plain = kiosk::with_plain_digits(text);
    if (const std::size_t at = plain.find(arabic_decimal_separator); at != std::string::npos)
        plain.replace(at, arabic_decimal_separator.size(), ".");
    return plain;
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

// "Z" or "+01:00" at the end of a time, which is stored as it was written; "" where there is none.
std::string offset_as_written(const std::string& text, std::size_t time) {
    return text.substr(std::min(text.find_first_of("Z+-", time), text.size()));
}

Result<std::string> canonical_date(const std::string& text) {
    // A moment of elsewhere is no day here (Web Forms); a local one has its day.
    if (const std::optional<DateTime> read = read_date_time(text); read && !read->offset)
        return date_text(*read);
    return fail(ErrorKind::invalid, "This must be a date that exists, like 2024-02-15.");
}

// A time that has its seconds stands as it was written (Web Forms); XML Schema's "time" has them.
std::string with_seconds(const std::string& text, std::chrono::milliseconds time) {
    constexpr std::size_t second_colon = 5;
    if (text.size() > second_colon && text[second_colon] == ':') return text;
    return time_text(time) + offset_as_written(text, 0);
}

Result<std::string> canonical_time(const std::string& text) {
    if (const std::optional<DateTime> read = read_time(text)) return with_seconds(text, read->time);
    return fail(ErrorKind::invalid, "This must be a time of the day, like 14:30.");
}

Result<std::string> canonical_date_time(const std::string& text) {
    constexpr std::size_t between = 10;
    const std::optional<DateTime> read = read_date_time(text);
    if (!read || read->dated_only)
        return fail(ErrorKind::invalid, "This must be a date and a time, like 2024-02-15T14:30.");
    if (!read->offset) return date_time_text(*read);  // spec, "dateTime": with the local offset
    return text.substr(0, between + 1) + with_seconds(text.substr(between + 1), read->time);
}

// A calculated moment as a date, a calculated date as a moment; nothing where the text is neither.
std::optional<std::string> text_of_moment(DataType type, const std::string& text) {
    if (type != DataType::date && type != DataType::date_time) return std::nullopt;
    const std::optional<DateTime> read = read_date_time(kiosk::trimmed(text));
    if (!read || (type == DataType::date_time && !read->dated_only)) return std::nullopt;
    return type == DataType::date ? date_text(*read) : date_time_text(*read);
}

// A calculated number as a day since 1970; "" beyond the years that a date can have.
std::string text_of_day_number(DataType type, double number) {
    const bool dated_only = type == DataType::date;
    const std::optional<DateTime> day = from_day_number(dated_only ? std::floor(number) : number);
    return !day ? std::string() : dated_only ? date_text(*day) : date_time_text(*day);
}

}  // namespace

Result<std::string> canonical(DataType type, std::string_view typed) {
    if (type == DataType::string) return std::string(typed);
    const std::string text = with_plain_signs(kiosk::trimmed(typed));
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
        // JavaRosa and Web Forms store NaN as empty; neither XML Schema's int nor ODK's decimal has infinity.
        if (!std::isfinite(number)) return {};
        if (type == DataType::decimal) return to_text(number);
        const double whole = std::trunc(number);
        return whole >= least_int && whole <= most_int ? to_text(whole == 0 ? 0.0 : whole) : std::string();
    }
    if (const auto* number = std::get_if<double>(&value)) {
        if (std::isnan(*number) || (std::isinf(*number) && type != DataType::string)) return {};
        if (type == DataType::date || type == DataType::date_time) return text_of_day_number(type, *number);
        if (type == DataType::boolean) return to_text(Value(*number != 0));
    }
    const std::string text = to_text(value);
    if (std::optional<std::string> moment = text_of_moment(type, text)) return *std::move(moment);
    return canonical(type, text).value_or("");
}

std::string date_time_text(kiosk::Moment moment) {
    return date_time_text(local(moment.wall));
}

std::string date_text(kiosk::Moment moment) {
    return date_text(local(moment.wall));
}

}  // namespace xforms
