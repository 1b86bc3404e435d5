// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/pages.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/questions.h"
#include "kiosk/xforms/wording.h"

namespace xforms {

namespace {

// One that has instances is relevant where any of them is; one that has none, where its own condition says
// so.
bool is_offered(const InstanceState& state, FieldId repeat, NodeId parent) {
    if (state.tree().hidden(parent)) return false;
    const Field& field = state.model().fields[repeat];
    const std::vector<NodeId> present = instances_of(state, repeat, parent);
    if (!present.empty())
        return std::any_of(present.begin(), present.end(),
                           [&](NodeId instance) { return state.tree().own_relevance(instance); });
    if (state.model().controls[field.control].fixed) return false;
    return !field.bind.relevant || truth(state, field.bind.relevant, field.parent, parent);
}

struct Walk {
    const InstanceState& state;
    PageNodes nodes;

    void visit(ControlId id, NodeId context, ControlId page, NodeId page_node) {
        const Control& control = state.model().controls[id];
        if (control.kind == Control::Kind::repeat) return visit_repeat(id, context, page, page_node);
        const bool wraps_repeat = control.field != none && state.model().fields[control.field].is_repeat;
        NodeId node = context;
        if (control.field != none && (control.kind == Control::Kind::question || !wraps_repeat))
            node = in_context(state, control.field, context);
        if (node == no_node || state.tree().hidden(node)) return;
        if (control.kind == Control::Kind::question) {
            if (page == none)
                nodes.questions.push_back({id, node, id, node});
            else
                nodes.questions.push_back({id, node, page, page_node});
            return;
        }
        visit_children(id, node, page, page_node);
    }

    void visit_repeat(ControlId id, NodeId context, ControlId page, NodeId page_node) {
        const FieldId field = state.model().controls[id].field;
        const NodeId parent = in_context(state, state.model().fields[field].parent, context);
        if (parent == no_node) return;
        for (const NodeId instance : instances_of(state, field, parent))
            if (!state.tree().hidden(instance)) visit_children(id, instance, page, page_node);
        if (is_offered(state, field, parent)) nodes.summaries.push_back({id, parent, nodes.questions.size()});
    }

    // A field-list is one page with all in it, a field-list in it included.
    void visit_children(ControlId id, NodeId node, ControlId page, NodeId page_node) {
        const Control& control = state.model().controls[id];
        if (page == none && control.is_field_list()) {
            page = id;
            page_node = node;
        }
        for (const ControlId child : control.children) visit(child, node, page, page_node);
    }
};

// A repeat without a label bears that of the group around it.
bool has_own_label(const Control& repeat) {
    return !repeat.label.empty() || repeat.parent == none;
}

// The questions below each instance of a repeat, found for all of them at once: a thousand instances that
// each looked through all questions would take the square of their number.
class BelowInstances {
 public:
    BelowInstances(const InstanceState& state, const std::vector<QuestionNode>& questions) {
        for (const QuestionNode& asked : questions)
            for (NodeId around = asked.node; around != no_node; around = state.tree().parent(around))
                if (state.model().fields[state.field_of(around)].is_repeat) below_[around].push_back(&asked);
    }
    const std::vector<const QuestionNode*>& of(NodeId instance) const {
        static const std::vector<const QuestionNode*> nothing;
        const auto found = below_.find(instance);
        return found == below_.end() ? nothing : found->second;
    }

 private:
    std::unordered_map<NodeId, std::vector<const QuestionNode*>> below_;
};

Repeat::Instance instance_of(const InstanceState& state, const BelowInstances& below, NodeId instance) {
    constexpr std::size_t most_answers = 3;
    Repeat::Instance found{state.reference(instance), {}, {}};
    for (const QuestionNode* each : below.of(instance)) {
        const QuestionNode& asked = *each;
        if (found.first_page.empty()) found.first_page = page_reference_of(state, asked);
        if (found.answers.size() == most_answers) break;
        Question answered = question_of(state, asked);
        if (answered.control == ControlKind::note || answered.value.empty()) continue;
        std::erase_if(answered.choices, [](const Choice& choice) { return !choice.selected; });
        found.answers.push_back(std::move(answered));
    }
    return found;
}

std::vector<Words> titles_from(const InstanceState& state, ControlId at, NodeId from) {
    std::vector<Words> titles;
    for (; at != none; at = state.model().controls[at].parent) {
        const Control& group = state.model().controls[at];
        if (group.label.empty()) continue;
        NodeId node = group.field == none ? state.tree().root() : in_context(state, group.field, from);
        if (node == no_node) node = state.tree().root();
        Words title = words_at(state, group.label, state.context(state.field_of(node), node));
        if (!title.empty()) titles.insert(titles.begin(), std::move(title));
    }
    return titles;
}

}  // namespace

PageNodes page_nodes_of(const InstanceState& state) {
    Walk walk{state, {}};
    for (const ControlId id : state.model().body) walk.visit(id, state.tree().root(), none, no_node);
    return std::move(walk.nodes);
}

std::string reference_of(const InstanceState& state, const Summary& summary) {
    return state.reference(summary.parent) + "/" +
           state.model().fields[state.model().controls[summary.control].field].name;
}

// A group without a node of its own is named by its place in the body.
std::string page_reference_of(const InstanceState& state, const QuestionNode& asked) {
    const Control& page = state.model().controls[asked.page];
    std::string text = state.reference(asked.page_node);
    if (page.field == none || page.field != state.field_of(asked.page_node))
        text += "#" + std::to_string(asked.page);
    return text;
}

namespace {

Repeat repeat_with(const InstanceState& state, const Summary& summary, const BelowInstances& below) {
    const Control& control = state.model().controls[summary.control];
    const FieldId around = state.model().fields[control.field].parent;
    Repeat repeat;
    repeat.reference = reference_of(state, summary);
    repeat.fixed = control.fixed;
    repeat.full = !control.fixed && !state.has_room_for(control.field, summary.parent);
    repeat.label =
        words_at(state, has_own_label(control) ? control.label : state.model().controls[control.parent].label,
                 state.context(around, summary.parent));
    for (const NodeId instance : instances_of(state, control.field, summary.parent))
        if (state.tree().own_relevance(instance))
            repeat.instances.push_back(instance_of(state, below, instance));
    return repeat;
}

}  // namespace

Repeat repeat_of(const InstanceState& state, const Summary& summary,
                 const std::vector<QuestionNode>& questions) {
    return repeat_with(state, summary, BelowInstances(state, questions));
}

// Every relevant repeat, and for each instance the page of the first question below it.
std::vector<Repeat> repeats_in(const InstanceState& state, const std::vector<QuestionNode>& questions) {
    const BelowInstances below(state, questions);
    std::vector<Repeat> all;
    for (ControlId id = 0; id < state.model().controls.size(); ++id) {
        if (state.model().controls[id].kind != Control::Kind::repeat) continue;
        const FieldId around = state.model().fields[state.model().controls[id].field].parent;
        state.each_node(around, state.tree().root(), [&](NodeId parent) {
            if (!state.tree().hidden(parent)) all.push_back(repeat_with(state, {id, parent, 0}, below));
        });
    }
    return all;
}

std::vector<Words> titles_above(const InstanceState& state, const QuestionNode& asked) {
    const bool alone = state.model().controls[asked.page].kind == Control::Kind::question;
    return titles_from(state, alone ? state.model().controls[asked.page].parent : asked.page, asked.node);
}

Words section_of(const InstanceState& state, const QuestionNode& asked) {
    std::vector<Words> titles = titles_above(state, asked);
    return titles.empty() ? Words{} : std::move(titles.back());
}

// The label that the summary itself bears is not said twice.
std::vector<Words> titles_above(const InstanceState& state, const Summary& summary) {
    const Control& control = state.model().controls[summary.control];
    if (control.parent == none) return {};
    const bool own = has_own_label(control);
    return titles_from(state, own ? control.parent : state.model().controls[control.parent].parent,
                       summary.parent);
}

}  // namespace xforms
