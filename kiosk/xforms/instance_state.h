// SPDX-License-Identifier: Apache-2.0
// The state behind an Instance: the nodes with their answers, and everything that follows from them.
//
// Instance (instance.h) is the door; its head says what is owned and promised. Here stand the functions that
// several of its functions share, one source file each: nodes.cpp (references and nodes), recalculate.cpp,
// repeats.cpp, submission.cpp. What only reads it stands apart: choices.h, wording.h, pages.h, questions.h.
// Nodes are answered in document order everywhere.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/model.h"
#include "kiosk/xforms/xpath/allowance.h"
#include "kiosk/xforms/xpath/running.h"

namespace xforms {

class InstanceState final : public Surroundings {
 public:
    InstanceState(std::shared_ptr<const Form> form, Device device, kiosk::Moment now);

    const Form& form() const { return *form_; }
    const Model& model() const { return model_; }
    const Tree& tree() const { return tree_; }
    void set_language(std::size_t language);
    std::size_t language_index() const { return language_; }
    void set_now(kiosk::Moment now) { now_ = now; }
    Allowance& allowance() const { return allowance_; }
    bool has_room(std::size_t written) const { return written_bytes_ + written <= limits::written_bytes; }
    // What the last recalculation asked for beyond a bound that a person can keep to; "" where nothing.
    const std::string& asked_too_much() const { return asked_too_much_; }

    // ---- nodes.cpp
    FieldId field_of(NodeId node) const { return field_of_node_[node]; }
    std::string reference(NodeId node) const;
    NodeId find(std::string_view reference) const;  // no_node where there is none
    void each_node(FieldId field, NodeId scope, const std::function<void(NodeId)>& visit) const;
    Context context(FieldId field, NodeId node) const;
    Context carrying_context(FieldId field, NodeId node) const;

    // While it lives, expressions carry their sums from node to node, and nothing changes but the values of a
    // calculate that is run in order (xpath/running.h).
    class Carrying {
     public:
        Carrying(const InstanceState& state, Running::Reads reads) : state_(state), running_(reads) {
            state_.carried_ = &running_;
        }
        ~Carrying() { state_.carried_ = nullptr; }
        Carrying(const Carrying&) = delete;
        Carrying& operator=(const Carrying&) = delete;

     private:
        const InstanceState& state_;
        Running running_;
    };

    // ---- choices.cpp
    void forget_filtered(NodeId node) { filtered_.erase(node); }  // it is answered anew

    // ---- recalculate.cpp
    void set_value(FieldId field, NodeId node, const std::string& text);
    void recalculate();             // what the changes so far ask for
    void recalculate_everything();  // the same values, by the long way

    // ---- repeats.cpp
    bool has_room_for(FieldId repeat, NodeId parent) const;  // one instance more
    NodeId add_instance(FieldId repeat, NodeId parent);      // no_node where there is no room
    void remove_instance(NodeId instance);

    // ---- submission.cpp
    kiosk::Result<Submission> finish();

 private:
    // Surroundings: expressions ask these.
    const Tree* secondary_instance(std::string_view id) const override;
    std::string itext(std::string_view id) const override;
    std::string choice_name(std::string_view value, const TreeNode& select) const override;
    kiosk::Moment now() const override { return now_; }
    double random() override;
    std::string uuid() override;
    std::string language() const override;

    using Scopes = std::vector<NodeId>;

    void begin();
    void finish_time(FieldId field);
    std::string instance_id() const;

    std::span<const NodeId> in_order(FieldId repeat, NodeId parent) const;
    void note_type(NodeId node);
    void register_subtree(NodeId node, FieldId field);
    void preload(FieldId field, NodeId node);
    bool is_typed(FieldId field) const;
    void fill_defaults(NodeId node);

    NodeId scope_node(NodeId node, FieldId scope) const;
    void ask(JobId job, NodeId scope);
    void value_changed(FieldId field, NodeId node);
    void relevance_changed(FieldId field, NodeId node);
    void readers_of_subtree(FieldId field, NodeId node);
    void instances_changed(FieldId repeat, NodeId parent);
    void put_away(NodeId instance);
    NodeId bring_back(FieldId repeat, NodeId parent);
    void note_stale_away(FieldId field, NodeId scope);
    void ask_below(FieldId field, NodeId scope);
    void ask_conditions_below(FieldId field, NodeId scope);
    void ask_stale(NodeId node);
    void run_jobs();
    void run(const Job& job, NodeId node);
    void run_count(FieldId repeat, NodeId parent);
    void run_actions();
    void run_action(const SetValue& action, NodeId context);
    void set_by_action(const SetValue& action, NodeId node);
    void clear_choices_that_went();

    void note_what_was_too_much();
    static std::size_t written_below(const Tree& tree, NodeId node);

    std::shared_ptr<const Form> form_;
    const Model& model_;
    Device device_;
    kiosk::Moment now_;
    std::size_t language_ = 0;
    Tree tree_;
    std::vector<FieldId> field_of_node_;
    std::string instance_id_;
    mutable Allowance allowance_;  // reading costs as well
    mutable Running* carried_ = nullptr;
    std::size_t written_bytes_ = 0;  // of the submission, at most
    std::string asked_too_much_;     // a sentence for whoever asked; of the repeat
    FieldId asked_too_many_of_ = none;

    std::map<JobId, Scopes> asked_jobs_;
    std::set<ControlId> asked_choices_;  // selects whose choices may have changed
    std::vector<std::pair<std::size_t, NodeId>> asked_actions_;
    std::set<std::pair<FieldId, NodeId>> stale_;  // calculates that were skipped while hidden or away
    // Selects whose answer a filter has cut: what was given, and what was left of it. An answer that is no
    // longer what was left is a new one.
    struct Filtered {
        std::string given, left;
        ~Filtered() {
            wipe(given);
            wipe(left);
        }
    };
    std::map<NodeId, Filtered> filtered_;
    // Instances beyond a repeat's count, by the repeat and the node that they stand in, the first of them
    // last.
    std::map<std::pair<FieldId, NodeId>, std::vector<NodeId>> away_;
    JobId running_ = none;
    std::map<JobId, int> leaned_;  // how often in this recalculation
    std::size_t instances_made_ = 0, counts_run_ = 0;
    std::random_device chance_;
};

// ---- nodes.cpp: what can be read of a state without being part of it

// The node of that field in the same repeat instances as `context`; no_node where there is none.
NodeId in_context(const InstanceState&, FieldId, NodeId context);
std::string value_at(const InstanceState&, FieldId, NodeId);  // of an element, or of its attribute
bool truth(const InstanceState&, const std::optional<Expression>& condition, FieldId, NodeId);
bool is_readonly(const InstanceState&, FieldId, NodeId);  // itself or a group around it
std::vector<NodeId> instances_of(const InstanceState&, FieldId repeat, NodeId parent);

}  // namespace xforms
