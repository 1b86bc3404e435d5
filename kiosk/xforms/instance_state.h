// SPDX-License-Identifier: Apache-2.0
// The state behind an Instance: the nodes with their answers, and everything that follows from them.
//
// Instance (instance.h) is the door; its head says what is owned and promised. Here stand the functions that
// several of its functions share, one source file each: nodes.cpp (references and nodes), recalculate.cpp,
// repeats.cpp, choices.cpp, present.cpp (words and questions), submission.cpp. Nodes are answered in document
// order everywhere.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/model.h"
#include "kiosk/xforms/xpath/allowance.h"

namespace xforms {

// A relevant question: where it stands, and the page that it is on.
struct QuestionNode {
    ControlId control = none;
    NodeId node = no_node;
    ControlId page = none;  // the question itself or the field-list around it
    NodeId page_node = no_node;
};

// The summary of a relevant repeat: behind so many of the questions asked.
struct Summary {
    ControlId control = none;
    NodeId parent = no_node;
    std::size_t behind = 0;
};

class InstanceState final : public Surroundings {
 public:
    InstanceState(std::shared_ptr<const Form> form, Device device, kiosk::Moment now);
    void begin();

    const Form& form() const { return *form_; }
    const Model& model() const { return model_; }
    const Tree& tree() const { return tree_; }
    void set_language(std::size_t language);
    void set_now(kiosk::Moment now) { now_ = now; }
    void renew_allowance() const { allowance_.renew(); }
    const std::string& broken() const { return allowance_.broken(); }
    bool has_room(std::size_t written) const { return written_bytes_ + written <= limits::written_bytes; }
    // What the last recalculation asked for beyond a bound that a person can keep to; "" where nothing.
    const std::string& asked_too_much() const { return asked_too_much_; }

    // ---- nodes.cpp
    FieldId field_of(NodeId node) const { return field_of_node_[node]; }
    std::string reference(NodeId node) const;
    NodeId find(std::string_view reference) const;  // no_node where there is none
    NodeId in_context(FieldId field,
                      NodeId context) const;  // the node in the same repeat instances; no_node if none
    void each_node(FieldId field, NodeId scope, const std::function<void(NodeId)>& visit) const;
    std::string text(FieldId field, NodeId node) const;
    Context context(FieldId field, NodeId node) const;
    bool truth(const std::optional<Expression>& condition, FieldId field, NodeId node) const;
    bool readonly(FieldId field, NodeId node) const;  // itself or a group around it

    // ---- recalculate.cpp
    void set_value(FieldId field, NodeId node, const std::string& text);
    void recalculate();             // what the changes so far ask for
    void recalculate_everything();  // the same values, by the long way

    // ---- repeats.cpp
    NodeId add_instance(FieldId repeat, NodeId parent);
    void remove_instance(NodeId instance);
    std::vector<NodeId> instances(FieldId repeat, NodeId parent) const;

    // ---- choices.cpp
    struct Option {
        std::string value;
        const Text* label = nullptr;
        TreeNode item;  // where the label's references start; of the question itself for a choice that stands
                        // in it
    };
    std::vector<Option> options(const Control& control, NodeId node) const;
    // The values of an answer: of select1 it is one value, whatever blanks it holds.
    static std::vector<std::string> chosen_in(const Control& control, std::string_view answer);
    kiosk::Result<std::string> checked_choice(const Control& control, NodeId node,
                                              std::string_view value) const;

    // ---- present.cpp
    Words words(const Text& text, FieldId field, NodeId node) const;
    std::vector<QuestionNode> asked() const;
    struct Outline {
        std::vector<QuestionNode> questions;
        std::vector<Summary> summaries;
    };
    Outline outline() const;
    std::string reference(const Summary& summary) const;
    Repeat repeat(const Summary& summary, const std::vector<QuestionNode>& questions) const;
    std::vector<Repeat> repeats() const;
    std::vector<Words> titles(const Summary& summary) const;  // of the groups around it
    std::string page_reference(const QuestionNode& asked) const;
    Question question(const QuestionNode& asked) const;
    std::vector<Words> titles(const QuestionNode& asked) const;
    void find_violations(const QuestionNode& asked, std::vector<Violation>& to) const;

    // ---- submission.cpp
    kiosk::Result<Submission> finish();
    void finish_time(FieldId field);
    std::string instance_id() const;

    // ---- Surroundings
    const Tree* secondary_instance(std::string_view id) const override;
    std::string itext(std::string_view id) const override;
    std::string choice_name(std::string_view value, const TreeNode& select) const override;
    kiosk::Moment now() const override { return now_; }
    double random() override;
    std::string uuid() override;
    std::string language() const override;

 private:
    using Scopes = std::vector<NodeId>;

    void note_type(NodeId node);
    void register_subtree(NodeId node, FieldId field);
    void preload(FieldId field, NodeId node);
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
    enum class Wording { usual, guidance };
    Words words_of(const Translation& translation, Wording wording, const Context& at) const;
    const Translation* translation(const std::string& id) const;
    std::vector<Paragraph> filled(const Passage& passage, const std::vector<Expression>& outputs,
                                  const Context& at) const;
    Words words_at(const Text& text, const Context& at, Wording wording) const;
    std::string written(const Passage& passage, const std::vector<Expression>& outputs,
                        const Context& at) const;
    std::string written_at(const Text& text, const Context& at) const;  // with its marks
    struct Walk;
    Repeat::Instance instance_of(const std::vector<QuestionNode>& questions, NodeId instance) const;
    bool own_label(const Control& repeat) const { return !repeat.label.empty() || repeat.parent == none; }
    bool is_offered(FieldId repeat, NodeId parent) const;
    std::vector<Words> titles_from(ControlId group, NodeId node) const;

    std::shared_ptr<const Form> form_;
    const Model& model_;
    Device device_;
    kiosk::Moment now_;
    std::size_t language_ = 0;
    Tree tree_;
    std::vector<FieldId> field_of_node_;
    std::string instance_id_;
    mutable Allowance allowance_;    // reading costs as well
    std::size_t written_bytes_ = 0;  // of the submission, at most
    std::string asked_too_much_;

    std::map<JobId, Scopes> asked_jobs_;
    std::set<ControlId> asked_choices_;  // selects whose choices may have changed
    std::vector<std::pair<std::size_t, NodeId>> asked_actions_;
    std::set<std::pair<FieldId, NodeId>> stale_;  // calculates that were skipped while hidden or away
    // Instances beyond a repeat's count, by the repeat and the node that they stand in, the first of them
    // last.
    std::map<std::pair<FieldId, NodeId>, std::vector<NodeId>> away_;
    JobId running_ = none;
    std::map<JobId, int> leaned_;  // how often in this recalculation
    std::size_t instances_made_ = 0, counts_run_ = 0;
    std::random_device chance_;
};

}  // namespace xforms
