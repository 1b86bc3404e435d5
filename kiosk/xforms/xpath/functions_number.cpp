// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Number Functions".
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "kiosk/xforms/xpath/dates.h"
#include "kiosk/xforms/xpath/functions.h"

namespace xforms {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <double (*of)(double)>
Value one(const Arguments& arguments) {
    return of(arguments.number(0));
}
template <double (*of)(double, double)>
Value two(const Arguments& arguments) {
    return of(arguments.number(0), arguments.number(1));
}

double exp10_of(double power) {
    return std::pow(10, power);
}

// XPath 1.0 "round": "the one that is closest to positive infinity" of two equally near.
double round_half_up(double number) {
    const double below = std::floor(number);
    return number - below >= 0.5 ? below + 1 : below;
}

// Of a dateTime the whole day, as both engines print it, though in arithmetic it keeps its fraction.
Value number(const Arguments& arguments) {
    const TreeNode& own = arguments.frame().node;
    Value value = std::string();
    if (arguments.size() == 1)
        value = arguments.value(0);
    else if (own.tree != nullptr)
        value = NodeSet{own};
    if (std::holds_alternative<double>(value) || std::holds_alternative<bool>(value)) return to_number(value);
    const std::optional<DateTime> date = read_date_time(to_text(value));
    return date ? std::floor(day_number(*date)) : to_number(value);
}

Value round_to(const Arguments& arguments) {
    const double number = arguments.number(0);
    if (arguments.size() == 1) return std::isfinite(number) ? round_half_up(number) : number;
    const double decimals = arguments.number(1);
    if (!std::isfinite(number) || std::isnan(decimals)) return not_a_number;
    const double unit = std::pow(10, std::trunc(decimals));
    if (!std::isfinite(unit) || unit == 0 || !std::isfinite(number * unit)) return number;
    return round_half_up(number * unit) / unit;
}

Value random(const Arguments& arguments) {
    Surroundings* surroundings = arguments.context().surroundings;
    return surroundings == nullptr ? not_a_number : surroundings->random();
}

Value pi(const Arguments&) {
    return std::numbers::pi;
}

template <class Better>
Value extreme(const Arguments& arguments, Better better) {
    double best = not_a_number;
    bool first = true;
    for (const double number : arguments.numbers_from(0)) {
        if (std::isnan(number)) return not_a_number;
        if (first || better(number, best)) best = number;
        first = false;
    }
    return best;
}
Value least(const Arguments& arguments) {
    if (const auto carried = arguments.carried(Running::Of::least)) return *carried;
    return extreme(arguments, [](double candidate, double best) { return candidate < best; });
}
Value most(const Arguments& arguments) {
    if (const auto carried = arguments.carried(Running::Of::most)) return *carried;
    return extreme(arguments, [](double candidate, double best) { return candidate > best; });
}

Value sum(const Arguments& arguments) {
    if (const auto carried = arguments.carried(Running::Of::sum)) return *carried;
    double total = 0;
    for (const TreeNode& node : arguments.nodes(0)) total += node_number(node);
    return total;
}

constexpr Function table[] = {
    {"number", 0, 1, number},
    {"random", 0, 0, random},
    {"int", 1, 1, one<std::trunc>},
    {"sum", 1, 1, sum, Repeats::every_instance},
    {"max", 1, Function::any, most, Repeats::every_when_alone},
    {"min", 1, Function::any, least, Repeats::every_when_alone},
    {"round", 1, 2, round_to},
    {"floor", 1, 1, one<std::floor>},
    {"ceiling", 1, 1, one<std::ceil>},
    {"pow", 2, 2, two<std::pow>},
    {"log", 1, 1, one<std::log>},
    {"log10", 1, 1, one<std::log10>},
    {"abs", 1, 1, one<std::fabs>},
    {"sin", 1, 1, one<std::sin>},
    {"cos", 1, 1, one<std::cos>},
    {"tan", 1, 1, one<std::tan>},
    {"asin", 1, 1, one<std::asin>},
    {"acos", 1, 1, one<std::acos>},
    {"atan", 1, 1, one<std::atan>},
    {"atan2", 2, 2, two<std::atan2>},
    {"sqrt", 1, 1, one<std::sqrt>},
    {"exp", 1, 1, one<std::exp>},
    {"exp10", 1, 1, one<exp10_of>},
    {"pi", 0, 0, pi},
};

}  // namespace

std::span<const Function> number_functions() {
    return table;
}

}  // namespace xforms
