// SPDX-License-Identifier: Apache-2.0
// A small form for expressions to be asked of: a primary instance, choice lists by name, a clock and a
// language.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

// Reads "data(a='1' rep(x='2') rep(x='3'))": elements with text or with others below them.
class TreeWriter {
 public:
    static Tree write(std::string_view text) {
        Tree tree;
        TreeWriter writer(tree, text);
        writer.element(no_node);
        return tree;
    }

 private:
    TreeWriter(Tree& tree, std::string_view text) : tree_(tree), rest_(text) {}

    void element(NodeId parent) {
        const std::size_t end = rest_.find_first_of("=() ");
        const NodeId node = tree_.add_element(parent, rest_.substr(0, end));
        rest_.remove_prefix(std::min(end, rest_.size()));
        if (rest_.starts_with("='")) {
            const std::size_t close = rest_.find('\'', 2);
            tree_.set_text(node, rest_.substr(2, close - 2));
            rest_.remove_prefix(close + 1);
        } else if (rest_.starts_with("(")) {
            for (rest_.remove_prefix(1); !rest_.starts_with(")"); skip_spaces()) element(node);
            rest_.remove_prefix(1);
        }
    }
    void skip_spaces() {
        while (rest_.starts_with(" ")) rest_.remove_prefix(1);
    }

    Tree& tree_;
    std::string_view rest_;
};

class ExpressionFixture : public testing::Test, public Surroundings {
 protected:
    ExpressionFixture() { in_zone("UTC"); }

    void form(std::string_view text) { primary.emplace(TreeWriter::write(text)); }
    void list(const std::string& id, std::string_view text) { lists.emplace(id, TreeWriter::write(text)); }
    void in_zone(const char* zone) {
        setenv("TZ", zone, 1);
        tzset();
    }

    Expression parsed(std::string_view source) const {
        kiosk::Result<Expression> expression = Expression::parse(source);
        EXPECT_TRUE(expression.has_value()) << source << ": " << expression.error().sentence;
        if (!expression) return *Expression::parse("''");
        return *expression;
    }
    std::string refusal(std::string_view source) const {
        const kiosk::Result<Expression> expression = Expression::parse(source);
        return expression ? "" : expression.error().sentence;
    }

    // The node of a path without the repeats rule, "/data/rep[2]/x".
    TreeNode node(std::string_view path) {
        Context from_the_root{primary ? &*primary : nullptr, {}, this};
        const NodeSet nodes = parsed(path).nodes(from_the_root);
        EXPECT_EQ(nodes.size(), 1u) << path;
        return nodes.empty() ? TreeNode{} : nodes.front();
    }
    Context at(std::string_view path) {
        Context context{primary ? &*primary : nullptr, {}, this};
        if (!path.empty()) context.node = node(path);
        return context;
    }

    std::string text(std::string_view source, std::string_view here = "") {
        return parsed(source).text(at(here));
    }
    double number(std::string_view source, std::string_view here = "") {
        return parsed(source).number(at(here));
    }
    bool truth(std::string_view source, std::string_view here = "") { return parsed(source).truth(at(here)); }
    // The texts of a node-set, with a space between them.
    std::string all(std::string_view source, std::string_view here = "") {
        std::string joined;
        for (const TreeNode& found : parsed(source).nodes(at(here)))
            joined += (joined.empty() ? "" : " ") + to_text(Value(NodeSet{found}));
        return joined;
    }

    const Tree* secondary_instance(std::string_view id) const override {
        const auto found = lists.find(std::string(id));
        return found == lists.end() ? nullptr : &found->second;
    }
    std::string itext(std::string_view id) const override { return "itext of " + std::string(id); }
    std::string choice_name(std::string_view value, const TreeNode& select) const override {
        return "label of " + std::string(value) + " at " + std::string(select.tree->name(select.node));
    }
    kiosk::Moment now() const override { return {std::chrono::milliseconds(0), wall}; }
    double random() override { return 0.5; }
    std::string uuid() override { return "39f3dd36-161e-45cb-a1a4-395831d253a7"; }
    std::string language() const override { return spoken; }

    std::optional<Tree> primary;
    std::map<std::string, Tree, std::less<>> lists;
    std::chrono::sys_time<std::chrono::milliseconds> wall{
        std::chrono::sys_days(std::chrono::year(2024) / 2 / 1) + std::chrono::hours(10)};
    std::string spoken = "en";
};

}  // namespace xforms
