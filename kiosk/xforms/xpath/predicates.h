// SPDX-License-Identifier: Apache-2.0
// A predicate made ready for many candidates: choice lists of 50,000 rows rest on this.
//
// Over a secondary instance, what is the same for every row is evaluated once (an answer, current()/../town,
// a lookup in another list), and of `[ward = /data/ward and contains(label, 'x')]` the equality is a walk
// over the row's own few children, taken before anything that costs more. The outcome is that of evaluating
// each candidate by itself. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

// Values of parts of a predicate that no candidate changes.
class Settled {
 public:
    void add(const syntax::Node& node, Value value) { values_.emplace_back(&node, std::move(value)); }
    bool empty() const { return values_.empty(); }

    static const Value* find(const Frame& frame, const syntax::Node& node) {
        if (frame.settled == nullptr) return nullptr;
        for (const auto& [known, value] : frame.settled->values_)
            if (known == &node) return &value;
        return nullptr;
    }

 private:
    std::vector<std::pair<const syntax::Node*, Value>> values_;
};

// `[column = 'text']`
class Equality {
 public:
    Equality(std::string_view column, std::string text, const Tree& tree)
        : column_(column), text_(std::move(text)), tree_(&tree), number_(tree.number_of(column)) {}
    bool holds(const TreeNode& item) const;

 private:
    std::string_view column_;  // of the syntax tree
    std::string text_;
    const Tree* tree_;
    std::uint32_t number_;  // of the column's name in that tree
};

class Predicate {
 public:
    // All but the candidates must outlive it. There is at least one candidate.
    Predicate(const Evaluator&, const syntax::Node&, const Frame& around, const NodeSet& candidates);

    bool keeps(const TreeNode& candidate, std::size_t position) const;

 private:
    void settle(const syntax::Node&, const Frame& around);
    bool add_equality(const syntax::Node&, const Tree&);

    const Evaluator& evaluator_;
    TreeNode anchor_;
    std::size_t size_;
    Settled settled_;
    std::vector<Equality> equalities_;
    std::vector<const syntax::Node*> others_;  // all must hold
    bool may_be_position_ = false;             // the whole predicate is one expression, which may be a number
};

}  // namespace xforms
