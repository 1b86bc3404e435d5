// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/predicates.h"

#include <algorithm>
#include <array>

#include "kiosk/xforms/xpath/compare.h"
#include "kiosk/xforms/xpath/dates.h"

namespace xforms {

namespace {

using syntax::Chain;
using syntax::Operator;
using syntax::Path;

bool is_own_position(const syntax::Node& node) {
    const auto* call = std::get_if<syntax::Call>(&node.is);
    return call != nullptr && call->name == "position" && call->arguments.empty();
}

bool asks_for_place(const syntax::Node& node) {
    if (is_own_position(node)) return true;
    if (const auto* call = std::get_if<syntax::Call>(&node.is))
        if (call->name == "last") return true;
    bool asks = false;
    syntax::for_each_below(node,
                           [&asks](const syntax::Node& below) { asks = asks || asks_for_place(below); });
    return asks;
}

bool same_for_every_item(const syntax::Node& node) {
    if (const auto* path = std::get_if<Path>(&node.is)) {
        if (path->start == Path::Start::context) return false;
        return path->start != Path::Start::expression || same_for_every_item(path->base.front());
    }
    if (const auto* call = std::get_if<syntax::Call>(&node.is)) {
        static constexpr std::array<std::string_view, 7> of_the_moment{
            "position", "last", "random", "uuid", "once", "randomize", "jr:choice-name"};
        const bool of_a_node = call->name == "position" && !call->arguments.empty();
        if (!of_a_node &&
            std::find(of_the_moment.begin(), of_the_moment.end(), call->name) != of_the_moment.end())
            return false;
        static constexpr std::array<std::string_view, 6> bare{"true", "false", "today",
                                                              "now",  "pi",    "current"};
        if (call->arguments.empty()) return std::find(bare.begin(), bare.end(), call->name) != bare.end();
    }
    bool same = true;
    syntax::for_each_below(node,
                           [&same](const syntax::Node& below) { same = same && same_for_every_item(below); });
    return same;
}

const std::string* column_name(const syntax::Node& node) {
    const auto* path = std::get_if<Path>(&node.is);
    if (path == nullptr || path->start != Path::Start::context || path->steps.size() != 1) return nullptr;
    const syntax::Step& step = path->steps.front();
    const bool plain =
        step.axis == syntax::Axis::child && step.test == syntax::Test::name && step.predicates.empty();
    return plain ? &step.name : nullptr;
}

bool is_constant(const syntax::Node& node) {
    return std::holds_alternative<syntax::Literal>(node.is) ||
           std::holds_alternative<syntax::Number>(node.is);
}

// Whatever it is evaluated on: a truth or a node-set would be compared otherwise.
bool is_number(const syntax::Node& node) {
    if (const auto* chain = std::get_if<Chain>(&node.is)) return chain->operators.front() >= Operator::add;
    if (const auto* call = std::get_if<syntax::Call>(&node.is))
        return call->name == "position" || call->name == "number" || call->name == "count";
    return std::holds_alternative<syntax::Number>(node.is) ||
           std::holds_alternative<syntax::Negation>(node.is);
}

// In a predicate over the primary instance an absolute path means another node for each candidate.
bool hangs_on_current_only(const syntax::Node& node) {
    if (const auto* path = std::get_if<Path>(&node.is))
        if (path->start == Path::Start::root) return false;
    bool only = true;
    syntax::for_each_below(
        node, [&only](const syntax::Node& below) { only = only && hangs_on_current_only(below); });
    return only;
}

}  // namespace

std::optional<PlaceAsked> place_asked_for(const syntax::Node& predicate) {
    const auto* chain = std::get_if<Chain>(&predicate.is);
    if (chain == nullptr || chain->operators.size() != 1) return std::nullopt;
    const Operator by = chain->operators.front();
    if (by < Operator::equal || by == Operator::unequal || by > Operator::greater_or_equal)
        return std::nullopt;
    const bool position_first = is_own_position(chain->operands[0]);
    if (!position_first && !is_own_position(chain->operands[1])) return std::nullopt;
    const syntax::Node& other = chain->operands[position_first ? 1 : 0];
    if (!is_number(other) || !same_for_every_item(other) || !hangs_on_current_only(other))
        return std::nullopt;
    return PlaceAsked{&other, position_first ? by : mirrored(by)};
}

bool Equality::holds(const TreeNode& item) const {
    const Tree& tree = *item.tree;
    const std::uint32_t number = &tree == tree_ ? number_ : tree.number_of(column_);
    if (number == Tree::no_name || item.attribute >= 0 || item.node == no_node) return false;
    std::string store;
    const Tree::Run run = tree.children_named(item.node, number);
    for (NodeId child = run.first; child != no_node; child = tree.next_sibling(child)) {
        if (tree.name_number(child) == number && node_text({&tree, child, -1}, store) == text_) return true;
        if (child == run.last) break;
    }
    return false;
}

std::vector<NodeId> Equality::rows(NodeId parent, std::uint32_t row) const {
    if (number_ == Tree::no_name) return {};
    return tree_->rows_where(parent, row, number_, text_);
}

Predicate::Predicate(const Evaluator& evaluator, const syntax::Node& predicate, const Frame& around,
                     const Tree& tree, std::size_t count)
    : evaluator_(evaluator), anchor_(around.anchor), asks_for_place_(asks_for_place(predicate)) {
    // Over the primary instance an absolute path means another node for each candidate (see evaluator.h).
    const bool list = count > few && &tree != evaluator.context().primary;
    const auto* chain = std::get_if<Chain>(&predicate.is);
    if (!list || chain == nullptr) {
        if (list) settle(predicate, around);
        others_.push_back(&predicate);
        may_be_position_ = true;
        return;
    }
    const bool conjunction = chain->operators.front() == Operator::and_;
    const syntax::Node* const first = conjunction ? chain->operands.data() : &predicate;
    const std::size_t conditions = conjunction ? chain->operands.size() : 1;
    may_be_position_ = !conjunction;
    for (std::size_t index = 0; index < conditions; ++index) {
        settle(first[index], around);
        if (!add_equality(first[index], tree)) others_.push_back(first + index);
    }
}

void Predicate::settle(const syntax::Node& node, const Frame& around) {
    if (is_constant(node)) return;
    if (same_for_every_item(node)) {
        settled_.add(node, evaluator_.value(node, around));
        return;
    }
    if (std::holds_alternative<Path>(node.is)) return;  // its own predicates have frames of their own
    syntax::for_each_below(node, [&](const syntax::Node& below) { settle(below, around); });
}

bool Predicate::add_equality(const syntax::Node& node, const Tree& tree) {
    const auto* chain = std::get_if<Chain>(&node.is);
    if (chain == nullptr || chain->operators.size() != 1 || chain->operators.front() != Operator::equal)
        return false;
    const bool column_first = column_name(chain->operands[0]) != nullptr;
    const std::string* column = column_name(chain->operands[column_first ? 0 : 1]);
    const syntax::Node& other = chain->operands[column_first ? 1 : 0];
    if (column == nullptr) return false;
    Frame frame;
    frame.settled = &settled_;
    const Value* value = Settled::find(frame, other);
    const auto* literal = std::get_if<syntax::Literal>(&other.is);
    if (value == nullptr && literal == nullptr) return false;
    if (value != nullptr) {
        const auto* nodes = std::get_if<NodeSet>(value);
        if (nodes != nullptr ? nodes->size() != 1 : !std::holds_alternative<std::string>(*value))
            return false;
    }
    std::string text = literal != nullptr ? literal->value : to_text(*value);
    if (read_date_time(text)) return false;  // dates compare as moments, not as texts
    equalities_.emplace_back(*column, std::move(text), tree);
    return true;
}

// XPath 1.0 section 2.4: "If the result is a number, the result will be converted to true if the number is
// equal to the context position".
bool Predicate::keeps(const TreeNode& candidate, std::size_t position, std::size_t size) const {
    evaluator_.allowance().spend(1);
    for (const Equality& equality : equalities_)
        if (!equality.holds(candidate)) return false;
    const bool primary = candidate.tree == evaluator_.context().primary;
    const Frame frame{candidate, primary ? candidate : anchor_, position, size,
                      settled_.empty() ? nullptr : &settled_};
    for (const syntax::Node* other : others_) {
        if (!may_be_position_ || std::holds_alternative<Path>(other->is)) {
            if (!evaluator_.truth(*other, frame)) return false;
            continue;
        }
        const Value value = evaluator_.value(*other, frame);
        if (const auto* number = std::get_if<double>(&value)) return *number == static_cast<double>(position);
        if (!to_truth(value)) return false;
    }
    return true;
}

NodeSet Predicate::kept_rows(const TreeNode& parent, std::uint32_t row) const {
    NodeSet kept;
    for (const NodeId node : equalities_.front().rows(parent.node, row))
        if (const TreeNode candidate{parent.tree, node, -1}; keeps(candidate, 0, 0))
            kept.push_back(candidate);
    return kept;
}

}  // namespace xforms
