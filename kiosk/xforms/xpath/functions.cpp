// SPDX-License-Identifier: Apache-2.0
// The table of functions, and the choices made where ODK's engines differ. The rule: what JavaRosa (JR) and
// Web Forms (WF) agree on; else the text of the ODK XForms spec; else WF. "XPath" is XPath 1.0, which the
// spec refers to.
//
//   number('1e3'), number('+5'), number('1,5')  NaN        spec: as XPath, whose numbers have none of these
//   (JR, WF differ) number('2012-02-30')                        NaN        spec: date-formatted strings; that
//   one is no date number of a date / of a dateTime            whole day / days in UTC with a fraction: see
//   dates.h 'date' < 'date', today() > 'date'           by moment  spec "XPath Operators"; WF (JR compares as
//   NaN) boolean(/data/empty), if(/data/empty, ..)   true       spec: as XPath, a node is there (JR: false)
//   /data/nope = ''                             false      spec: as XPath (JR: true)
//   several nodes where one is wanted           the first  spec: as XPath (JR: an error)
//   round(-2.5)                                 -2         spec: as XPath, half goes up (WF: -3)
//   round(1.005, 2)                             1          WF (JR: 1.01)
//   sum() of no nodes                           0          spec: as XPath (WF: NaN)
//   min, max with an empty or worded value      NaN        spec: as XPath 3.0, NaN wins (JR: skipped); of
//   nothing: NaN concat, join of node-sets                   all nodes  spec (JR: an error for concat)
//   regex('abc', 'b')                           true       spec: a test as by /b/, anywhere (JR: the whole
//   text) boolean-from-string('TRUE')                 false      spec: only 'true' and '1' string-length,
//   substr, substring            UTF-16 units, JR and WF: one emoji counts 2; half of one is left out
//   date(15000), date(dateTime)                 the date alone, local: spec "Converts to a string in the date
//   format" date('2012-02-30') and other bad arguments  ''         JR, WF: an error; here evaluation cannot
//   fail format-date of a number                     of that day: spec, arguments are cast to their type (WF:
//   '') format-date's unknown %q                    kept       WF (JR: an error) decimal-time('06:00') 0.25
//   WF (JR: an error) decimal-date-time('2012-01-01')             from local midnight, JR and WF checklist's
//   values                          counted when number(value) > 0: spec digest of UTF-8 bytes, JR and WF;
//   unknown algorithm or encoding: '' distance, area                              on a sphere of 6,378,100 m,
//   rounded to centimetres: WF indexed-repeat inside a repeat              outer repeats that it does not
//   index are the context's own: JR selected('', '')                            false      spec: there is no
//   item (JR: true) randomize with a number for a seed          JR and WF agree; a text that is no number: by
//   SHA-256, WF uuid(n)                                     n characters of UUIDs one after the other: WF
//   pulldata                                    the first row's value, '' where there is none: spec, WF
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

bool sees_every_instance(const syntax::Call& call) {
    if (call.function == nullptr || call.arguments.empty()) return false;
    if (call.function->repeats != Repeats::every_when_alone)
        return call.function->repeats == Repeats::every_instance;
    return call.arguments.size() == (call.name == "join" ? 2 : 1);  // join's separator is no value
}

NodeSet Arguments::nodes(std::size_t index) const {
    const Reach reach = sees_every_instance(call_) ? Reach::every_instance : Reach::same_instance;
    return evaluator_.nodes(call_.arguments[index], frame_, reach);
}

void Arguments::texts(std::size_t index, std::vector<std::string>& into) const {
    const syntax::Node& argument = call_.arguments[index];
    Value whole;
    if (std::holds_alternative<syntax::Path>(argument.is) ||
        std::holds_alternative<syntax::Union>(argument.is))
        whole = nodes(index);
    else
        whole = value(index);
    const auto* found = std::get_if<NodeSet>(&whole);
    if (found == nullptr) {
        into.push_back(to_text(whole));
        return;
    }
    for (const TreeNode& node : *found) into.push_back(node_text(node));
}

std::vector<std::string> Arguments::texts_from(std::size_t first) const {
    std::vector<std::string> all;
    for (std::size_t index = first; index < size(); ++index) texts(index, all);
    return all;
}

}  // namespace xforms
