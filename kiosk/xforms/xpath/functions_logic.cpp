// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Boolean Functions", and if(), coalesce() and once(), which choose between values.
#include <cmath>

#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/regex.h"

namespace xforms {

namespace {

Value choose(const Arguments& arguments) {
    return arguments.value(arguments.truth(0) ? 1 : 2);
}

// "Returns first non-empty value": what is no number is empty, as in JavaRosa and Web Forms, so that
// coalesce(number(/data/n), 0) is 0 where nothing was answered.
Value coalesce(const Arguments& arguments) {
    const Value first = arguments.value(0);
    const auto* number = std::get_if<double>(&first);
    if (number != nullptr && std::isnan(*number)) return arguments.text(1);
    std::string text = to_text(first);
    if (!text.empty()) return text;
    return arguments.text(1);
}

// "The parameter will be evaluated and returned if the context nodes's value is empty".
Value once(const Arguments& arguments) {
    const TreeNode& own = arguments.frame().node;
    std::string present = own.tree == nullptr ? std::string() : node_text(own);
    if (!present.empty()) return present;
    return arguments.text(0);
}

Value always(const Arguments&) {
    return true;
}
Value never(const Arguments&) {
    return false;
}
Value truth(const Arguments& arguments) {
    return arguments.truth(0);
}
Value negated(const Arguments& arguments) {
    return !arguments.truth(0);
}

Value truth_from_text(const Arguments& arguments) {
    const std::string text = arguments.text(0);
    return text == "true" || text == "1";
}

Value matches(const Arguments& arguments) {
    Allowance& allowance = arguments.evaluator().allowance();
    if (arguments.call().pattern) return arguments.call().pattern->found_in(arguments.text(0), allowance);
    const std::string source = arguments.text(1);
    allowance.spend(1'000 + source.size());
    const auto pattern = Regex::compile(source);
    return pattern.has_value() && (*pattern)->found_in(arguments.text(0), allowance);
}

// "Min and max can be -1 to indicate not applicable".
bool between(double total, double least, double most) {
    return (least == -1 || total >= least) && (most == -1 || total <= most);
}

// A node counts when it is not empty, as boolean(string()) of it: "0" and "no" count, in JavaRosa and Web
// Forms.
std::vector<bool> truths(const Arguments& arguments, std::size_t index) {
    const Value value = arguments.value(index);
    const auto* nodes = std::get_if<NodeSet>(&value);
    if (nodes == nullptr) return {to_truth(value)};
    std::vector<bool> all;
    for (const TreeNode& node : *nodes) all.push_back(!node_text(node).empty());
    return all;
}

Value checklist(const Arguments& arguments) {
    double ticked = 0;
    for (std::size_t index = 2; index < arguments.size(); ++index)
        for (const bool truth_of_one : truths(arguments, index)) ticked += truth_of_one ? 1 : 0;
    return between(ticked, arguments.number(0), arguments.number(1));
}

Value weighted_checklist(const Arguments& arguments) {
    double weight = 0;
    for (std::size_t index = 2; index + 1 < arguments.size(); index += 2) {
        const std::vector<bool> values = truths(arguments, index);
        std::vector<std::string> weights;
        arguments.texts(index + 1, weights);
        for (std::size_t pair = 0; pair < values.size() && pair < weights.size(); ++pair)
            if (values[pair]) weight += to_number(std::string_view(weights[pair]));
    }
    return between(weight, arguments.number(0), arguments.number(1));
}

constexpr Function table[] = {
    {"if", 3, 3, choose},
    {"coalesce", 2, 2, coalesce},
    {"once", 1, 1, once},
    {"true", 0, 0, always},
    {"false", 0, 0, never},
    {"boolean", 1, 1, truth},
    {"boolean-from-string", 1, 1, truth_from_text},
    {"not", 1, 1, negated},
    {"regex", 2, 2, matches},
    {"checklist", 2, Function::any, checklist},
    {"weighted-checklist", 2, Function::any, weighted_checklist},
};

}  // namespace

std::span<const Function> logic_functions() {
    return table;
}

}  // namespace xforms
