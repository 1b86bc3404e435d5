// SPDX-License-Identifier: Apache-2.0
// The table of functions, and the choices made where ODK's engines differ. The rule: what JavaRosa (JR) and
// Web Forms (WF) agree on; else the text of the ODK XForms spec; else WF. "XPath" is XPath 1.0, to which the
// spec refers.
//
// Numbers
// - number('1e3'), number('+5'), number('1,5') are NaN: spec, as XPath, whose numbers have none of these.
// - round(-2.5) is -2: spec, as XPath, a half goes up (WF: -3). round(1.005, 2) is 1: WF (JR: 1.01).
// - sum() of no nodes is 0: spec, as XPath (WF: NaN).
// - min and max with an empty or worded value are NaN: spec, as XPath 3.0 (JR skips it). Of nothing: NaN.
// Truth
// - boolean(/data/empty) and if(/data/empty, ..) are true: spec, as XPath, a node is there (JR: false).
// - /data/nope = '' is false: spec, as XPath (JR: true).
// - regex('abc', 'b') is true: spec, a test as by /b/, anywhere (JR: the whole text).
// - boolean-from-string('TRUE') is false: spec, only 'true' and '1' are true.
// - checklist() counts a node that is not empty, "0" too: JR and WF (spec: when number(value) > 0).
// - selected('', '') is true: JR and WF (spec: there is no such item). Of chosen items, '' is none.
// - number() of a node whose type is boolean is 1 or 0, and such a node as a condition is its value, false
//   where it is empty: JR, whose nodes are typed (spec, WF: of its text; a node is there. WF's own tests want
//   JR's answer and are marked as failing).
// Texts and nodes
// - position() outside of predicates is the place of the expression's own node: JR (WF: always 1).
// - Several nodes where one is wanted are the first: spec, as XPath (JR: an error).
// - concat() and join() of a node-set take all its nodes: spec (JR: an error for concat).
// - string-length, substr and substring count UTF-16 units: JR and WF. Half an emoji is left out.
// - digest() is of UTF-8 bytes: JR and WF. An unknown algorithm or encoding gives ''.
// - uuid(n) is n characters of UUIDs one after the other: WF.
// - randomize() with a number for a seed: JR and WF agree. Other texts by their SHA-256: WF.
// - indexed-repeat() in a repeat: outer repeats that it does not index are the context's own: JR.
// - pulldata() is the first row's value, '' where there is none: spec, WF.
// Dates and places
// - 'date' < 'date' and today() > 'date' compare moments: spec "XPath Operators", WF (JR: NaN).
// - A date in arithmetic is a whole day (JR), a dateTime days in UTC with a fraction (WF); see dates.h.
// number()
//   of a dateTime is the whole day: JR and WF.
// - date(15000) is the date alone: spec (JR: with a time). date(dateTime) keeps its time: JR and WF.
// - date('2012-02-30') and other bad arguments give '': JR and WF fail, which evaluation here cannot.
// - format-date() takes a number as a day: spec, arguments are cast to their type (WF: ''). An unknown %q is
//   kept: WF (JR: an error).
// - decimal-time('06:00') is 0.25: WF (JR: an error). decimal-date-time() of a date counts from local
//   midnight: JR and WF.
// - distance() and area() are on a sphere of 6,378,100 m, rounded to centimetres: WF.
// - area() of fewer than three points is 0: JR and WF.
//
// Beyond the spec, because WF runs them: substring, floor, ceiling, last, name, local-name, namespace-uri,
// date-time, is-selected, geofence.
#include "kiosk/xforms/xpath/functions.h"

#include <unordered_map>
#include <utility>

namespace xforms {

namespace {

std::unordered_map<std::string_view, Function> all_functions() {
    std::unordered_map<std::string_view, Function> all;
    for (const std::span<const Function> chapter :
         {text_functions(), logic_functions(), number_functions(), node_functions(), date_functions(),
          select_functions(), place_functions()})
        for (const Function& function : chapter) all.emplace(function.name, function);
    return all;
}

}  // namespace

const Function* find_function(std::string_view name) {
    static const std::unordered_map<std::string_view, Function> all = all_functions();
    const auto found = all.find(name);
    return found == all.end() ? nullptr : &found->second;
}

bool sees_every_instance(const syntax::Call& call, std::size_t argument) {
    if (call.function == nullptr || call.function->repeats == Repeats::same_instance) return false;
    if (call.name == "randomize") return argument == 0;                            // not its seed
    if (call.name == "indexed-repeat") return argument == 0 || argument % 2 == 1;  // not its positions
    const std::size_t first_value = call.name == "join" ? 1 : 0;                   // not its separator
    if (argument < first_value) return false;
    return call.function->repeats == Repeats::every_instance || call.arguments.size() == first_value + 1;
}

NodeSet Arguments::nodes(std::size_t index) const {
    const Reach reach = sees_every_instance(call_, index) ? Reach::every_instance : Reach::same_instance;
    return evaluator_.nodes(call_.arguments[index], frame_, reach);
}

Value Arguments::nodes_or_value(std::size_t index) const {
    const syntax::Node& argument = call_.arguments[index];
    const bool path = std::holds_alternative<syntax::Path>(argument.is) ||
                      std::holds_alternative<syntax::Union>(argument.is);
    return path ? Value(nodes(index)) : value(index);
}

void Arguments::texts(std::size_t index, std::vector<std::string>& into) const {
    const Value whole = nodes_or_value(index);
    const auto* found = std::get_if<NodeSet>(&whole);
    if (found == nullptr) {
        into.push_back(to_text(whole));
        evaluator_.allowance().weigh(into.back().size());
        return;
    }
    std::size_t together = 0;
    for (const TreeNode& node : *found) {
        into.push_back(node_text(node));
        together += into.back().size();
        evaluator_.allowance().weigh(into.back().size(), together);
    }
}

std::vector<std::string> Arguments::texts_from(std::size_t first) const {
    std::vector<std::string> all;
    std::size_t together = 0;
    for (std::size_t index = first; index < size(); ++index) {
        const std::size_t before = all.size();
        texts(index, all);
        for (std::size_t each = before; each < all.size(); ++each) together += all[each].size();
        evaluator_.allowance().weigh(0, together);
    }
    return all;
}

std::vector<double> Arguments::numbers_from(std::size_t first) const {
    std::vector<double> all;
    for (std::size_t index = first; index < size(); ++index) {
        const Value whole = nodes_or_value(index);
        if (const auto* found = std::get_if<NodeSet>(&whole))
            for (const TreeNode& node : *found) all.push_back(node_number(node));
        else
            all.push_back(to_number(whole));
    }
    return all;
}

}  // namespace xforms
