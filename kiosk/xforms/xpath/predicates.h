// SPDX-License-Identifier: Apache-2.0
// A predicate made ready for many candidates: choice lists of 50,000 rows rest on this.
//
// Over a secondary instance, what is the same for every row is evaluated once (an answer, current()/../town,
// a lookup in another list), and of `[ward = /data/ward and contains(label, 'x')]` the equality is looked up
// in the tree's index, so that a filter costs the rows that it leaves and not the rows that there are. The
// outcome is that of evaluating each candidate by itself. Private to this room.
#pragma once

#include <optional>
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
    std::vector<NodeId> rows(NodeId parent, std::uint32_t row) const;

 private:
    std::string_view column_;  // of the syntax tree
    std::string text_;
    const Tree* tree_;
    std::uint32_t number_;  // of the column's name in that tree
};

// Of `[position() < ..]` and its kin the other side, where it is the same for every candidate in whichever
// tree.
struct PlaceAsked {
    const syntax::Node* other = nullptr;
    syntax::Operator by = syntax::Operator::equal;  // position() stands before it
};
std::optional<PlaceAsked> place_asked_for(const syntax::Node& predicate);

class Predicate {
 public:
    // Of `few` candidates or less each is evaluated by itself: finding what they share would cost more.
    static constexpr std::size_t few = 4;

    // For candidates of one tree, of which there are `count`, or at least so many. All arguments but the last
    // must outlive it.
    Predicate(const Evaluator&, const syntax::Node&, const Frame& around, const Tree&, std::size_t count);

    bool keeps(const TreeNode& candidate, std::size_t position, std::size_t size) const;

    // Whether kept_rows() can tell: there is an equality to go by, and no place in the list decides anything.
    bool is_lookup() const { return !equalities_.empty() && !asks_for_place_; }
    // Those of the children of that name that it keeps, in order.
    NodeSet kept_rows(const TreeNode& parent, std::uint32_t row) const;

 private:
    void settle(const syntax::Node&, const Frame& around);
    bool add_equality(const syntax::Node&, const Tree&);

    const Evaluator& evaluator_;
    TreeNode anchor_;
    Settled settled_;
    std::vector<Equality> equalities_;
    std::vector<const syntax::Node*> others_;  // all must hold
    bool may_be_position_ = false;             // the whole predicate is one expression, which may be a number
    bool asks_for_place_ = false;              // by position() or last()
};

}  // namespace xforms
