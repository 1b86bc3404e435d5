// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/compare.h"

#include <algorithm>
#include <array>

#include "kiosk/xforms/xpath/dates.h"

namespace xforms {

namespace {

using syntax::Operator;

bool is_equality(Operator sign) {
    return sign == Operator::equal || sign == Operator::unequal;
}

template <class T>
bool apply(Operator sign, const T& left, const T& right) {
    switch (sign) {
        case Operator::equal:
            return left == right;
        case Operator::unequal:
            return left != right;
        case Operator::less:
            return left < right;
        case Operator::less_or_equal:
            return left <= right;
        case Operator::greater:
            return left > right;
        default:
            return left >= right;
    }
}

Operator mirrored(Operator sign) {
    switch (sign) {
        case Operator::less:
            return Operator::greater;
        case Operator::less_or_equal:
            return Operator::greater_or_equal;
        case Operator::greater:
            return Operator::less;
        case Operator::greater_or_equal:
            return Operator::less_or_equal;
        default:
            return sign;
    }
}

// "If one object to be compared is a node-set ... true if and only if there is a node in the node-set such
// that".
bool compare_nodes(Operator sign, const NodeSet& left, const Value& right) {
    if (const auto* truth = std::get_if<bool>(&right)) {
        if (is_equality(sign)) return apply(sign, !left.empty(), *truth);
        return apply(sign, left.empty() ? 0.0 : 1.0, *truth ? 1.0 : 0.0);
    }
    std::string store, other_store;
    if (const auto* others = std::get_if<NodeSet>(&right)) {
        for (const TreeNode& node : left) {
            const std::string_view text = node_text(node, store);
            for (const TreeNode& other : *others)
                if (compare_texts(sign, text, node_text(other, other_store))) return true;
        }
        return false;
    }
    const auto* number = std::get_if<double>(&right);
    for (const TreeNode& node : left) {
        const std::string_view text = node_text(node, store);
        if (number != nullptr ? apply(sign, to_number(text), *number)
                              : compare_texts(sign, text, std::get<std::string>(right)))
            return true;
    }
    return false;
}

// Whether evaluation for one item of a list gives the same as for any other.
bool same_for_every_item(const syntax::Node& node) {
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) {
        if (path->start == syntax::Path::Start::context) return false;
        return path->start != syntax::Path::Start::expression || same_for_every_item(path->base.front());
    }
    if (const auto* call = std::get_if<syntax::Call>(&node.is)) {
        static constexpr std::array<std::string_view, 7> of_the_moment{
            "position", "last", "random", "uuid", "once", "randomize", "jr:choice-name"};
        if (std::find(of_the_moment.begin(), of_the_moment.end(), call->name) != of_the_moment.end())
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
    const auto* path = std::get_if<syntax::Path>(&node.is);
    if (path == nullptr || path->start != syntax::Path::Start::context || path->steps.size() != 1)
        return nullptr;
    const syntax::Step& step = path->steps.front();
    const bool plain =
        step.axis == syntax::Axis::child && step.test == syntax::Test::name && step.predicates.empty();
    return plain ? &step.name : nullptr;
}

}  // namespace

bool compare_texts(Operator sign, std::string_view left, std::string_view right) {
    if (const std::optional<DateTime> earlier = read_date_time(left))
        if (const std::optional<DateTime> later = read_date_time(right))
            return apply(sign, instant(*earlier), instant(*later));
    if (is_equality(sign)) return apply(sign, left, right);
    return apply(sign, to_number(left), to_number(right));
}

bool compare(Operator sign, const Value& left, const Value& right) {
    if (const auto* nodes = std::get_if<NodeSet>(&left)) return compare_nodes(sign, *nodes, right);
    if (const auto* nodes = std::get_if<NodeSet>(&right)) return compare_nodes(mirrored(sign), *nodes, left);
    const auto* left_text = std::get_if<std::string>(&left);
    const auto* right_text = std::get_if<std::string>(&right);
    if (left_text != nullptr && right_text != nullptr) return compare_texts(sign, *left_text, *right_text);
    const bool truths = std::holds_alternative<bool>(left) || std::holds_alternative<bool>(right);
    if (is_equality(sign) && truths) return apply(sign, to_truth(left), to_truth(right));
    return apply(sign, to_number(left), to_number(right));
}

bool QuickEquality::holds(const TreeNode& item) const {
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

std::optional<QuickEquality> quick_equality(const Evaluator& evaluator, const syntax::Node& predicate,
                                            const Frame& frame, const NodeSet& candidates) {
    const Tree* tree = candidates.front().tree;
    const auto* chain = std::get_if<syntax::Chain>(&predicate.is);
    if (chain == nullptr || chain->operators.size() != 1 || chain->operators.front() != Operator::equal)
        return std::nullopt;
    if (tree == evaluator.context().primary)
        return std::nullopt;  // an absolute path means another node for each
    const bool column_first = column_name(chain->operands[0]) != nullptr;
    const std::string* column = column_name(chain->operands[column_first ? 0 : 1]);
    const syntax::Node& other = chain->operands[column_first ? 1 : 0];
    if (column == nullptr || !same_for_every_item(other)) return std::nullopt;
    const Value value = evaluator.value(other, frame);
    const auto* nodes = std::get_if<NodeSet>(&value);
    if (nodes != nullptr ? nodes->size() != 1 : !std::holds_alternative<std::string>(value))
        return std::nullopt;
    std::string text = to_text(value);
    if (read_date_time(text)) return std::nullopt;
    return QuickEquality(*column, std::move(text), tree);
}

}  // namespace xforms
