// SPDX-License-Identifier: Apache-2.0
// Instances of repeats: made from the template, removed, and kept at jr:count. ODK XForms spec, "Repeats" and
// "Dynamic Number of Repeats": the count is live. Growing adds instances at the end; shrinking puts the last
// ones away with all that was answered in them, unsent, and growing again brings those back first (Collect,
// and Web Forms since 2026). A count that is blank, or no number, changes nothing.
#include <algorithm>
#include <cmath>

#include "kiosk/utf8.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/value.h"
#include "kiosk/xml_text.h"

namespace xforms {

namespace {
constexpr std::size_t most_counts = 5'000;  // in one recalculation: a count that undoes itself stops here
}  // namespace

std::size_t InstanceState::written_below(const Tree& tree, NodeId node) {
    constexpr std::size_t brackets = 16;  // "<", "></", ">" and the prefixes between
    std::size_t bytes = kiosk::escaped_length(tree.text(node)) + 2 * tree.name(node).size() + brackets;
    for (NodeId child = tree.first_child(node); child != no_node; child = tree.next_sibling(child))
        bytes += written_below(tree, child);
    return bytes;
}

// The same from the tree's own index, which a new last one only lengthens: valid until the tree changes.
std::span<const NodeId> InstanceState::in_order(FieldId repeat, NodeId parent) const {
    return tree_.children_between(parent, tree_.number_of(model_.fields[repeat].name), 1,
                                  static_cast<double>(limits::nodes));
}

void InstanceState::note_type(NodeId node) {
    const FieldId field = field_of_node_[node];
    if (field != none && model_.fields[field].bind.type == DataType::boolean) tree_.set_boolean(node);
}

void InstanceState::register_subtree(NodeId node, FieldId field) {
    if (field_of_node_.size() <= node) field_of_node_.resize(node + 1, none);
    field_of_node_[node] = field;
    note_type(node);
    for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child))
        register_subtree(child, model_.child_field(field, tree_.name(child)));
}

bool InstanceState::has_room_for(FieldId repeat, NodeId parent) const {
    const Model::RepeatTemplate& from = model_.templates.at(repeat);
    return in_order(repeat, parent).size() < limits::repeat_instances && tree_.size() <= limits::nodes &&
           instances_made_ < limits::instances_made && has_room(written_below(from.tree, from.node));
}

NodeId InstanceState::add_instance(FieldId repeat, NodeId parent) {
    if (!has_room_for(repeat, parent)) return no_node;
    ++instances_made_;
    const std::span<const NodeId> present = in_order(repeat, parent);
    const Model::RepeatTemplate& from = model_.templates.at(repeat);
    written_bytes_ += written_below(from.tree, from.node);
    allowance_.charge(1);
    const NodeId after = present.empty() ? no_node : present.back();
    const NodeId made = tree_.copy_subtree(from.tree, from.node, parent, after);
    register_subtree(made, repeat);
    fill_defaults(made);
    ask_below(repeat, made);
    readers_of_subtree(repeat, made);
    ask_stale(made);
    for (const std::size_t action : model_.fields[repeat].actions) asked_actions_.emplace_back(action, made);
    return made;
}

// All that reads an instance's nodes, or its place among the others.
void InstanceState::instances_changed(FieldId repeat, NodeId parent) {
    readers_of_subtree(repeat, parent);
    for (JobId job = 0; job < model_.jobs.size(); ++job)
        if (model_.jobs[job].reads_position) ask(job, tree_.root());
}

void InstanceState::put_away(NodeId instance) {
    const FieldId repeat = field_of_node_[instance];
    const NodeId parent = tree_.parent(instance);
    tree_.put_away(instance);
    away_[{repeat, parent}].push_back(instance);
    instances_changed(repeat, parent);
}

// The one that was put away last; no_node where there is none.
NodeId InstanceState::bring_back(FieldId repeat, NodeId parent) {
    const auto away = away_.find({repeat, parent});
    if (away == away_.end()) return no_node;
    const NodeId instance = away->second.back();
    away->second.pop_back();
    if (away->second.empty()) away_.erase(away);
    const std::span<const NodeId> present = in_order(repeat, parent);
    tree_.put_back(instance, present.empty() ? no_node : present.back());
    ask_conditions_below(repeat, instance);
    ask_stale(instance);
    instances_changed(repeat, parent);
    return instance;
}

// A job that was asked for while instances that it would have run in were away: they are told when they are
// back.
void InstanceState::note_stale_away(FieldId id, NodeId scope) {
    for (const auto& [place, all] : away_) {
        FieldId around = id;
        while (around != none && around != place.first) around = model_.fields[around].parent;
        NodeId above = place.second;
        while (above != no_node && above != scope) above = tree_.parent(above);
        if (around == none || above == no_node) continue;
        for (const NodeId instance : all)
            each_node(id, instance, [&](NodeId node) { stale_.emplace(id, node); });
    }
}

void InstanceState::remove_instance(NodeId instance) {
    const FieldId repeat = field_of_node_[instance];
    const NodeId parent = tree_.parent(instance);
    std::vector<NodeId> below{instance};
    for (std::size_t at = 0; at < below.size(); ++at) {
        for (auto away = away_.begin(); away != away_.end();) {  // repeats within it
            if (away->first.second == below[at]) {
                below.insert(below.end(), away->second.begin(), away->second.end());
                away = away_.erase(away);
            } else {
                ++away;
            }
        }
        for (NodeId child = tree_.first_child(below[at]); child != no_node; child = tree_.next_sibling(child))
            below.push_back(child);
    }
    const auto goes = [&](NodeId node) { return std::find(below.begin(), below.end(), node) != below.end(); };
    std::erase_if(stale_, [&](const auto& entry) { return goes(entry.second); });
    std::erase_if(filtered_, [&](const auto& entry) { return goes(entry.first); });
    std::erase_if(asked_actions_, [&](const auto& entry) { return goes(entry.second); });
    for (auto& [job, scopes] : asked_jobs_) std::erase_if(scopes, goes);
    written_bytes_ -= std::min(written_bytes_, written_below(tree_, instance));
    for (auto node = below.rbegin(); node != below.rend(); ++node)
        if (tree_.is_away(*node)) tree_.remove_subtree(*node);
    tree_.remove_subtree(instance);
    for (const NodeId node : below) field_of_node_[node] = none;
    instances_changed(repeat, parent);  // the later instances have moved up by one
}

void InstanceState::run_count(FieldId repeat, NodeId parent) {
    if (++counts_run_ > most_counts) return;
    const Field& field = model_.fields[repeat];
    const auto& expression = model_.controls[field.control].count;
    if (!expression) return;
    const double wanted = expression->number(context(field.parent, parent));
    if (std::isnan(wanted)) return;  // a blank count changes nothing
    std::vector<NodeId> present = instances_of(*this, repeat, parent);
    allowance_.charge(1 + present.size() / 16);
    constexpr auto most = static_cast<double>(limits::repeat_instances);
    // Never fewer than were asked for without a word: all stays as it is, and whoever asked is told.
    if (wanted >= most + 1) {
        asked_too_many_of_ = repeat;
        asked_too_much_ = "This asks for too many of " + field.name + ": " +
                          std::to_string(limits::repeat_instances) + " are the most.";
        return;
    }
    const double count = std::max(std::floor(wanted), 0.0);
    while (static_cast<double>(present.size()) < count) {
        NodeId made = bring_back(repeat, parent);
        if (made == no_node) made = add_instance(repeat, parent);
        if (made == no_node) {
            asked_too_many_of_ = repeat;
            asked_too_much_ = "This asks for more of " + field.name + " than a kiosk has room for.";
            return;
        }
        present.push_back(made);
    }
    while (static_cast<double>(present.size()) > count) {
        put_away(present.back());
        present.pop_back();
    }
}

// ODK XForms spec, "Preload Attributes"; `end` is set when the filling-in is finished.
void InstanceState::preload(FieldId id, NodeId node) {
    switch (model_.fields[id].bind.preload) {
        case Preload::uid:
            set_value(id, node, "uuid:" + uuid());
            break;
        case Preload::start:
            set_value(id, node, date_time_text(now_));
            break;
        case Preload::today:
            set_value(id, node, date_text(now_));
            break;
        case Preload::device_id:
            set_value(id, node, device_.id);
            break;
        case Preload::practice:
            set_value(id, node, device_.practice ? "yes" : "");
            break;
        case Preload::off:
        case Preload::end:
        case Preload::empty:
            break;
    }
}

// Whose letters a person may go on typing: they are composed as a keyboard's are. Values of choices stay as
// their author wrote them.
bool InstanceState::is_typed(FieldId id) const {
    const ControlId control = model_.fields[id].control;
    return control != none && model_.controls[control].kind == Control::Kind::question &&
           model_.controls[control].type == ControlKind::input;
}

void InstanceState::fill_defaults(NodeId node) {
    const FieldId id = field_of_node_[node];
    // What the form gives is read as what it calculates: an int takes the whole part of 2.5 (Web Forms).
    const DataType type = model_.fields[id].bind.type;
    if (tree_.first_child(node) == no_node && !tree_.text(node).empty()) {
        const std::string text = is_typed(id) ? utf8::composed(tree_.text(node)) : tree_.text(node);
        tree_.set_text(node, canonical(type, text).value_or(calculated(type, text)));
    }
    preload(id, node);
    for (const FieldId child : model_.fields[id].children)
        if (model_.fields[child].is_attribute) preload(child, node);
    for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child))
        fill_defaults(child);
}

}  // namespace xforms
