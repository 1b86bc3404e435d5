// SPDX-License-Identifier: Apache-2.0
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

// The rule under test stands at the head of evaluator.h.
class InsideARepeat : public ExpressionFixture {
 protected:
    InsideARepeat() {
        form(
            "data(total='' seed='9'"
            " rep(x='1' y='a' here='')"
            " rep(x='2' y='b' here='')"
            " rep(x='3' y='c' here=''))");
    }
    static constexpr std::string_view second = "/data/rep[2]/here";
};

TEST_F(InsideARepeat, AnAbsolutePathMeansTheSameInstance) {
    EXPECT_EQ(text("/data/rep/x", second), "2");
    EXPECT_EQ(number("/data/rep/x * 10", second), 20);
    EXPECT_TRUE(truth("/data/rep/x = 2 and /data/rep/y = 'b'", second));
    EXPECT_FALSE(truth("/data/rep/x = 1", second));
    EXPECT_EQ(text("concat(/data/rep/x, '-', /data/rep/y)", second), "2-b");
    EXPECT_EQ(number("max(/data/rep/x, 0)", second), 2);
    EXPECT_EQ(text("if(/data/rep/x > 1, /data/rep/y, 'none')", second), "b");
    EXPECT_EQ(all("/data/rep/x", second), "2");
    EXPECT_EQ(text("/data/seed", second), "9");
}

TEST_F(InsideARepeat, AnAbsolutePathFromOutsideMeansEveryInstance) {
    EXPECT_EQ(all("/data/rep/x", "/data/total"), "1 2 3");
    EXPECT_EQ(text("concat('x', /data/rep/x)", "/data/total"), "x123");
    EXPECT_TRUE(truth("/data/rep/x = 3", "/data/total"));
}

TEST_F(InsideARepeat, FunctionsOverManyNodesSeeEveryInstance) {
    EXPECT_EQ(number("count(/data/rep)", second), 3);
    EXPECT_EQ(number("sum(/data/rep/x)", second), 6);
    EXPECT_EQ(number("count-non-empty(/data/rep/y)", second), 3);
    EXPECT_EQ(number("max(/data/rep/x)", second), 3);
    EXPECT_EQ(number("min(/data/rep/x)", second), 1);
    EXPECT_EQ(text("join(' ', /data/rep/y)", second), "a b c");
    EXPECT_EQ(text("join(' ', /data/rep/y, /data/rep/x)", second), "b 2");
    EXPECT_EQ(number("sum(/data/rep/x) + /data/rep/x", second), 8);
    EXPECT_EQ(all("randomize(/data/rep, 1)/x", second), all("randomize(/data/rep, 1)/x", "/data/total"));
}

TEST_F(InsideARepeat, APredicateSeesEveryInstanceEachAsItsOwnContext) {
    EXPECT_EQ(all("/data/rep[position() = 1]/y", second), "a");
    EXPECT_EQ(all("/data/rep[x > 1]/y", second), "b c");
    EXPECT_EQ(number("count(/data/rep[/data/rep/x > 1])", second), 2);
    EXPECT_EQ(all("/data/rep[position() = position(current()/..) - 1]/y", second), "a");
    EXPECT_EQ(all("/data/rep[x = current()/../x]/y", second), "b");
}

TEST_F(InsideARepeat, RelativePathsAreThoseOfXPath) {
    EXPECT_EQ(text("../x", second), "2");
    EXPECT_EQ(all("../../rep/x", second), "1 2 3");
    EXPECT_EQ(number("count(../../rep)", second), 3);
    EXPECT_EQ(number("position(..)", second), 2);
}

TEST_F(InsideARepeat, AChoiceListsFilterKeepsTheInstanceOfTheQuestion) {
    list("rows", "root(item(k='1' v='one') item(k='2' v='two') item(k='3' v='three'))");
    EXPECT_EQ(all("instance('rows')/root/item[k = /data/rep/x]/v", second), "two");
    EXPECT_EQ(all("instance('rows')/root/item[k = current()/../x]/v", second), "two");
    EXPECT_EQ(all("instance('rows')/root/item[k > /data/rep/x]/v", second), "three");
}

TEST_F(InsideARepeat, OnceKeepsTheValueThatTheNodeHas) {
    EXPECT_EQ(text("once(/data/seed)", second), "9");
    primary->set_text(node(second).node, "kept");
    EXPECT_EQ(text("once(/data/seed)", second), "kept");
}

class InsideNestedRepeats : public ExpressionFixture {
 protected:
    InsideNestedRepeats() {
        form(
            "data(end=''"
            " outer(n='1' q='' inner(x='11') inner(x='12'))"
            " outer(n='2' q='' inner(x='21') inner(x='22') inner(x='23'))"
            " outer(n='3' q=''))");
    }
};

TEST_F(InsideNestedRepeats, EverySharedAncestorIsBound) {
    EXPECT_EQ(text("/data/outer/inner/x", "/data/outer[2]/inner[3]/x"), "23");
    EXPECT_EQ(text("/data/outer/n", "/data/outer[2]/inner[3]/x"), "2");
    EXPECT_EQ(all("/data/outer/inner/x", "/data/outer[2]/q"), "21 22 23");
    EXPECT_EQ(text("/data/outer/inner/x", "/data/outer[3]/q"), "");
    EXPECT_EQ(all("/data/outer/inner[position() = 2]/x", "/data/outer[2]/inner[3]/x"), "22");
    EXPECT_EQ(all("/data/outer[1]/inner/x", "/data/outer[2]/inner[1]/x"), "11 12");
    EXPECT_EQ(number("sum(/data/outer/inner/x)", "/data/outer[2]/q"), 89);
    EXPECT_EQ(number("sum(../inner/x)", "/data/outer[2]/q"), 66);
}

TEST_F(InsideNestedRepeats, IndexedRepeatPicksByPositions) {
    const std::string_view end = "/data/end";
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, 2)", end), "2");
    EXPECT_EQ(text("indexed-repeat(/data/outer/inner/x, /data/outer, 2, /data/outer/inner, 3)", end), "23");
    EXPECT_EQ(text("indexed-repeat(/data/outer/inner/x, /data/outer/inner, 1, /data/outer, 1)", end), "11");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, 4)", end), "");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, 0)", end), "");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, 1.5)", end), "");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, 'x')", end), "");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/none, 1)", end), "");
}

TEST_F(InsideNestedRepeats, IndexedRepeatInsideARepeatStaysInTheRepeatsThatItDoesNotIndex) {
    EXPECT_EQ(text("indexed-repeat(/data/outer/inner/x, /data/outer/inner, 2)", "/data/outer[2]/q"), "22");
    EXPECT_EQ(text("indexed-repeat(/data/outer/inner/x, /data/outer/inner, 2)", "/data/outer[2]/inner[1]/x"),
              "22");
    EXPECT_EQ(text("indexed-repeat(/data/outer/n, /data/outer, position(..) - 1)", "/data/outer[3]/q"), "2");
}

}  // namespace
}  // namespace xforms
