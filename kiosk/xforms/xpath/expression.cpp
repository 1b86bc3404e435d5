// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "kiosk/xforms/xpath/dependencies.h"
#include "kiosk/xforms/xpath/evaluator.h"
#include "kiosk/xforms/xpath/parser.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

namespace {

template <class Visit>
void for_each_call(const syntax::Node& node, Visit&& visit) {
    if (const auto* call = std::get_if<syntax::Call>(&node.is)) visit(*call);
    if (const auto* path = std::get_if<syntax::Path>(&node.is);
        path && path->start == syntax::Path::Start::current) {
        syntax::Call current;
        current.name = "current";
        visit(current);
    }
    syntax::for_each_below(node, [&visit](const syntax::Node& below) { for_each_call(below, visit); });
}

}  // namespace

kiosk::Result<Expression> Expression::parse(std::string_view source) {
    kiosk::Result<syntax::Node> root = parse_syntax(source);
    if (!root) return tl::unexpected(root.error());
    Expression expression;
    expression.syntax_ = std::make_shared<const Tree_>(Tree_{std::string(source), std::move(*root)});
    return expression;
}

Value Expression::evaluate(const Context& context) const {
    const Evaluator evaluator(context);
    return evaluator.value(syntax_->root, evaluator.frame());
}

std::string Expression::text(const Context& context) const {
    const Evaluator evaluator(context);
    return evaluator.text(syntax_->root, evaluator.frame());
}

double Expression::number(const Context& context) const {
    const Evaluator evaluator(context);
    return evaluator.number(syntax_->root, evaluator.frame());
}

bool Expression::truth(const Context& context) const {
    const Evaluator evaluator(context);
    return evaluator.truth(syntax_->root, evaluator.frame());
}

NodeSet Expression::nodes(const Context& context) const {
    const Evaluator evaluator(context);
    return evaluator.nodes(syntax_->root, evaluator.frame(), Reach::same_instance);
}

std::vector<Dependency> Expression::dependencies(std::string_view home) const {
    return find_dependencies(syntax_->root, home);
}

std::vector<std::string> Expression::unknown_functions() const {
    std::vector<std::string> unknown;
    for_each_call(syntax_->root, [&unknown](const syntax::Call& call) {
        if (call.function == nullptr && call.name != "current" &&
            std::find(unknown.begin(), unknown.end(), call.name) == unknown.end())
            unknown.push_back(call.name);
    });
    return unknown;
}

bool Expression::calls(std::string_view function) const {
    bool found = false;
    for_each_call(syntax_->root, [&](const syntax::Call& call) { found = found || call.name == function; });
    return found;
}

const std::string& Expression::source() const {
    return syntax_->source;
}

}  // namespace xforms
