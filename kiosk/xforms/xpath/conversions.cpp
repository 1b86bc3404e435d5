// SPDX-License-Identifier: Apache-2.0
// XPath 1.0 section 4's string(), number() and boolean(), with ODK's number() for dates and its numbers as
// text.
#include <charconv>
#include <cmath>
#include <limits>

#include "kiosk/blanks.h"
#include "kiosk/xforms/xpath/dates.h"
#include "kiosk/xforms/xpath/evaluator.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// XPath 1.0 rounds to the nearest IEEE 754 value: that is infinity or zero, which from_chars leaves to us.
double beyond_range(std::string_view text) {
    const bool negative = text.front() == '-';
    const std::size_t first = text.find_first_not_of("-0");
    const bool large = first != std::string_view::npos && text[first] != '.';
    const double magnitude = large ? std::numeric_limits<double>::infinity() : 0;
    return negative ? -magnitude : magnitude;
}

}  // namespace

std::string to_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";  // minus zero too
    char text[400];               // the longest, about -1.8e308 in full, has 310
    const auto written = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
    return std::string(text, written.ptr);
}

std::string to_text(const Value& value) {
    if (const auto* nodes = std::get_if<NodeSet>(&value))
        return nodes->empty() ? std::string() : node_text(nodes->front());
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) return to_text(*number);
    return std::get<std::string>(value);
}

// XPath 1.0 "number": "optional whitespace followed by an optional minus sign followed by a Number": no
// "1e3", no "+5".
double to_number(std::string_view text) {
    text = kiosk::trimmed(text);
    if (text.find_first_not_of("0123456789.-") == std::string_view::npos && !text.empty()) {
        double number = 0;
        const auto read =
            std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        const bool whole = read.ptr == text.data() + text.size();
        if (read.ec == std::errc() && whole) return number;
        if (read.ec == std::errc::result_out_of_range && whole) return beyond_range(text);
    }
    if (const std::optional<DateTime> date = read_date_time(text)) return day_number(*date);
    return not_a_number;
}

double to_number(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
    if (const auto* text = std::get_if<std::string>(&value)) return to_number(std::string_view(*text));
    const auto& nodes = std::get<NodeSet>(value);
    return nodes.empty() ? not_a_number : node_number(nodes.front());
}

bool to_truth(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
    const auto& nodes = std::get<NodeSet>(value);
    return !nodes.empty() && node_truth(nodes.front());
}

}  // namespace xforms
