// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/compare.h"

#include <optional>
#include <string>

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

// "If one object to be compared is a node-set ... true if and only if there is a node in the node-set such
// that".
bool compare_nodes(Operator sign, const NodeSet& left, const Value& right) {
    if (const auto* truth = std::get_if<bool>(&right)) {
        const bool own = to_truth(Value(left));
        if (is_equality(sign)) return apply(sign, own, *truth);
        return apply(sign, own ? 1.0 : 0.0, *truth ? 1.0 : 0.0);
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
    for (const TreeNode& node : left)
        if (number != nullptr ? apply(sign, node_number(node), *number)
                              : compare_texts(sign, node_text(node, store), std::get<std::string>(right)))
            return true;
    return false;
}

}  // namespace

syntax::Operator mirrored(syntax::Operator sign) {
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

}  // namespace xforms
