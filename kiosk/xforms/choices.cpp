// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/choices.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "kiosk/blanks.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/wording.h"

namespace xforms {

namespace {

using kiosk::ErrorKind;
using kiosk::fail;

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

constexpr const char* not_a_choice = "This is not one of the choices.";

// ODK XForms spec, "rank": all values, in order.
kiosk::Result<std::string> checked_order(const std::vector<std::string>& chosen,
                                         const std::vector<Option>& offered) {
    std::unordered_set<std::string_view> all;
    for (const Option& option : offered) all.insert(option.value);
    const std::unordered_set<std::string_view> wanted(chosen.begin(), chosen.end());
    const auto is_offered = [&](std::string_view value) { return all.contains(value); };
    if (!std::all_of(wanted.begin(), wanted.end(), is_offered)) return fail(ErrorKind::invalid, not_a_choice);
    if (chosen.size() != all.size() || wanted.size() != all.size())
        return fail(ErrorKind::invalid, "Put all of the choices in order.");
    return joined(chosen);
}

}  // namespace

std::vector<Option> options(const InstanceState& state, const Control& control, NodeId node) {
    std::vector<Option> all;
    each_option(state, control, node, [&](Option option) {
        all.push_back(std::move(option));
        return true;
    });
    return all;
}

void each_option(const InstanceState& state, const Control& control, NodeId node,
                 const std::function<bool(Option)>& take) {
    const TreeNode here{&state.tree(), node, -1};
    for (const Item& item : control.items)
        if (!take({item.value, &item.label, here})) return;
    if (!control.itemset) return;
    Context at = state.context(control.field, node);
    for (const TreeNode& item : control.itemset->nodeset.nodes(at)) {
        at.node = item;
        std::string value = control.itemset->value.text(at);
        if (control.type == ControlKind::select_one) value = joined(chosen_in(control, value));
        if (!value.empty() && !take({std::move(value), &control.itemset->label, item})) return;
    }
}

// ODK XForms spec, "select1": "the value of the selected item"; "select": "a space-separated list of the
// values": only the second is split, so a value of select1 may have blanks in it.
std::vector<std::string> chosen_in(const Control& control, std::string_view answer) {
    if (control.type != ControlKind::select_one) return kiosk::words_of(answer);
    if (kiosk::is_blank(answer)) return {};
    return {std::string(kiosk::trimmed(answer))};
}

// Select-many is kept in the order of the list (Web Forms), so that the same answer is the same text.
kiosk::Result<std::string> checked_choice(const InstanceState& state, const Control& control, NodeId node,
                                          std::string_view value) {
    const std::vector<std::string> chosen = chosen_in(control, value);
    if (chosen.empty()) return std::string();
    if (control.type == ControlKind::rank) return checked_order(chosen, options(state, control, node));
    std::unordered_set<std::string_view> missing(chosen.begin(), chosen.end());
    std::vector<std::string> in_list_order;
    each_option(state, control, node, [&](Option option) {
        if (missing.erase(option.value) > 0) in_list_order.push_back(std::move(option.value));
        return !missing.empty();
    });
    if (!missing.empty()) return fail(ErrorKind::invalid, not_a_choice);
    return joined(in_list_order);
}

namespace {

// ODK XForms spec, "rank": a rank that was given holds all choices, so one that comes stands last, unless
// nothing is left of what was given.
std::vector<std::string> ranked_again(std::vector<std::string> chosen, const std::vector<Option>& offered) {
    std::unordered_set<std::string> present;
    for (const Option& option : offered) present.insert(option.value);
    std::erase_if(chosen, [&](const std::string& word) { return !present.contains(word); });
    if (chosen.empty()) return chosen;
    for (const std::string& word : chosen) present.erase(word);
    for (const Option& option : offered)
        if (present.erase(option.value) > 0) chosen.push_back(option.value);
    return chosen;
}

// Those of `chosen` that are offered.
std::vector<std::string> still_offered(const InstanceState& state, const Control& control, NodeId node,
                                       std::vector<std::string> chosen) {
    if (control.type == ControlKind::rank)
        return ranked_again(std::move(chosen), options(state, control, node));
    std::unordered_set<std::string> missing(chosen.begin(), chosen.end());
    if (missing.empty()) return chosen;
    each_option(state, control, node, [&](const Option& option) {
        missing.erase(option.value);
        return !missing.empty();
    });
    std::erase_if(chosen, [&](const std::string& word) { return missing.contains(word); });
    return chosen;
}

}  // namespace

// A choice that its filter takes away leaves the answer at once, and comes back with the filter unless the
// question was answered meanwhile (Web Forms; JavaRosa lets it go for good when it is shown again).
void InstanceState::clear_choices_that_went() {
    std::set<ControlId> selects;
    selects.swap(asked_choices_);
    for (const ControlId id : selects) {
        const Control& control = model_.controls[id];
        std::vector<NodeId> nodes;
        each_node(control.field, tree_.root(), [&](NodeId node) {
            const bool answered = !tree_.text(node).empty() || filtered_.contains(node);
            if (answered && !tree_.hidden(node)) nodes.push_back(node);
        });
        for (const NodeId node : nodes) {
            const std::string before = tree_.text(node);
            const auto known = filtered_.find(node);
            const std::string given =
                known != filtered_.end() && known->second.left == before ? known->second.given : before;
            const std::string now = joined(still_offered(*this, control, node, chosen_in(control, given)));
            filtered_.erase(node);
            if (now != given) filtered_[node] = {given, now};
            if (now != before) set_value(control.field, node, now);
        }
    }
}

std::string InstanceState::choice_name(std::string_view value, const TreeNode& select) const {
    if (select.tree != &tree_ || select.node == no_node) return {};
    const ControlId id = model_.fields[field_of_node_[select.node]].control;
    if (id == none || model_.controls[id].kind != Control::Kind::question) return {};
    std::string name;
    each_option(*this, model_.controls[id], select.node, [&](const Option& option) {
        if (option.value != value) return true;
        Context at = context(model_.controls[id].field, select.node);
        at.node = option.item;
        name = written_at(*this, *option.label, at);
        if (name.empty()) name = option.value;
        return false;
    });
    return name;
}

}  // namespace xforms
