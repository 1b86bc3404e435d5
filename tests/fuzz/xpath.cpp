// SPDX-License-Identifier: Apache-2.0
// XPath: an expression, from its bytes to its value, over a small form with a repeat, a hidden node and a
// list of choices.
#include "kiosk/xforms/xpath/xpath.h"

#include <chrono>

#include "tests/fuzz/targets.h"

namespace {

using namespace xforms;

Tree filled_in() {
    Tree tree;
    const NodeId root = tree.add_element(no_node, "data");
    const auto leaf = [&tree](NodeId parent, const char* name, const char* text) {
        const NodeId made = tree.add_element(parent, name);
        tree.set_text(made, text);
        return made;
    };
    leaf(root, "a", "1");
    leaf(root, "date", "2024-02-29");
    leaf(root, "many", "a b c");
    leaf(root, "place", "53.4 -2.9 0 0;53.5 -2.8 0 0;53.4 -2.7 0 0");
    for (const char* age : {"30", "", "4"}) {
        const NodeId repeat = tree.add_element(root, "rep");
        leaf(repeat, "name", "Ann");
        leaf(repeat, "age", age);
    }
    tree.set_own_relevance(leaf(root, "hidden", "secret"), false);
    return tree;
}

Tree choices() {
    Tree tree;
    const NodeId root = tree.add_element(no_node, "root");
    for (const char* name : {"a", "b", "c"}) {
        const NodeId item = tree.add_element(root, "item");
        tree.set_text(tree.add_element(item, "name"), name);
        tree.set_text(tree.add_element(item, "label"), "A choice");
    }
    return tree;
}

// Everything fixed, so that an input does the same each time.
class Still : public Surroundings {
 public:
    const Tree* secondary_instance(std::string_view id) const override {
        return id == "list" ? &list_ : nullptr;
    }
    std::string itext(std::string_view id) const override { return std::string(id); }
    std::string choice_name(std::string_view value, const TreeNode&) const override {
        return std::string(value);
    }
    kiosk::Moment now() const override {
        return {.wall = std::chrono::sys_days(std::chrono::year(2024) / 2 / 1)};
    }
    double random() override { return 0.5; }
    std::string uuid() override { return "39f3dd36-161e-45cb-a1a4-395831d253a7"; }
    std::string language() const override { return "en"; }

 private:
    Tree list_ = choices();
};

NodeId an_age(const Tree& tree) {
    for (NodeId node = tree.first_child(tree.root()); node != no_node; node = tree.next_sibling(node))
        if (tree.name(node) == "rep") return tree.child(node, "age");
    return tree.root();
}

}  // namespace

void fuzz::xpath(std::string_view bytes) {
    static const Tree tree = filled_in();
    static Still still;
    const auto expression = Expression::parse(bytes);
    if (!expression) {
        kiosk::require(!expression.error().sentence.empty(), "an expression that is refused is told why");
        return;
    }
    for (const NodeId node : {tree.root(), an_age(tree)}) {
        const Context context{.primary = &tree, .node = {&tree, node}, .surroundings = &still};
        const Value value = expression->evaluate(context);
        (void)to_text(value);
        (void)to_number(value);
        (void)expression->nodes(context);
    }
    (void)expression->dependencies("/data/rep/age");
    (void)expression->unknown_functions();
}
