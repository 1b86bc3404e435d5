// SPDX-License-Identifier: Apache-2.0
// The syntax tree of an expression: what the parser makes, and evaluator, dependencies and checks walk.
//
// Chains of operators of one rank ("a or b or c", "1 + 2 - 3") are one node, so that the tree is only as deep
// as the expression's brackets, and every walk over it may recurse. Immutable once parsed. Private to this
// room.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

class Regex;
struct Function;

namespace syntax {

struct Node;
using Nodes = std::vector<Node>;

enum class Axis {
    child,
    parent,
    self,
    attribute,
    descendant,
    descendant_or_self,
    ancestor,
    ancestor_or_self,
    following_sibling,
    preceding_sibling
};
enum class Test { name, any_name, any_node, text };
enum class Operator {
    or_,
    and_,
    equal,
    unequal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo
};

struct Number {
    double value = 0;
};
struct Literal {
    std::string value;
};
struct Step {
    Axis axis = Axis::child;
    Test test = Test::name;
    std::string name;  // local part: a form's expressions cannot bind prefixes of their own
    Nodes predicates;
};
struct Path {
    enum class Start { root, context, current, expression };
    Start start = Start::context;
    Nodes base;             // Start::expression: exactly one
    Nodes base_predicates;  // "(...)[...]"
    std::vector<Step> steps;
    bool in_document_order = true;  // no step can find a node twice or out of order
};
struct Call {
    std::string name;                    // as written
    const Function* function = nullptr;  // nullptr: unknown, which refuses the form
    Nodes arguments;
    std::shared_ptr<const Regex> pattern;  // regex() with a literal pattern
    Nodes choices_of;                      // jr:choice-name() with a literal path: that path, parsed
};
struct Chain {
    Nodes operands;
    std::vector<Operator> operators;  // between them, applied from the left
};
struct Negation {
    Nodes operand;
};
struct Union {
    Nodes paths;
};

struct Node {
    std::variant<Number, Literal, Path, Call, Chain, Negation, Union> is;
};

// Visits each node right below, with its predicates; `visit(const Node&)`.
template <class Visit>
void for_each_below(const Node& node, Visit&& visit) {
    const auto all = [&visit](const Nodes& nodes) {
        for (const Node& below : nodes) visit(below);
    };
    if (const auto* path = std::get_if<Path>(&node.is)) {
        all(path->base);
        all(path->base_predicates);
        for (const Step& step : path->steps) all(step.predicates);
    } else if (const auto* call = std::get_if<Call>(&node.is)) {
        all(call->arguments);
        all(call->choices_of);
    } else if (const auto* chain = std::get_if<Chain>(&node.is)) {
        all(chain->operands);
    } else if (const auto* negation = std::get_if<Negation>(&node.is)) {
        all(negation->operand);
    } else if (const auto* paths = std::get_if<Union>(&node.is)) {
        all(paths->paths);
    }
}

}  // namespace syntax

struct Expression::Tree_ {
    std::string source;
    syntax::Node root;
};

}  // namespace xforms
