// SPDX-License-Identifier: Apache-2.0
// Fields to nodes, nodes to references, and back.
#include <algorithm>
#include <charconv>

#include "kiosk/xforms/instance_state.h"

namespace xforms {

std::string InstanceState::reference(NodeId node) const {
    if (node == no_node) return {};
    const NodeId parent = tree_.parent(node);
    const Field& field = model_.fields[field_of_node_[node]];
    std::string text = parent == no_node ? "" : reference(parent);
    text += "/" + field.name;
    if (field.is_repeat) text += "[" + std::to_string(tree_.position(node)) + "]";
    return text;
}

namespace {

struct Step {
    std::string_view name;
    std::size_t position = 1;
};

// "rep[2]"; a step without a position is the first.
std::optional<Step> step_of(std::string_view text) {
    const std::size_t open = text.find('[');
    Step step{text.substr(0, open), 1};
    if (open == std::string_view::npos) return step;
    const char* end = text.data() + text.size() - 1;
    const auto [after, error] = std::from_chars(text.data() + open + 1, end, step.position);
    if (error != std::errc() || after != end || *end != ']' || step.position == 0) return std::nullopt;
    return step;
}

}  // namespace

NodeId InstanceState::find(std::string_view reference) const {
    NodeId node = no_node;
    while (!reference.empty()) {
        if (reference.front() != '/') return no_node;
        reference.remove_prefix(1);
        const std::size_t slash = std::min(reference.find('/'), reference.size());
        std::string_view text = reference.substr(0, slash);
        reference.remove_prefix(slash);
        if (const std::size_t colon = text.find(':'); colon != std::string_view::npos)
            text.remove_prefix(colon + 1);
        const std::optional<Step> step = step_of(text);
        if (!step) return no_node;
        if (node == no_node) {
            if (step->name != model_.fields[0].name || step->position != 1) return no_node;
            node = tree_.root();
            continue;
        }
        NodeId child = tree_.child(node, step->name);
        for (std::size_t skip = step->position; skip > 1 && child != no_node; --skip) do
                child = tree_.next_sibling(child);
            while (child != no_node && tree_.name(child) != step->name);
        if (child == no_node) return no_node;
        node = child;
    }
    return node;
}

void InstanceState::each_node(FieldId id, NodeId scope, const std::function<void(NodeId)>& visit) const {
    const Field& field = model_.fields[id];
    if (field.is_attribute) return each_node(field.parent, scope, visit);
    if (field.repeat == none) {  // the one node that there is
        if (field.first_node != no_node) visit(field.first_node);
        return;
    }
    if (id == field_of_node_[scope]) return visit(scope);
    // Walk down from the scope: the fields between it and this one, then their nodes level by level.
    std::vector<FieldId> way;
    FieldId at = id;
    while (at != none && at != field_of_node_[scope]) {
        way.push_back(at);
        at = model_.fields[at].parent;
    }
    if (at == none) return;
    std::vector<NodeId> level{scope};
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        std::vector<NodeId> next;
        for (const NodeId node : level) {
            if (!model_.fields[*step].is_repeat) {
                if (const NodeId child = tree_.child(node, model_.fields[*step].name); child != no_node)
                    next.push_back(child);
                continue;
            }
            const std::vector<NodeId> all = instances_of(*this, *step, node);
            next.insert(next.end(), all.begin(), all.end());
        }
        level = std::move(next);
    }
    for (const NodeId node : level) visit(node);
}

NodeId in_context(const InstanceState& state, FieldId id, NodeId context) {
    // Climb to the deepest node around the context whose field is also around `id`, then walk down.
    for (NodeId around = context; around != no_node; around = state.tree().parent(around)) {
        const FieldId of_around = state.field_of(around);
        for (FieldId at = id; at != none; at = state.model().fields[at].parent) {
            if (at != of_around) continue;
            NodeId found = no_node;
            state.each_node(id, around, [&](NodeId node) {
                if (found == no_node) found = node;
            });
            return found;
        }
    }
    return no_node;
}

std::string value_at(const InstanceState& state, FieldId id, NodeId node) {
    const Field& field = state.model().fields[id];
    if (!field.is_attribute) return state.tree().text(node);
    const std::string* value = state.tree().attribute(node, std::string_view(field.name).substr(1));
    return value ? *value : std::string();
}

Context InstanceState::context(FieldId id, NodeId node) const {
    Context at;
    at.primary = &tree_;
    at.allowance = &allowance_;
    at.node = {&tree_, node, -1};
    at.surroundings = const_cast<InstanceState*>(this);  // random() and uuid() draw, nothing else changes
    const Field& field = model_.fields[id];
    if (!field.is_attribute) return at;
    const std::vector<Tree::Attribute>* attributes = tree_.attributes(node);
    for (std::size_t i = 0; attributes && i < attributes->size(); ++i)
        if ((*attributes)[i].name == std::string_view(field.name).substr(1))
            at.node.attribute = static_cast<std::int32_t>(i);
    return at;
}

Context InstanceState::carrying_context(FieldId id, NodeId node) const {
    Context at = context(id, node);
    at.running = carried_;
    return at;
}

bool truth(const InstanceState& state, const std::optional<Expression>& condition, FieldId field,
           NodeId node) {
    return condition && condition->truth(state.carrying_context(field, node));
}

// ODK XForms spec, "Bind Attributes": readonly is inherited, as in XForms 1.1 section 6.1.2: a field is
// read-only where anything around it is.
bool is_readonly(const InstanceState& state, FieldId field, NodeId node) {
    const auto itself = [&state](FieldId each, NodeId at) {
        return truth(state, state.model().fields[each].bind.readonly, each, at);
    };
    if (itself(field, node)) return true;
    NodeId around = state.model().fields[field].is_attribute ? node : state.tree().parent(node);
    for (; around != no_node; around = state.tree().parent(around))
        if (itself(state.field_of(around), around)) return true;
    return false;
}

std::vector<NodeId> instances_of(const InstanceState& state, FieldId repeat, NodeId parent) {
    std::vector<NodeId> all;
    for (NodeId node = state.tree().child(parent, state.model().fields[repeat].name); node != no_node;
         node = state.tree().next_sibling(node))
        if (state.field_of(node) == repeat) all.push_back(node);
    return all;
}

}  // namespace xforms
