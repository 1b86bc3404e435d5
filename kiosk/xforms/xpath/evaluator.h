// SPDX-License-Identifier: Apache-2.0
// Evaluates a syntax tree over the trees of a Context. Private to this room.
//
// Repeats (ODK XForms spec "A big deviation with XForms"; JavaRosa's TreeReference.contextualize): an
// absolute path inside a repeat means the same instance of it. The rule here, step by step from the root: as
// long as a step is a plain child name without predicates, and the node that the expression stands on (the
// anchor) has an ancestor-or-self of that name at that depth, the step is that very node. From the first step
// where this fails the path is XPath 1.0's. Nested repeats thus bind each ancestor that they share, and a
// step with a predicate sees every instance.
// - Inside a predicate over the primary instance the anchor is the candidate; over a secondary instance it
//   stays what it was.
// - count, count-non-empty, sum, randomize, area, distance and indexed-repeat ask about many nodes: their
//   absolute paths see every instance, as in XPath 1.0 and Web Forms (JavaRosa always counts 1 there, which
//   its tests call a bug). So do min, max and join where a path is all they are given.
// - Relative paths are XPath 1.0's throughout: `../../rep/x` is every instance.
// Hidden nodes stay in node-sets and read as empty (Web Forms; JavaRosa drops them).
#pragma once

#include <string>

#include "kiosk/xforms/xpath/allowance.h"
#include "kiosk/xforms/xpath/syntax.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

class Settled;

// Where an expression is evaluated: the whole of it on the Context's node, a predicate on each candidate.
struct Frame {
    TreeNode node;
    TreeNode anchor;  // what an absolute path takes its repeat instances from
    std::size_t position = 1, size = 1;
    const Settled* settled = nullptr;  // what is known already of the predicate under evaluation
};

enum class Reach { same_instance, every_instance };

class Evaluator {
 public:
    explicit Evaluator(const Context& context)
        : context_(context), allowance_(context.allowance ? *context.allowance : own_) {}
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    const Context& context() const { return context_; }
    Allowance& allowance() const { return allowance_; }
    Frame frame() const { return {context_.node, context_.node, context_.position, context_.size, nullptr}; }

    Value value(const syntax::Node&, const Frame&) const;
    // The same with XPath's conversions, without making a node-set or a copy of it on the way.
    std::string text(const syntax::Node&, const Frame&) const;
    double number(const syntax::Node&, const Frame&) const;
    bool truth(const syntax::Node&, const Frame&) const;
    NodeSet nodes(const syntax::Node&, const Frame&, Reach) const;  // empty where the value is no node-set
    TreeNode first_node(const syntax::Node&,
                        const Frame&) const;  // in document order; no tree where there is none
    void spend_on_order(const NodeSet&) const;

 private:
    std::string unweighed_text(const syntax::Node&, const Frame&) const;
    Value chain(const syntax::Chain&, const Frame&) const;
    Value path(const syntax::Path&, const Frame&, Reach) const;

    const Context& context_;
    Allowance own_;
    Allowance& allowance_;
};

// The string-value of a node, hidden ones empty (XPath 1.0 section 5; ODK XForms spec "relevant").
std::string node_text(const TreeNode&);
// The same without a copy where the node is a leaf or an attribute; else `store` takes the text.
std::string_view node_text(const TreeNode&, std::string& store);
// XPath's number() of that text; of a node whose type is boolean 1 or 0 (JavaRosa, whose nodes are typed).
double node_number(const TreeNode&);
// XPath's boolean() of a node that is there: true; of one whose type is boolean, its value (JavaRosa).
bool node_truth(const TreeNode&);

}  // namespace xforms
