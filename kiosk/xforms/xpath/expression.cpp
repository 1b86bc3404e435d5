// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
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

namespace {

// Past a bound there is no value: what it would have been is empty.
template <class T, class Evaluate>
T within_bounds(const Context& context, const std::string& source, T empty, Evaluate&& evaluate) {
    const Evaluator evaluator(context);
    try {
        return evaluate(evaluator, evaluator.frame());
    } catch (const Overrun& overrun) {
        constexpr std::size_t most_shown = 120;
        const bool whole = source.size() <= most_shown;
        evaluator.allowance().note(overrun.bound, whole ? source : source.substr(0, most_shown) + "...");
        return empty;
    }
}

}  // namespace

Value Expression::evaluate(const Context& context) const {
    return within_bounds(context, syntax_->source, Value(std::string()),
                         [this](const Evaluator& evaluator, const Frame& frame) {
                             Value value = evaluator.value(syntax_->root, frame);
                             if (const auto* text = std::get_if<std::string>(&value))
                                 evaluator.allowance().weigh(text->size());
                             return value;
                         });
}

std::string Expression::text(const Context& context) const {
    return within_bounds(context, syntax_->source, std::string(),
                         [this](const Evaluator& evaluator, const Frame& frame) {
                             return evaluator.text(syntax_->root, frame);
                         });
}

double Expression::number(const Context& context) const {
    return within_bounds(context, syntax_->source, std::numeric_limits<double>::quiet_NaN(),
                         [this](const Evaluator& evaluator, const Frame& frame) {
                             return evaluator.number(syntax_->root, frame);
                         });
}

bool Expression::truth(const Context& context) const {
    return within_bounds(context, syntax_->source, false,
                         [this](const Evaluator& evaluator, const Frame& frame) {
                             return evaluator.truth(syntax_->root, frame);
                         });
}

NodeSet Expression::nodes(const Context& context) const {
    return within_bounds(context, syntax_->source, NodeSet(),
                         [this](const Evaluator& evaluator, const Frame& frame) {
                             return evaluator.nodes(syntax_->root, frame, Reach::same_instance);
                         });
}

std::vector<Dependency> Expression::dependencies(std::string_view home) const {
    return find_dependencies(syntax_->root, home);
}

Expression::Mentions Expression::mentions(std::string_view home) const {
    Mentions found;
    for_each_call(syntax_->root, [&](const syntax::Call& call) {
        if (call.name == "jr:itext" && call.arguments.size() == 1)
            if (const auto* id = std::get_if<syntax::Literal>(&call.arguments.front().is))
                found.texts.push_back(id->value);
        for (const syntax::Node& select : call.choices_of)
            for (Dependency& read : find_dependencies(select, home))
                found.selects.push_back(std::move(read.path));
    });
    return found;
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
