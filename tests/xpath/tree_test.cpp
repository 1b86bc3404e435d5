// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/tree.h"

#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

std::string written(const Tree& tree, NodeId node) {
    std::string all(tree.name(node));
    if (tree.first_child(node) == no_node) return all + "='" + tree.text(node) + "'";
    all += '(';
    for (NodeId child = tree.first_child(node); child != no_node; child = tree.next_sibling(child))
        all += (child == tree.first_child(node) ? "" : " ") + written(tree, child);
    return all + ')';
}
std::string written(const Tree& tree) {
    return written(tree, tree.root());
}

TEST(ATree, KeepsElementsInTheOrderInWhichTheyWereAdded) {
    const std::string text = "data(a='1' rep(x='2') rep(x='3') b='4')";
    const Tree tree = TreeWriter::write(text);
    EXPECT_EQ(written(tree), text);
    EXPECT_EQ(tree.parent(tree.root()), no_node);
    EXPECT_EQ(tree.previous_sibling(tree.child(tree.root(), "a")), no_node);
}

TEST(ATree, CopiesARepeatInstanceAfterAnotherWithAllThatItHolds) {
    Tree tree = TreeWriter::write("data(rep(x='1' y(z='2')) last='9')");
    const NodeId rep = tree.child(tree.root(), "rep");
    tree.add_attribute(rep, "key", "k");
    tree.set_own_relevance(tree.child(rep, "x"), false);
    const NodeId copy = tree.copy_subtree(tree, rep, tree.root(), rep);
    EXPECT_EQ(written(tree), "data(rep(x='1' y(z='2')) rep(x='1' y(z='2')) last='9')");
    ASSERT_NE(tree.attribute(copy, "key"), nullptr);
    EXPECT_EQ(*tree.attribute(copy, "key"), "k");
    EXPECT_TRUE(tree.hidden(tree.child(copy, "x")));
    EXPECT_EQ(tree.position(copy), 2u);
    EXPECT_EQ(tree.position(rep), 1u);
}

TEST(ATree, CopiesFromAnotherTreeToTheEndOfAParent) {
    const Tree form = TreeWriter::write("data(rep(x='1'))");
    Tree tree = TreeWriter::write("data(a='0')");
    tree.copy_subtree(form, form.child(form.root(), "rep"), tree.root(), no_node);
    EXPECT_EQ(written(tree), "data(a='0' rep(x='1'))");
}

TEST(ATree, CopiesAnElementIntoItselfOnce) {
    Tree tree = TreeWriter::write("data(rep(x='1'))");
    const NodeId rep = tree.child(tree.root(), "rep");
    tree.copy_subtree(tree, rep, rep, no_node);
    EXPECT_EQ(written(tree), "data(rep(x='1' rep(x='1')))");
}

TEST(ATree, RemovesAnInstanceAndUsesItsNodesAgain) {
    Tree tree = TreeWriter::write("data(rep(x='1') rep(x='2') rep(x='3'))");
    const NodeId second = tree.next_sibling(tree.first_child(tree.root()));
    const std::size_t size = tree.size();
    tree.remove_subtree(second);
    EXPECT_EQ(written(tree), "data(rep(x='1') rep(x='3'))");
    tree.copy_subtree(tree, tree.first_child(tree.root()), tree.root(), no_node);
    EXPECT_EQ(written(tree), "data(rep(x='1') rep(x='3') rep(x='1'))");
    EXPECT_EQ(tree.size(), size);
    EXPECT_TRUE(tree.own_relevance(tree.first_child(tree.root())));
}

TEST(ATree, RemovesTheFirstTheLastAndTheOnlyChild) {
    Tree tree = TreeWriter::write("data(a='1' b='2' c='3')");
    tree.remove_subtree(tree.child(tree.root(), "a"));
    tree.remove_subtree(tree.child(tree.root(), "c"));
    EXPECT_EQ(written(tree), "data(b='2')");
    tree.remove_subtree(tree.child(tree.root(), "b"));
    EXPECT_EQ(tree.first_child(tree.root()), no_node);
    tree.add_element(tree.root(), "d");
    EXPECT_EQ(written(tree), "data(d='')");
}

TEST(ATree, FindsChildrenByNameAmongThousandsWhateverIsAddedOrRemoved) {
    Tree tree = TreeWriter::write("data(first='')");
    for (int index = 0; index < 2000; ++index) tree.add_element(tree.root(), "q" + std::to_string(index));
    const NodeId late = tree.child(tree.root(), "q1999");
    EXPECT_EQ(tree.name(late), "q1999");
    EXPECT_EQ(tree.child(tree.root(), "q2000"), no_node);
    tree.add_element(tree.root(), "q2000");
    EXPECT_NE(tree.child(tree.root(), "q2000"), no_node);
    tree.copy_subtree(tree, late, tree.root(), tree.first_child(tree.root()));
    EXPECT_EQ(tree.previous_sibling(tree.child(tree.root(), "q1999")), tree.first_child(tree.root()));
    tree.remove_subtree(tree.child(tree.root(), "q1999"));
    EXPECT_EQ(tree.child(tree.root(), "q1999"), late);
    tree.remove_subtree(late);
    EXPECT_EQ(tree.child(tree.root(), "q1999"), no_node);
}

TEST(ATree, LeavesHiddenNodesOutOfItsStringValue) {
    Tree tree = TreeWriter::write("data(group(a='1' b='2') c='3')");
    const NodeId group = tree.child(tree.root(), "group");
    EXPECT_EQ(tree.string_value(tree.root()), "123");
    tree.set_own_relevance(tree.child(group, "a"), false);
    EXPECT_EQ(tree.string_value(tree.root()), "23");
    tree.set_own_relevance(group, false);
    EXPECT_EQ(tree.string_value(tree.root()), "3");
    EXPECT_TRUE(tree.hidden(tree.child(group, "b")));
    EXPECT_TRUE(tree.own_relevance(tree.child(group, "b")));
    EXPECT_EQ(tree.text(tree.child(group, "b")), "2");
    EXPECT_EQ(tree.string_value(tree.child(group, "b")), "");
    tree.set_own_relevance(group, true);
    EXPECT_EQ(tree.string_value(tree.root()), "23");
}

TEST(ATree, OverwritesATextThatIsReplaced) {
    Tree tree = TreeWriter::write("data(a='')");
    const NodeId a = tree.child(tree.root(), "a");
    tree.set_text(a, std::string(100, 's') + "secret");
    tree.set_text(a, tree.text(a));
    EXPECT_EQ(tree.text(a).size(), 106u);
    tree.set_text(a, "short");
    EXPECT_EQ(tree.text(a), "short");
}

TEST(ATree, KeepsAttributesInOrderAndChangesThemByName) {
    Tree tree = TreeWriter::write("data(a='')");
    const NodeId a = tree.child(tree.root(), "a");
    EXPECT_EQ(tree.attributes(a), nullptr);
    tree.add_attribute(a, "id", "1", "urn:x");
    tree.set_attribute(a, "version", "2");
    tree.set_attribute(a, "id", "3");
    ASSERT_EQ(tree.attributes(a)->size(), 2u);
    EXPECT_EQ(tree.attributes(a)->front().value, "3");
    EXPECT_EQ(tree.attributes(a)->front().namespace_uri, "urn:x");
    EXPECT_EQ(tree.attribute(a, "none"), nullptr);
}

TEST(ATreeDeathTest, RefusesANodeThatWasRemoved) {
    Tree tree = TreeWriter::write("data(a='1')");
    const NodeId a = tree.child(tree.root(), "a");
    tree.remove_subtree(a);
    EXPECT_DEATH(static_cast<void>(tree.text(a)), "broken invariant: a tree was asked for a node");
}

}  // namespace
}  // namespace xforms
