// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/ahead.h"

#include <algorithm>

#include "kiosk/xforms/instance_state.h"

namespace xforms {

namespace {

// The later of two, where there may be none.
ControlId later(ControlId one, ControlId other) {
    if (one == none || other == none) return std::min(one, other);
    return std::max(one, other);
}

// The first question that is not answered yet: the page's own, or what stands behind a repeat at its summary.
ControlId first_open(const Model& model, ControlId page, bool is_summary) {
    if (!is_summary) return page;
    while (!model.controls[page].children.empty()) page = model.controls[page].children.back();
    return page + 1;
}

// In the form's order, as xforms/pages.cpp walks what is shown.
class Ahead {
 public:
    Ahead(const InstanceState& state, const Deciders& deciders, PageNode at, std::string_view group)
        : state_(state),
          deciders_(deciders),
          group_(group),
          page_(at.page),
          node_(at.node),
          open_(first_open(state.model(), at.page, is_summary(state, at.page, at.node))) {
        for (const ControlId id : state.model().body) visit(id, state.tree().root());
    }
    double pages() const { return pages_; }

 private:
    static bool is_summary(const InstanceState& state, ControlId page, NodeId node) {
        const Control& control = state.model().controls[page];
        return control.kind == Control::Kind::repeat && state.field_of(node) != control.field;
    }

    // 1 where the node is shown, 0 where it is not and nothing that is still to be answered will show it.
    double odds(NodeId node) const {
        const Tree& tree = state_.tree();
        double odds = 1;
        for (NodeId around = node; around != no_node && tree.hidden(node); around = tree.parent(around)) {
            if (tree.own_relevance(around)) continue;
            const ControlId decider = deciders_.of(state_.field_of(around));
            if (decider == none || decider < open_) return 0;
            odds /= 2;
        }
        return odds;
    }

    // Those that a control stands on: one in each instance of a repeat.
    std::vector<NodeId> nodes_of(ControlId id, NodeId context) const {
        const Control& control = state_.model().controls[id];
        if (control.field == none) return {context};
        const std::vector<Field>& fields = state_.model().fields;
        if (control.kind == Control::Kind::repeat) {
            const NodeId parent = parent_of(control, context);
            return parent == no_node ? std::vector<NodeId>{} : instances_of(state_, control.field, parent);
        }
        // A group around a repeat bears its name.
        if (control.kind == Control::Kind::group && fields[control.field].is_repeat) return {context};
        const NodeId node = in_context(state_, control.field, context);
        return node == no_node ? std::vector<NodeId>{} : std::vector{node};
    }

    // A field-list is shown where any question in it is.
    double best_odds(ControlId id, NodeId context) const {
        const Control& control = state_.model().controls[id];
        double best = 0;
        for (const NodeId node : nodes_of(id, context)) {
            if (control.kind == Control::Kind::question) best = std::max(best, odds(node));
            for (const ControlId child : control.children) best = std::max(best, best_odds(child, node));
        }
        return best;
    }

    void visit(ControlId id, NodeId context) {
        const Control& control = state_.model().controls[id];
        for (const NodeId node : nodes_of(id, context)) {
            const ControlId before = open_;
            // What an instance behind this page asks is not answered yet, though an earlier one asked it too.
            if (is_behind_ && control.kind == Control::Kind::repeat) open_ = std::min(open_, id);
            if (control.kind == Control::Kind::question || control.is_field_list())
                count(id, node);
            else
                for (const ControlId child : control.children) visit(child, node);
            open_ = before;
        }
        if (id == page_ && control.kind == Control::Kind::repeat && parent_of(control, context) == node_)
            is_behind_ = true;  // its summary stands behind its instances
    }

    NodeId parent_of(const Control& repeat, NodeId context) const {
        return in_context(state_, state_.model().fields[repeat.field].parent, context);
    }

    void count(ControlId id, NodeId node) {
        if (is_behind_) {
            const double shown = state_.model().controls[id].kind == Control::Kind::question
                                     ? odds(node)
                                     : best_odds_below(id, node);
            if (shown > 0 && shown < 1 && stands_in_group(node)) pages_ += shown;
        }
        if (id == page_ && node == node_) is_behind_ = true;
    }

    bool stands_in_group(NodeId node) const {
        return group_.empty() || state_.reference(node).starts_with(group_);
    }

    double best_odds_below(ControlId id, NodeId node) const {
        double best = 0;
        for (const ControlId child : state_.model().controls[id].children)
            best = std::max(best, best_odds(child, node));
        return best;
    }

    const InstanceState& state_;
    const Deciders& deciders_;
    const std::string_view group_;
    const ControlId page_;
    const NodeId node_;
    ControlId open_;  // this question and all behind it are still to be answered
    bool is_behind_ = false;
    double pages_ = 0;
};

}  // namespace

// Model::jobs stand in an order in which each comes after all that it reads.
Deciders::Deciders(const Model& model) : last_(model.fields.size(), none) {
    std::vector<std::vector<FieldId>> reads(model.jobs.size());
    std::vector<ControlId> value(model.fields.size(), none);
    for (FieldId id = 0; id < model.fields.size(); ++id) {
        value[id] = model.fields[id].control;
        for (const Reader& reader : model.fields[id].readers) reads[reader.job].push_back(id);
    }
    for (JobId id = 0; id < model.jobs.size(); ++id) {
        const Job& job = model.jobs[id];
        ControlId last = none;
        for (const FieldId read : reads[id]) last = later(last, value[read]);
        if (job.kind == Job::Kind::relevance) last_[job.field] = later(last_[job.field], last);
        if (job.kind == Job::Kind::calculation) value[job.field] = later(value[job.field], last);
    }
}

double may_follow(const InstanceState& state, const Deciders& deciders, PageNode at, std::string_view group) {
    return Ahead(state, deciders, at, group).pages();
}

}  // namespace xforms
