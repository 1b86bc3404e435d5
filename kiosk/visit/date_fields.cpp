// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/date_fields.h"

#include <algorithm>
#include <charconv>

namespace kiosk {
namespace {

using screens::DateField;
using screens::DateFieldValue;

constexpr int first_year = 1, last_year = 9999;  // four digits, as the stored form has them
constexpr int midday = 12;

std::optional<int> number(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + digits, value);
    if (error != std::errc() || end != text.data() + at + digits) return std::nullopt;
    return value;
}

std::optional<int> value_of(const std::vector<DateFieldValue>& fields, DateField field) {
    for (const DateFieldValue& each : fields)
        if (each.field == field) return each.value;
    return std::nullopt;
}

int last_day(const std::vector<DateFieldValue>& fields) {
    const auto month = value_of(fields, DateField::month);
    if (!month) return 31;
    // Without a year yet, the 29th of February may still be one.
    const std::chrono::year year{value_of(fields, DateField::year).value_or(2000)};
    const auto last = year / std::chrono::month{static_cast<unsigned>(*month)} / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

struct Ends {
    int first, last;
};

Ends ends_of(const std::vector<DateFieldValue>& fields, DateField field) {
    switch (field) {
        case DateField::day:
            return {1, last_day(fields)};
        case DateField::month:
            return {1, 12};
        case DateField::year:
            return {first_year, last_year};
        case DateField::hour:
            return {0, 23};
        case DateField::minute:
            break;
    }
    return {0, 59};
}

int beginning(DateField field, Ends ends, int by, std::chrono::sys_days today) {
    switch (field) {
        case DateField::year:
            return static_cast<int>(std::chrono::year_month_day{today}.year());
        case DateField::hour:
            return midday;
        case DateField::minute:
            return 0;
        default:
            return by > 0 ? ends.first : ends.last;
    }
}

std::string padded(int number, int digits) {
    std::string text = std::to_string(number);
    text.insert(0, static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0');
    return text;
}

}  // namespace

std::vector<DateFieldValue> fields_of(const xforms::Question& question) {
    using xforms::DataType;
    std::vector<DateFieldValue> fields;
    if (question.control != xforms::ControlKind::input || question.readonly) return fields;
    const bool date = question.type == DataType::date || question.type == DataType::date_time;
    const bool time = question.type == DataType::time || question.type == DataType::date_time;
    const bool only_year = date && !time && question.has_appearance("year");
    const bool no_day = only_year || (date && !time && question.has_appearance("month-year"));
    const std::string_view value = question.value;
    if (date && !no_day) fields.push_back({DateField::day, number(value, 8, 2)});
    if (date && !only_year) fields.push_back({DateField::month, number(value, 5, 2)});
    if (date) fields.push_back({DateField::year, number(value, 0, 4)});
    const std::size_t clock = date ? 11 : 0;
    if (time) fields.push_back({DateField::hour, number(value, clock, 2)});
    if (time) fields.push_back({DateField::minute, number(value, clock + 3, 2)});
    return fields;
}

void step(std::vector<DateFieldValue>& fields, DateField field, int by, std::chrono::sys_days today) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const DateFieldValue& each) { return each.field == field; });
    if (found == fields.end()) return;
    std::optional<int>& value = found->value;
    const Ends ends = ends_of(fields, field);
    if (!value) {
        value = beginning(field, ends, by, today);
    } else if (field == DateField::year) {
        value = std::clamp(*value + by, ends.first, ends.last);
    } else if (*value > ends.last) {  // the 31st of a shorter month
        value = by > 0 ? ends.first : ends.last;
    } else {
        const int many = ends.last - ends.first + 1;
        value = ends.first + ((*value - ends.first + by) % many + many) % many;
    }
}

void enter(std::vector<DateFieldValue>& fields, std::string_view digits) {
    std::size_t at = 0;
    for (DateFieldValue& each : fields) {
        const std::size_t many = screens::digits_of(each.field);
        each.value = number(digits, at, many);
        at += many;
        const Ends ends = ends_of({}, each.field);
        if (each.value && (*each.value < ends.first || *each.value > ends.last)) each.value.reset();
    }
}

std::string written(const xforms::Question& question, const std::vector<DateFieldValue>& fields) {
    if (fields.empty() ||
        std::any_of(fields.begin(), fields.end(), [](const DateFieldValue& each) { return !each.value; }))
        return {};
    if (value_of(fields, DateField::day).value_or(1) > last_day(fields)) return {};
    const auto two = [&](DateField field) { return padded(value_of(fields, field).value_or(1), 2); };
    std::string text;
    if (question.type != xforms::DataType::time)
        text = padded(value_of(fields, DateField::year).value_or(1), 4) + "-" + two(DateField::month) + "-" +
               two(DateField::day);
    if (question.type == xforms::DataType::date) return text;
    if (!text.empty()) text += "T";
    return text + two(DateField::hour) + ":" + two(DateField::minute);
}

}  // namespace kiosk
