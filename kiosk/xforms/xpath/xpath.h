// SPDX-License-Identifier: Apache-2.0
// ODK's XPath: parsed once at load into an Expression, evaluated many times over Trees.
//
// XPath 1.0 with the functions of the ODK XForms spec ("XPath Functions") and its readings: numbers print
// without exponents, two sides that look like dates compare as dates, an absolute path inside a repeat means
// the node of the same repeat instance. Where ODK's engines differ the rule is: what JavaRosa and Web Forms
// agree on; else the spec; else Web Forms. Every such choice is listed at the head of functions.cpp.
//
// Immutable after parse(); evaluate() keeps no state: all that varies is in Context. Errors: parse() gives
// ErrorKind::invalid with the position and what was expected; evaluation cannot fail except where a value is
// outside a function's domain, which gives the empty string or NaN as the spec has it, and where it goes past
// the bounds of kiosk/limits.h: then the value is empty, and the Allowance has the sentence.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/xforms/xpath/tree.h"

namespace xforms {

struct TreeNode {
    const Tree* tree = nullptr;
    NodeId node = no_node;        // no_node with a tree: the document above its root element
    std::int32_t attribute = -1;  // index into tree->attributes(node), or -1 for the element itself
    friend bool operator==(const TreeNode&, const TreeNode&) = default;
};
using NodeSet = std::vector<TreeNode>;  // document order within a tree

// XPath 1.0 section 1: node-set, boolean, number, string.
using Value = std::variant<NodeSet, bool, double, std::string>;

// What an expression may ask of the form around it. Implemented by Instance; a test gives one of its own.
class Surroundings {
 public:
    virtual ~Surroundings() = default;
    virtual const Tree* secondary_instance(std::string_view id) const = 0;  // nullptr where there is none
    virtual std::string itext(std::string_view id) const = 0;  // jr:itext, in the current language
    // jr:choice-name(value, 'path'): the label of the choice with that value of the select at `node`.
    virtual std::string choice_name(std::string_view value, const TreeNode& select) const = 0;
    virtual kiosk::Moment now() const = 0;
    virtual double random() = 0;               // [0, 1)
    virtual std::string uuid() = 0;            // version 4, lower case, without a prefix
    virtual std::string language() const = 0;  // BCP 47 where known; month and day names of format-date
};

class Allowance;
class Running;

struct Context {
    const Tree* primary = nullptr;
    TreeNode node;  // the context node: `.`; also what contextualises absolute paths inside repeats
    Surroundings* surroundings = nullptr;
    std::size_t position = 0, size = 1;  // 0: none is given, the node's own among its siblings
    // What this and the evaluations around it may cost; where there is none, as much as one touch.
    Allowance* allowance = nullptr;
    Running* running = nullptr;  // what evaluations before this one have added up already (running.h)
};

// A location path that an expression reads, written without positions and predicates, absolute where it
// could be made so from the node that the expression belongs to: "/data/rep/x". A step by `*` is written so:
// "/data/*"; a path with `//` or a far axis begins with "//". Secondary instances are left out.
struct Dependency {
    std::string path;
    // count(/data/rep), sum(/data/rep/x): every instance, not the one of this context.
    bool whole_nodeset = false;
    bool attribute = false;  // only attributes of that element are read
};

class Expression {
 public:
    static kiosk::Result<Expression> parse(std::string_view source);

    Value evaluate(const Context&) const;
    // Shorthands with XPath's conversions.
    std::string text(const Context&) const;
    double number(const Context&) const;
    bool truth(const Context&) const;
    // Empty where the value is no node-set. An absolute path inside a repeat is of the same instance.
    NodeSet nodes(const Context&) const;

    // `home` is the absolute path, without positions, of the node that the expression stands on.
    std::vector<Dependency> dependencies(std::string_view home) const;
    // By the name as written ("jr:thing"), for refusing a form at load with a full list.
    std::vector<std::string> unknown_functions() const;
    // What an evaluation says beyond the trees: texts by a literal id (jr:itext('x')), and the choices of
    // selects (jr:choice-name), by the path of each as dependencies() writes it.
    struct Mentions {
        std::vector<std::string> texts, selects;
    };
    Mentions mentions(std::string_view home) const;
    bool calls(std::string_view function) const;  // today, now, random, position...: what no dependency shows
    const std::string& source() const;

    struct Tree_;  // the syntax tree; defined in the sources

 private:
    std::shared_ptr<const Tree_> syntax_;
};

// XPath 1.0 section 4 conversions with ODK's readings; also used for answers and defaults.
std::string to_text(const Value&);
std::string to_text(double number);  // never an exponent; NaN is "NaN"
double to_number(const Value&);      // a date or dateTime text is its day number
double to_number(std::string_view text);
bool to_truth(const Value&);

}  // namespace xforms
