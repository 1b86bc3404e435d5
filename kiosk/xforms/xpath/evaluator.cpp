// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/evaluator.h"

#include <cmath>
#include <utility>

#include "kiosk/xforms/xpath/compare.h"
#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/paths.h"
#include "kiosk/xforms/xpath/predicates.h"

namespace xforms {

namespace {

using syntax::Operator;

double calculate(Operator sign, double left, double right) {
    switch (sign) {
        case Operator::add:
            return left + right;
        case Operator::subtract:
            return left - right;
        case Operator::multiply:
            return left * right;
        case Operator::divide:
            return left / right;
        default:
            return std::fmod(left, right);  // XPath 1.0: "mod" has the sign of the dividend, as % in Java
    }
}

bool is_calculation(Operator sign) {
    return sign >= Operator::add;
}

}  // namespace

Value Evaluator::chain(const syntax::Chain& chain, const Frame& frame) const {
    const Operator first = chain.operators.front();
    if (first == Operator::or_ || first == Operator::and_) {
        const bool enough = first == Operator::or_;
        for (const syntax::Node& operand : chain.operands)
            if (truth(operand, frame) == enough) return enough;
        return !enough;
    }
    if (is_calculation(first)) {
        double result = number(chain.operands.front(), frame);
        for (std::size_t index = 0; index < chain.operators.size(); ++index)
            result = calculate(chain.operators[index], result, number(chain.operands[index + 1], frame));
        return result;
    }
    // A settled node-set is compared where it lies: a copy for each row of a list would cost more than the
    // comparison.
    Value store, right_store;
    const auto size = [](const Value& value) {
        const auto* nodes = std::get_if<NodeSet>(&value);
        return nodes ? nodes->size() : 1;
    };
    const auto compared = [&](Operator sign, const Value& left, const Value& right) {
        allowance_.spend(size(left) * size(right));
        return compare(sign, left, right);
    };
    const auto operand = [&](std::size_t index, Value& into) -> const Value& {
        if (const Value* known = Settled::find(frame, chain.operands[index])) return *known;
        return into = value(chain.operands[index], frame);
    };
    bool result = compared(first, operand(0, store), operand(1, right_store));
    for (std::size_t index = 1; index < chain.operators.size(); ++index)
        result = compared(chain.operators[index], result, operand(index + 1, right_store));
    return result;
}

Value Evaluator::value(const syntax::Node& node, const Frame& frame) const {
    const Allowance::Deeper deeper(allowance_);
    allowance_.spend(1);
    if (const Value* known = Settled::find(frame, node)) return *known;
    if (const auto* path = std::get_if<syntax::Path>(&node.is))
        return locate(*this, *path, frame, Reach::same_instance);
    if (const auto* chained = std::get_if<syntax::Chain>(&node.is)) return chain(*chained, frame);
    if (const auto* literal = std::get_if<syntax::Literal>(&node.is)) return literal->value;
    if (const auto* constant = std::get_if<syntax::Number>(&node.is)) return constant->value;
    if (const auto* negation = std::get_if<syntax::Negation>(&node.is))
        return -number(negation->operand.front(), frame);
    if (const auto* call = std::get_if<syntax::Call>(&node.is)) {
        if (call->function == nullptr) return std::string();  // such a form was refused at load
        return call->function->run(Arguments(*this, frame, *call));
    }
    return nodes(node, frame, Reach::same_instance);
}

std::string Evaluator::text(const syntax::Node& node, const Frame& frame) const {
    std::string text = unweighed_text(node, frame);
    allowance_.weigh(text.size());
    return text;
}

std::string Evaluator::unweighed_text(const syntax::Node& node, const Frame& frame) const {
    if (const Value* known = Settled::find(frame, node)) return to_text(*known);
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) {
        const TreeNode first = locate_first(*this, *path, frame);
        return first.tree == nullptr ? std::string() : node_text(first);
    }
    if (const auto* literal = std::get_if<syntax::Literal>(&node.is)) return literal->value;
    Value whole = value(node, frame);
    if (auto* text = std::get_if<std::string>(&whole)) return std::move(*text);
    return to_text(whole);
}

double Evaluator::number(const syntax::Node& node, const Frame& frame) const {
    if (const Value* known = Settled::find(frame, node)) return to_number(*known);
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) {
        const TreeNode first = locate_first(*this, *path, frame);
        return first.tree == nullptr ? to_number(std::string_view()) : node_number(first);
    }
    if (const auto* constant = std::get_if<syntax::Number>(&node.is)) return constant->value;
    return to_number(value(node, frame));
}

bool Evaluator::truth(const syntax::Node& node, const Frame& frame) const {
    if (const Value* known = Settled::find(frame, node)) return to_truth(*known);
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) {
        const TreeNode first = locate_first(*this, *path, frame);
        return first.tree != nullptr && node_truth(first);
    }
    return to_truth(value(node, frame));
}

NodeSet Evaluator::nodes(const syntax::Node& node, const Frame& frame, Reach reach) const {
    const Allowance::Deeper deeper(allowance_);
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) return locate(*this, *path, frame, reach);
    if (const auto* paths = std::get_if<syntax::Union>(&node.is)) {
        NodeSet all;
        for (const syntax::Node& below : paths->paths) {
            const NodeSet found = nodes(below, frame, reach);
            all.insert(all.end(), found.begin(), found.end());
        }
        spend_on_order(all);
        put_in_document_order(all);
        return all;
    }
    Value whole = value(node, frame);
    if (auto* found = std::get_if<NodeSet>(&whole)) return std::move(*found);
    return {};
}

void Evaluator::spend_on_order(const NodeSet& nodes) const {
    if (nodes.size() > 1) allowance_.spend(nodes.size());
}

TreeNode Evaluator::first_node(const syntax::Node& node, const Frame& frame) const {
    if (const auto* path = std::get_if<syntax::Path>(&node.is)) return locate_first(*this, *path, frame);
    const NodeSet all = nodes(node, frame, Reach::same_instance);
    return all.empty() ? TreeNode{} : all.front();
}

std::string_view node_text(const TreeNode& node, std::string& store) {
    const Tree& tree = *node.tree;
    if (node.node == no_node) {
        store = tree.root() == no_node ? std::string() : tree.string_value(tree.root());
        return store;
    }
    if (node.attribute >= 0) {
        const auto* all = tree.attributes(node.node);
        const auto index = static_cast<std::size_t>(node.attribute);
        if (all == nullptr || index >= all->size() || tree.hidden(node.node)) return {};
        return (*all)[index].value;
    }
    if (tree.first_child(node.node) == no_node)
        return tree.hidden(node.node) ? std::string_view() : std::string_view(tree.text(node.node));
    store = tree.string_value(node.node);
    return store;
}

namespace {

bool is_boolean(const TreeNode& node) {
    return node.node != no_node && node.attribute < 0 && node.tree->is_boolean(node.node);
}

}  // namespace

double node_number(const TreeNode& node) {
    std::string store;
    const std::string_view text = node_text(node, store);
    if (is_boolean(node)) {
        if (text == "true") return 1;
        if (text == "false") return 0;
    }
    return to_number(text);
}

bool node_truth(const TreeNode& node) {
    if (!is_boolean(node)) return true;
    std::string store;
    const std::string_view text = node_text(node, store);
    return text == "true" || text == "1";
}

std::string node_text(const TreeNode& node) {
    std::string store;
    return std::string(node_text(node, store));
}

}  // namespace xforms
