// SPDX-License-Identifier: Apache-2.0
// Rows of a list that a predicate looks up in an index must be those that it keeps one by one.
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Lookup : public ExpressionFixture {
 protected:
    void a_list_of(int rows) {
        std::string text = "root(";
        for (int row = 0; row < rows; ++row) {
            const std::string number = std::to_string(row);
            text += (row == 0 ? "" : " ");
            text += "item(name='n" + number + "' ward='w" + std::to_string(row % 7) + "' also='" +
                    std::to_string(row % 3) + "' ward='x" + std::to_string(row % 5) + "')";
        }
        form("data(ward='w3' also='1')");
        list("l", text + ")");
    }
    std::string names(const std::string& predicates) {
        return text("join(' ', instance('l')/root/item" + predicates + "/name)");
    }
};

TEST_F(Lookup, KeepsTheRowsThatEqualInTheirOrder) {
    a_list_of(20);
    EXPECT_EQ(names("[ward = 'w3']"), "n3 n10 n17");
    EXPECT_EQ(names("[ward = /data/ward]"), "n3 n10 n17");
    EXPECT_EQ(names("['w3' = ward]"), "n3 n10 n17");
    EXPECT_EQ(names("[ward = 'nowhere']"), "");
    EXPECT_EQ(names("[nothing = 'w3']"), "");
}

TEST_F(Lookup, SeesEachOfSeveralColumnsOfOneName) {
    a_list_of(20);
    EXPECT_EQ(names("[ward = 'x4']"), "n4 n9 n14 n19");
    EXPECT_EQ(names("[ward = 'w4' and ward = 'x4']"), "n4");
}

TEST_F(Lookup, AppliesWhatElseThePredicateWants) {
    a_list_of(20);
    EXPECT_EQ(names("[ward = 'w3' and also = /data/also]"), "n10");
    EXPECT_EQ(names("[contains(name, '7') and ward = 'w3']"), "n17");
    EXPECT_EQ(names("[ward = 'w3'][also = '1']"), "n10");
}

TEST_F(Lookup, CountsPlacesAmongAllRowsOrAmongThoseLeft) {
    a_list_of(20);
    EXPECT_EQ(names("[ward = 'w3' and position() > 5]"), "n10 n17");
    EXPECT_EQ(names("[ward = 'w3' and position() = last() - 2]"), "n17");
    EXPECT_EQ(names("[ward = 'w3'][2]"), "n10");
    EXPECT_EQ(names("[ward = 'w3'][last()]"), "n17");
}

TEST_F(Lookup, SeesATreeThatHasChanged) {
    a_list_of(20);
    EXPECT_EQ(names("[ward = 'w3']"), "n3 n10 n17");
    Tree& tree = lists.at("l");
    const NodeId first = tree.first_child(tree.root());
    tree.set_text(tree.child(first, "ward"), "w3");
    EXPECT_EQ(names("[ward = 'w3']"), "n0 n3 n10 n17");
    tree.remove_subtree(tree.next_sibling(tree.next_sibling(tree.next_sibling(first))));
    EXPECT_EQ(names("[ward = 'w3']"), "n0 n10 n17");
    const NodeId added = tree.add_element(tree.root(), "item");
    tree.set_text(tree.add_element(added, "name"), "new");
    tree.set_text(tree.add_element(added, "ward"), "w3");
    EXPECT_EQ(names("[ward = 'w3']"), "n0 n10 n17 new");
}

}  // namespace
}  // namespace xforms
