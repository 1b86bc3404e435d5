// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/lexer.h"
#include "kiosk/xforms/xpath/regex.h"

namespace xforms {

namespace {

using kiosk::Result;
using syntax::Axis;
using syntax::Node;
using syntax::Nodes;
using syntax::Operator;
using syntax::Path;
using syntax::Step;
using syntax::Test;

constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_steps = 256;
constexpr int most_searches = 8;  // of "//" in one path: each may look at every node for every node before it
constexpr int most_depth = 200;

struct Sign {
    std::string_view text;
    Operator meaning;
};
// XPath 1.0 section 3.4 and 3.5: the operators by rank, loosest first.
constexpr std::array<std::array<Sign, 4>, 6> ranks{{
    {{{"or", Operator::or_}}},
    {{{"and", Operator::and_}}},
    {{{"=", Operator::equal}, {"!=", Operator::unequal}}},
    {{{"<", Operator::less},
      {"<=", Operator::less_or_equal},
      {">", Operator::greater},
      {">=", Operator::greater_or_equal}}},
    {{{"+", Operator::add}, {"-", Operator::subtract}}},
    {{{"*", Operator::multiply}, {"div", Operator::divide}, {"mod", Operator::modulo}}},
}};

constexpr std::array<std::pair<std::string_view, Axis>, 10> axes{{
    {"child", Axis::child},
    {"parent", Axis::parent},
    {"self", Axis::self},
    {"attribute", Axis::attribute},
    {"descendant", Axis::descendant},
    {"descendant-or-self", Axis::descendant_or_self},
    {"ancestor", Axis::ancestor},
    {"ancestor-or-self", Axis::ancestor_or_self},
    {"following-sibling", Axis::following_sibling},
    {"preceding-sibling", Axis::preceding_sibling},
}};

class Parser {
 public:
    Parser(std::string_view source, std::vector<Token> tokens)
        : source_(source), tokens_(std::move(tokens)) {}

    Result<Node> whole() {
        Result<Node> node = expression();
        if (node && here().kind != TokenKind::end) return wrong("an operator is missing before this");
        return node;
    }

 private:
    Result<Node> expression() {
        if (++depth_ > most_depth) return wrong("the expression is nested too deeply for this kiosk");
        Result<Node> node = negation();
        if (node) node = climb(std::move(*node), 0);
        --depth_;
        return node;
    }

    // Precedence climbing, not a function for each rank: a bracket must cost the stack as little as it can.
    // Goes on from `left` as long as operators of `lowest` rank or tighter follow.
    Result<Node> climb(Node left, std::size_t lowest) {
        std::optional<std::size_t> open;  // the rank of the chain that `left` is, where this call made it
        while (const std::optional<Found> found = find_operator(lowest)) {
            ++next_;
            Result<Node> operand = negation();
            if (operand && find_operator(found->rank + 1))
                operand = climb(std::move(*operand), found->rank + 1);
            if (!operand) return operand;
            if (open != found->rank) {
                syntax::Chain chained;
                chained.operands.push_back(std::move(left));
                left = Node{std::move(chained)};
                open = found->rank;
            }
            auto& chained = std::get<syntax::Chain>(left.is);
            chained.operators.push_back(found->meaning);
            chained.operands.push_back(std::move(*operand));
        }
        return left;
    }

    struct Found {
        Operator meaning;
        std::size_t rank;
    };
    std::optional<Found> find_operator(std::size_t lowest) const {
        if (here().kind != TokenKind::symbol && here().kind != TokenKind::word_operator) return std::nullopt;
        for (std::size_t rank = lowest; rank < ranks.size(); ++rank)
            for (const Sign& sign : ranks[rank])
                if (!sign.text.empty() && here().text == sign.text) return Found{sign.meaning, rank};
        return std::nullopt;
    }

    Result<Node> negation() {
        int signs = 0;
        while (take("-")) ++signs;
        Result<Node> operand = union_of_paths();
        if (!operand || signs == 0) return operand;
        Node negated{syntax::Negation{}};
        std::get<syntax::Negation>(negated.is).operand.push_back(std::move(*operand));
        if (signs % 2 == 1) return negated;
        Node twice{syntax::Negation{}};  // an even count still makes a number of its operand
        std::get<syntax::Negation>(twice.is).operand.push_back(std::move(negated));
        return twice;
    }

    Result<Node> union_of_paths() {
        Result<Node> first = path();
        if (!first || !is("|")) return first;
        syntax::Union paths;
        paths.paths.push_back(std::move(*first));
        while (take("|")) {
            Result<Node> other = path();
            if (!other) return other;
            paths.paths.push_back(std::move(*other));
        }
        return Node{std::move(paths)};
    }

    // PathExpr: a location path, or a primary expression with predicates and steps after it.
    Result<Node> path() {
        Path path;
        if (is("/") || is("//")) {
            path.start = Path::Start::root;
            if (is("/") && !step_follows(1)) {
                ++next_;
                return finished(std::move(path));
            }
            return steps_of(std::move(path), true);
        }
        if (!starts_primary()) return steps_of(std::move(path), false);
        Result<Node> base = primary();
        if (!base) return base;
        if (!is("[") && !is("/") && !is("//")) return base;
        const auto* call = std::get_if<syntax::Call>(&base->is);
        if (call != nullptr && call->name == "current" && !is("[")) {
            path.start = Path::Start::current;
        } else {
            path.start = Path::Start::expression;
            path.base.push_back(std::move(*base));
            if (auto read = predicates(path.base_predicates); !read) return tl::unexpected(read.error());
        }
        if (!is("/") && !is("//")) return finished(std::move(path));
        return steps_of(std::move(path), true);
    }

    Result<Node> steps_of(Path path, bool slash_first) {
        for (bool slash = slash_first;; slash = true) {
            if (slash) {
                if (take("//"))
                    path.steps.push_back({Axis::descendant_or_self, Test::any_node, {}, {}});
                else if (!take("/"))
                    return finished(std::move(path));
            }
            Result<Step> read = step();
            if (!read) return tl::unexpected(read.error());
            const bool stays =
                read->axis == Axis::self && read->test == Test::any_node && read->predicates.empty();
            if (!stays) path.steps.push_back(std::move(*read));
            const auto far = std::count_if(path.steps.begin(), path.steps.end(), [](const Step& each) {
                return each.axis == Axis::descendant || each.axis == Axis::descendant_or_self;
            });
            if (far > most_searches)
                return wrong("the path searches the whole form too often for this kiosk");
            if (path.steps.size() > most_steps) return wrong("the path has too many steps for this kiosk");
        }
    }

    // "a//b" is a/descendant-or-self::node()/child::b: without predicates the same as a/descendant::b.
    static void shorten(std::vector<Step>& steps) {
        for (std::size_t index = 0; index + 1 < steps.size(); ++index) {
            const Step& any = steps[index];
            Step& below = steps[index + 1];
            if (any.axis != Axis::descendant_or_self || any.test != Test::any_node || !any.predicates.empty())
                continue;
            if (below.axis != Axis::child || !below.predicates.empty()) continue;
            below.axis = Axis::descendant;
            steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(index));
        }
    }

    // Nodes come twice, or backwards, only after `..` from several nodes and along the axes that reach far.
    static Result<Node> finished(Path path) {
        shorten(path.steps);
        bool several = path.start == Path::Start::expression, in_order = true;
        for (const Step& step : path.steps) {
            const bool straight =
                step.axis == Axis::child || step.axis == Axis::attribute || step.axis == Axis::self;
            if (!straight && (several || step.axis != Axis::parent)) in_order = false;
            several = several || (step.axis != Axis::parent && step.axis != Axis::self);
        }
        path.in_document_order = in_order;
        return Node{std::move(path)};
    }

    Result<Step> step() {
        Step step;
        if (take(".")) {
            step = {Axis::self, Test::any_node, {}, {}};
        } else if (take("..")) {
            step = {Axis::parent, Test::any_node, {}, {}};
        } else {
            if (take("@")) {
                step.axis = Axis::attribute;
            } else if (here().kind == TokenKind::name && ahead(1).kind == TokenKind::symbol &&
                       ahead(1).text == "::") {
                const auto known = std::find_if(
                    axes.begin(), axes.end(), [this](const auto& axis) { return axis.first == here().text; });
                if (known == axes.end()) return wrong("this axis is not one that forms can use");
                step.axis = known->second;
                next_ += 2;
            }
            if (auto read = node_test(step); !read) return tl::unexpected(read.error());
        }
        if (auto read = predicates(step.predicates); !read) return tl::unexpected(read.error());
        return step;
    }

    Result<void> node_test(Step& step) {
        if (take("*")) {
            step.test = Test::any_name;
            return {};
        }
        if (here().kind != TokenKind::name)
            return wrong("a name, a value or an opening bracket is missing here");
        const std::string_view name = tokens_[next_++].text;
        if (is("(")) {
            if (name != "node" && name != "text") return wrong("a function cannot be a step of a path");
            ++next_;
            if (!take(")")) return wrong("a closing bracket is missing here");
            step.test = name == "node" ? Test::any_node : Test::text;
            return {};
        }
        step.name = name.substr(name.find(':') + 1);  // npos + 1 is 0: no prefix, all of it
        if (step.name == "*") step.test = Test::any_name;
        return {};
    }

    Result<void> predicates(Nodes& into) {
        while (take("[")) {
            Result<Node> predicate = expression();
            if (!predicate) return tl::unexpected(predicate.error());
            if (!take("]")) return wrong("a closing square bracket is missing here");
            into.push_back(std::move(*predicate));
        }
        return {};
    }

    bool starts_primary() const {
        if (here().kind == TokenKind::number || here().kind == TokenKind::literal || is("(")) return true;
        return here().kind == TokenKind::name && ahead(1).text == "(" && ahead(1).kind == TokenKind::symbol &&
               here().text != "node" && here().text != "text";
    }

    Result<Node> primary() {
        const Token token = tokens_[next_++];
        if (token.kind == TokenKind::literal) return Node{syntax::Literal{std::string(token.text)}};
        if (token.kind == TokenKind::number) return Node{syntax::Number{to_number(token.text)}};
        if (token.kind == TokenKind::name) return call(token);
        Result<Node> inside = expression();
        if (inside && !take(")")) return wrong("a closing bracket is missing here");
        return inside;
    }

    Result<Node> call(const Token& name) {
        syntax::Call call;
        call.name = name.text;
        ++next_;  // the opening bracket, seen by starts_primary()
        if (!take(")")) {
            do {
                Result<Node> argument = expression();
                if (!argument) return argument;
                call.arguments.push_back(std::move(*argument));
            } while (take(","));
            if (!take(")")) return wrong("a comma or a closing bracket is missing here");
        }
        call.function = find_function(call.name);
        if (auto checked = check(call, name.place); !checked) return tl::unexpected(checked.error());
        return Node{std::move(call)};
    }

    Result<void> check(syntax::Call& call, std::size_t place) {
        if (call.function == nullptr) return {};
        const std::size_t given = call.arguments.size();
        if (given < call.function->least || given > call.function->most)
            return fail_at(source_, place,
                           call.name + "() cannot take " + std::to_string(given) + " arguments");
        if (call.name == "weighted-checklist" && given % 2 != 0)
            return fail_at(source_, place, "weighted-checklist() needs a weight for each of its values");
        if (call.name == "indexed-repeat" && given % 2 == 0)
            return fail_at(source_, place, "indexed-repeat() needs a position for each of its repeats");
        const auto* second = given > 1 ? std::get_if<syntax::Literal>(&call.arguments[1].is) : nullptr;
        if (second == nullptr) return {};
        if (call.name == "regex") {
            Result<std::shared_ptr<const Regex>> pattern = Regex::compile(second->value);
            if (!pattern) return fail_at(source_, place, pattern.error().sentence);
            call.pattern = std::move(*pattern);
        } else if (call.name == "jr:choice-name") {
            Result<Node> path = parse_syntax(second->value);
            if (!path)
                return fail_at(source_, place, "the path of jr:choice-name(): " + path.error().sentence);
            call.choices_of.push_back(std::move(*path));
        }
        return {};
    }

    bool step_follows(std::size_t distance) const {
        const Token& token = ahead(distance);
        return token.kind == TokenKind::name ||
               (token.kind == TokenKind::symbol &&
                (token.text == "." || token.text == ".." || token.text == "@" || token.text == "*"));
    }
    const Token& here() const { return tokens_[next_]; }
    const Token& ahead(std::size_t distance) const {
        return tokens_[std::min(next_ + distance, tokens_.size() - 1)];
    }
    bool is(std::string_view symbol) const {
        return here().kind == TokenKind::symbol && here().text == symbol;
    }
    bool take(std::string_view symbol) {
        if (!is(symbol)) return false;
        ++next_;
        return true;
    }
    tl::unexpected<kiosk::Error> wrong(const std::string& what) const {
        if (here().kind == TokenKind::end)
            return fail_at(source_, here().place, "the expression ends too early");
        return fail_at(source_, here().place, what);
    }

    std::string_view source_;
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<Node> parse_syntax(std::string_view source) {
    if (source.size() > most_bytes)
        return kiosk::fail(kiosk::ErrorKind::invalid, "an expression of " + std::to_string(source.size()) +
                                                          " bytes is longer than this kiosk reads");
    Result<std::vector<Token>> tokens = read_tokens(source);
    if (!tokens) return tl::unexpected(tokens.error());
    return Parser(source, std::move(*tokens)).whole();
}

}  // namespace xforms
