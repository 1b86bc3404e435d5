// SPDX-License-Identifier: Apache-2.0
// An answer costs what hangs on it: a change asks for the jobs that read it, in Model's order, so each runs
// once.
//
// A calculate whose node is hidden is not run but remembered as stale, and run when the node is shown: hidden
// nodes read as empty, so nobody can tell, once() keeps what it has, and a value that someone typed over a
// calculate comes back unchanged. Changes by actions, and choices that a filter took away, ask for further
// jobs until nothing changes.
#include <unordered_set>

#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/value.h"
#include "kiosk/xml_text.h"

namespace xforms {

namespace {
constexpr int most_rounds = 100;  // a form whose actions set each other off for ever stops here
}

void InstanceState::set_value(FieldId id, NodeId node, const std::string& text) {
    const std::string before = value_at(*this, id, node);
    if (before == text) return;
    written_bytes_ += kiosk::escaped_length(text) - kiosk::escaped_length(before);
    const Field& field = model_.fields[id];
    if (field.is_attribute)
        tree_.set_attribute(node, std::string_view(field.name).substr(1), text);
    else
        tree_.set_text(node, text);
    value_changed(id, node);
}

// The part of the form that a reader with this scope has to look at when `node` changes.
NodeId InstanceState::scope_node(NodeId node, FieldId scope) const {
    if (scope == none) return tree_.root();
    for (NodeId around = node; around != no_node; around = tree_.parent(around))
        if (field_of_node_[around] == scope) return around;
    return node;  // the scope is a repeat below the node
}

void InstanceState::ask(JobId job, NodeId scope) {
    if (job == none || job == running_) return;
    Scopes& scopes = asked_jobs_[job];
    if (!scopes.empty() && scopes.front() == tree_.root()) return;  // nothing is outside it
    if (scope == tree_.root()) scopes.clear();
    if (scopes.empty() || scopes.back() != scope) scopes.push_back(scope);
}

void InstanceState::value_changed(FieldId id, NodeId node) {
    const Field& field = model_.fields[id];
    for (const Reader& reader : field.readers) ask(reader.job, scope_node(node, reader.scope));
    for (const ControlId select : field.choice_readers) asked_choices_.insert(select);
    if (field.is_attribute)  // whoever reads an attribute is noted as a reader of its element
        for (const Reader& reader : model_.fields[field.parent].readers)
            ask(reader.job, scope_node(node, reader.scope));
    if (!field.is_repeat)
        for (const std::size_t action : field.actions) asked_actions_.emplace_back(action, node);
}

void InstanceState::readers_of_subtree(FieldId id, NodeId node) {
    const Field& field = model_.fields[id];
    for (const Reader& reader : field.readers) ask(reader.job, scope_node(node, reader.scope));
    for (const ControlId select : field.choice_readers) asked_choices_.insert(select);
    for (const FieldId child : field.children) readers_of_subtree(child, node);
}

void InstanceState::relevance_changed(FieldId id, NodeId node) {
    readers_of_subtree(id, node);
    if (!tree_.hidden(node)) ask_stale(node);
}

void InstanceState::ask_stale(NodeId node) {
    const FieldId id = field_of_node_[node];
    const auto forget = [&](FieldId stale) {
        if (stale_.erase({stale, node})) ask(model_.fields[stale].calculation, node);
    };
    forget(id);
    for (const FieldId child : model_.fields[id].children)
        if (model_.fields[child].is_attribute) forget(child);
    if (const ControlId control = model_.fields[id].control;
        control != none && model_.controls[control].itemset)
        asked_choices_.insert(control);
    for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child))
        ask_stale(child);
}

// Every job of a field and of all below it. How many instances there are is a matter of the node that they
// stand in, and not of each.
void InstanceState::ask_below(FieldId id, NodeId scope) {
    const Field& field = model_.fields[id];
    for (const JobId job : {field.relevance, field.calculation}) ask(job, scope);
    for (const FieldId child : field.children) {
        ask(model_.fields[child].count, scope);
        ask_below(child, scope);
    }
}

// The same without calculates, whose values stay where nothing has changed that they read.
void InstanceState::ask_conditions_below(FieldId id, NodeId scope) {
    const Field& field = model_.fields[id];
    ask(field.relevance, scope);
    for (const FieldId child : field.children) {
        ask(model_.fields[child].count, scope);
        ask_conditions_below(child, scope);
    }
}

void InstanceState::run(const Job& job, NodeId node) {
    const Field& field = model_.fields[job.field];
    allowance_.charge(1);
    const Allowance::For named(allowance_, field.path, field.bind.line);
    if (allowance_.used_up()) return allowance_.note(Allowance::too_much_work, "");
    if (job.kind == Job::Kind::count) return run_count(job.field, node);
    if (job.kind == Job::Kind::relevance) {
        const bool relevant = truth(*this, field.bind.relevant, job.field, node);
        if (relevant == tree_.own_relevance(node)) return;
        tree_.set_own_relevance(node, relevant);
        return relevance_changed(job.field, node);
    }
    if (tree_.hidden(node)) {
        stale_.emplace(job.field, node);
        return;
    }
    stale_.erase({job.field, node});
    std::string text =
        calculated(field.bind.type, field.bind.calculate->evaluate(carrying_context(job.field, node)));
    if (!has_room(kiosk::escaped_length(text))) {
        allowance_.note(Allowance::value_too_long, "calculate");
        text.clear();
    }
    set_value(job.field, node, text);
}

void InstanceState::run_jobs() {
    while (!asked_jobs_.empty()) {
        const auto first = asked_jobs_.begin();
        const JobId id = first->first;
        Scopes scopes = std::move(first->second);
        asked_jobs_.erase(first);
        const Job& job = model_.jobs[id];
        if (job.leans && ++leaned_[id] > most_rounds) continue;  // two that never agree
        // A running total reads other instances of itself: they are run in order, and not asked for again
        // meanwhile.
        if (job.reads_itself) running_ = id;
        const FieldId at = job.kind == Job::Kind::count ? model_.fields[job.field].parent : job.field;
        // However many of its instances were asked for: one pass over all of them does.
        if (job.reads_itself) scopes = {tree_.root()};
        std::optional<Carrying> carrying;  // a count makes and takes instances
        if (job.kind != Job::Kind::count)
            carrying.emplace(*this, job.reads_itself ? Running::Reads::itself : Running::Reads::others);
        std::unordered_set<NodeId> seen;
        for (const NodeId scope : scopes) {
            if (!seen.insert(scope).second) continue;
            each_node(at, scope, [&](NodeId node) { run(job, node); });
            if (job.kind == Job::Kind::calculation && !away_.empty()) note_stale_away(job.field, scope);
        }
        running_ = none;
    }
}

// Of a repeat that the action stands in the same instance, of any other all of them (Web Forms; JavaRosa
// fails). A hidden node is set as well, and has the value when it is shown (JavaRosa; in Web Forms it is
// lost).
void InstanceState::run_action(const SetValue& action, NodeId from) {
    const Field& target = model_.fields[action.target];
    if (action.nodes) {
        for (const TreeNode& found : action.nodes->nodes(context(field_of_node_[from], from)))
            if (found.tree == &tree_ && found.node != no_node && field_of_node_[found.node] == action.target)
                set_by_action(action, found.node);
        return;
    }
    std::vector<NodeId> nodes;
    NodeId scope = tree_.root();
    for (NodeId around = from; around != no_node; around = tree_.parent(around)) {
        const std::string& path = model_.fields[field_of_node_[around]].path;
        if (target.path.compare(0, path.size(), path) == 0 &&
            (target.path.size() == path.size() || target.path[path.size()] == '/')) {
            scope = around;
            break;
        }
    }
    each_node(action.target, scope, [&](NodeId node) { nodes.push_back(node); });
    for (const NodeId node : nodes) set_by_action(action, node);
}

void InstanceState::set_by_action(const SetValue& action, NodeId node) {
    const Field& target = model_.fields[action.target];
    const Allowance::For named(allowance_, target.path, target.bind.line);
    const Value value =
        action.value ? action.value->evaluate(context(action.target, node)) : Value(action.literal);
    const std::string text = calculated(target.bind.type, value);
    if (has_room(kiosk::escaped_length(text)))
        set_value(action.target, node, text);
    else
        allowance_.note(Allowance::value_too_long, "setvalue");
}

void InstanceState::run_actions() {
    std::vector<std::pair<std::size_t, NodeId>> actions;
    actions.swap(asked_actions_);
    for (const auto& [action, node] : actions) {
        run_action(model_.actions[action], node);
        run_jobs();
    }
}

void InstanceState::recalculate() {
    counts_run_ = 0;
    asked_too_much_.clear();
    leaned_.clear();
    for (int round = 0; round < most_rounds && !allowance_.used_up(); ++round) {
        run_jobs();
        run_actions();
        if (asked_jobs_.empty() && asked_actions_.empty()) clear_choices_that_went();
        if (asked_jobs_.empty() && asked_actions_.empty() && asked_choices_.empty()) return;
    }
    if (!allowance_.used_up()) allowance_.note(Allowance::never_rests, model_.id);
    asked_jobs_.clear();
    asked_actions_.clear();
    asked_choices_.clear();
}

void InstanceState::recalculate_everything() {
    for (JobId job = 0; job < model_.jobs.size(); ++job) ask(job, tree_.root());
    for (ControlId control = 0; control < model_.controls.size(); ++control)
        if (model_.controls[control].itemset) asked_choices_.insert(control);
    recalculate();
}

}  // namespace xforms
