// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Select Functions" and "Translation Functions".
#include <algorithm>
#include <cmath>

#include "kiosk/blanks.h"
#include "kiosk/xforms/xpath/functions.h"

namespace xforms {

namespace {

// "Checks if a value is selected from a select": of select1 the whole text is the value, blanks in it
// included. Nothing is selected in an empty select (JavaRosa and Web Forms agree).
Value selected(const Arguments& arguments) {
    const std::string list = arguments.text(0), wanted(kiosk::trimmed(arguments.text(1)));
    if (kiosk::trimmed(list) == wanted) return true;
    const std::vector<std::string> all = kiosk::words_of(list);
    return std::find(all.begin(), all.end(), wanted) != all.end();
}

// "The value of the item at the 0-based index of a space-separated list or empty string if the item does not
// exist".
Value selected_at(const Arguments& arguments) {
    const std::vector<std::string> all = kiosk::words_of(arguments.text(0));
    const double index = std::trunc(arguments.number(1));
    if (!(index >= 0 && index < static_cast<double>(all.size()))) return std::string();
    return all[static_cast<std::size_t>(index)];
}

Value count_selected(const Arguments& arguments) {
    return static_cast<double>(kiosk::words_of(arguments.text(0)).size());
}

// The second argument is a path in a text: jr:choice-name(/data/town, '/data/town').
Value choice_name(const Arguments& arguments) {
    const Surroundings* surroundings = arguments.context().surroundings;
    const Evaluator& evaluator = arguments.evaluator();
    if (surroundings == nullptr) return std::string();
    TreeNode select;
    if (!arguments.call().choices_of.empty()) {
        select = evaluator.first_node(arguments.call().choices_of.front(), arguments.frame());
    } else if (const auto path = Expression::parse(arguments.text(1))) {
        Context there = arguments.context();
        there.node = arguments.frame().node;
        const NodeSet nodes = path->nodes(there);
        if (!nodes.empty()) select = nodes.front();
    }
    if (select.tree == nullptr) return std::string();
    return surroundings->choice_name(arguments.text(0), select);
}

Value itext(const Arguments& arguments) {
    const Surroundings* surroundings = arguments.context().surroundings;
    return surroundings == nullptr ? std::string() : surroundings->itext(arguments.text(0));
}

constexpr Function table[] = {
    {"selected", 2, 2, selected},          {"is-selected", 2, 2, selected},
    {"selected-at", 2, 2, selected_at},    {"count-selected", 1, 1, count_selected},
    {"jr:choice-name", 2, 2, choice_name}, {"jr:itext", 1, 1, itext},
};

}  // namespace

std::span<const Function> select_functions() {
    return table;
}

}  // namespace xforms
