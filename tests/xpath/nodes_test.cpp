// SPDX-License-Identifier: Apache-2.0
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Nodes : public ExpressionFixture {
 protected:
    Nodes() { form("data(a='1' group(b='2' c='3') rep(x='4') rep(x='5') rep(x='6') empty='')"); }
};

TEST_F(Nodes, AreFoundByAbsoluteAndRelativePaths) {
    EXPECT_EQ(text("/data/a"), "1");
    EXPECT_EQ(text("../a", "/data/empty"), "1");
    EXPECT_EQ(text("../../a", "/data/group/b"), "1");
    EXPECT_EQ(text("./../c", "/data/group/b"), "3");
    EXPECT_EQ(text(".", "/data/group/b"), "2");
    EXPECT_EQ(text("c", "/data/group"), "3");
    EXPECT_EQ(all("/data/group/*"), "2 3");
    EXPECT_EQ(all("/data/*/x"), "4 5 6");
    EXPECT_EQ(text("current()/../a", "/data/empty"), "1");
    EXPECT_EQ(text("/data/group"), "23");
    EXPECT_EQ(text("/"), "123456");
    EXPECT_EQ(text("/wrong/a"), "");
    EXPECT_EQ(text("/data/../data/a"), "1");
    EXPECT_EQ(text("/../data/a"), "");
}

TEST_F(Nodes, AreFoundByTheAxesThatWebFormsRuns) {
    EXPECT_EQ(all("//x"), "4 5 6");
    EXPECT_EQ(all("//data/a"), "1");
    EXPECT_EQ(all("/data//b"), "2");
    EXPECT_EQ(all("//x[1]"), "4 5 6");
    EXPECT_EQ(all("/descendant::x[2]"), "5");
    EXPECT_EQ(all("child::c", "/data/group"), "3");
    EXPECT_EQ(all("parent::node()/a", "/data/group"), "1");
    EXPECT_EQ(all("self::a", "/data/a"), "1");
    EXPECT_EQ(all("self::b", "/data/a"), "");
    EXPECT_EQ(all("following-sibling::*[1]", "/data/a"), "23");
    EXPECT_EQ(all("preceding-sibling::*[1]", "/data/group"), "1");
    EXPECT_EQ(number("count(ancestor::*)", "/data/group/b"), 2);
    EXPECT_EQ(number("count(ancestor-or-self::*)", "/data/group/b"), 3);
    EXPECT_EQ(number("count(ancestor::node())", "/data/group/b"), 3);
    EXPECT_EQ(text("name(ancestor::*[1])", "/data/group/b"), "group");
    EXPECT_EQ(all("/data/a/text()"), "1");
    EXPECT_EQ(number("count(/data/empty/text())"), 0);
}

TEST_F(Nodes, AreTakenBySiblingsPlacesFromTheNodeOn) {
    EXPECT_EQ(text("preceding-sibling::rep[1]/x", "/data/rep[3]"), "5");
    EXPECT_EQ(text("preceding-sibling::rep[2]/x", "/data/rep[3]"), "4");
    EXPECT_EQ(all("preceding-sibling::rep[position() <= 2]/x", "/data/rep[3]"), "4 5");
    EXPECT_EQ(all("preceding-sibling::rep[3]/x", "/data/rep[3]"), "");
    EXPECT_EQ(all("following-sibling::rep[position() > 1]/x", "/data/rep[1]"), "6");
    EXPECT_EQ(all("following-sibling::rep[2][x = '6']/x", "/data/rep[1]"), "6");
    EXPECT_EQ(all("following-sibling::rep[1.5]/x", "/data/rep[1]"), "");
}

TEST_F(Nodes, KnowTheirOwnPlaceOutsideOfPredicates) {
    EXPECT_EQ(number("position()", "/data/rep[3]"), 3);
    EXPECT_EQ(number("position()", "/data/rep[3]/x"), 1);
    EXPECT_EQ(text("/data/rep[position() = 2]/x", "/data/rep[3]"), "5");
}

TEST_F(Nodes, CarryAttributes) {
    const NodeId a = primary->child(primary->root(), "a");
    primary->add_attribute(a, "id", "7");
    primary->add_attribute(a, "key", "8");
    EXPECT_EQ(text("/data/a/@id"), "7");
    EXPECT_EQ(all("/data/a/@*"), "7 8");
    EXPECT_EQ(text("/data/a/attribute::key"), "8");
    EXPECT_EQ(text("/data/a/@id/.."), "1");
    EXPECT_EQ(text("name(/data/a/@key)"), "key");
    EXPECT_EQ(text("/data/*[@id = '7']"), "1");
    EXPECT_EQ(text("/data/a/@none"), "");
    primary->set_own_relevance(a, false);
    EXPECT_EQ(text("/data/a/@id"), "");
}

// Those of a range of places are taken without a look at the others.
TEST_F(Nodes, AreFilteredByRangesOfPlaces) {
    const std::map<std::string, std::string> wanted = {{"position() < 3", "4 5"},
                                                       {"position() <= 2", "4 5"},
                                                       {"position() > 2", "6"},
                                                       {"position() >= 2", "5 6"},
                                                       {"3 > position()", "4 5"},
                                                       {"2 >= position()", "4 5"},
                                                       {"2 < position()", "6"},
                                                       {"2 <= position()", "5 6"},
                                                       {"position() < 1.5", "4"},
                                                       {"position() > 1.5", "5 6"},
                                                       {"position() <= 1.5", "4"},
                                                       {"position() >= 2.5", "6"},
                                                       {"position() = 1.5", ""},
                                                       {"position() > 3", ""},
                                                       {"position() < 1", ""},
                                                       {"position() > -1", "4 5 6"},
                                                       {"position() < number('x')", ""},
                                                       {"position() >= 1 div 0", ""},
                                                       {"position() < 1 div 0", "4 5 6"},
                                                       {"position() != 2", "4 6"},
                                                       {"position() < 3][position() > 1", "5"}};
    for (const auto& [predicate, texts] : wanted)
        EXPECT_EQ(all("/data/rep[" + predicate + "]/x"), texts) << predicate;
}

TEST_F(Nodes, AreFilteredByPositionAndByTruth) {
    EXPECT_EQ(all("/data/rep[2]/x"), "5");
    EXPECT_EQ(all("/data/rep[position() = 2]/x"), "5");
    EXPECT_EQ(all("/data/rep[last()]/x"), "6");
    EXPECT_EQ(all("/data/rep[position() > 1][1]/x"), "5");
    EXPECT_EQ(all("/data/rep[x > 4]/x"), "5 6");
    EXPECT_EQ(all("/data/rep[0]/x"), "");
    EXPECT_EQ(all("/data/rep[1.5]/x"), "");
    EXPECT_EQ(all("/data/rep[x]/x"), "4 5 6");
    EXPECT_EQ(all("/data/rep[/data/a + 1]/x"), "5");
    EXPECT_EQ(all("/data/rep[./x = /data/rep[3]/x]/x"), "6");
    EXPECT_EQ(all("(//x)[2]"), "5");
    EXPECT_EQ(all("(/data/rep)[2]/x"), "5");
}

TEST_F(Nodes, OfSeveralPathsComeOnceAndInDocumentOrder) {
    EXPECT_EQ(all("/data/rep/x | /data/a | /data/rep[1]/x"), "1 4 5 6");
    EXPECT_EQ(number("count(/data/rep/x/..)"), 3);
    EXPECT_EQ(number("count(/data/rep/..)"), 1);
    EXPECT_EQ(number("count(//* | //x)"), 12);
    EXPECT_EQ(number("count(/data/rep/x/ancestor::*)"), 4);
}

TEST_F(Nodes, AreCounted) {
    EXPECT_EQ(number("count(/data/rep)"), 3);
    EXPECT_EQ(number("count(/data/none)"), 0);
    EXPECT_EQ(number("count-non-empty(/data/*)"), 5);
    EXPECT_EQ(number("sum(/data/rep/x)"), 15);
    EXPECT_EQ(number("sum(/data/none)"), 0);
    EXPECT_TRUE(std::isnan(number("sum(/data/empty)")));
}

TEST_F(Nodes, KnowTheirPlaceAmongSiblingsOfTheSameName) {
    EXPECT_EQ(number("position(..)", "/data/rep[3]/x"), 3);
    EXPECT_EQ(number("position(.)", "/data/rep[2]"), 2);
    EXPECT_EQ(number("position(/data/a)"), 1);
    EXPECT_TRUE(std::isnan(number("position(/data/none)")));
}

TEST_F(Nodes, AreTrueWhenTheyExistAndCompareByAnyOfThem) {
    EXPECT_TRUE(truth("boolean(/data/empty)"));
    EXPECT_EQ(text("if(/data/empty, 'yes', 'no')"), "yes");
    EXPECT_FALSE(truth("/data/none"));
    EXPECT_FALSE(truth("/data/none = ''"));
    EXPECT_FALSE(truth("/data/none != ''"));
    EXPECT_TRUE(truth("/data/empty = ''"));
    EXPECT_TRUE(truth("/data/rep/x = 5"));
    EXPECT_TRUE(truth("5 < /data/rep/x"));
    EXPECT_FALSE(truth("/data/rep/x > '6'"));
    EXPECT_TRUE(truth("/data/rep/x != '4'"));
    EXPECT_TRUE(truth("/data/none = false()"));
    EXPECT_TRUE(truth("/data/a = true()"));
    EXPECT_FALSE(truth("/data/rep/x = /data/group/b"));
    EXPECT_TRUE(truth("/data/rep/x > /data/group/b"));
}

TEST_F(Nodes, GiveTheFirstWhereOneValueIsWanted) {
    EXPECT_EQ(text("/data/rep/x"), "4");
    EXPECT_EQ(number("/data/rep/x + 1"), 5);
    EXPECT_EQ(text("string(/data/rep/x)"), "4");
    primary->remove_subtree(node("/data/rep[1]/x").node);
    EXPECT_EQ(text("/data/rep/x"), "5");
}

TEST_F(Nodes, ThatAreHiddenReadAsEmpty) {
    primary->set_own_relevance(node("/data/group").node, false);
    primary->set_own_relevance(node("/data/rep[2]").node, false);
    EXPECT_EQ(text("/data/group/b"), "");
    EXPECT_TRUE(truth("/data/group/b = ''"));
    EXPECT_EQ(number("count(/data/rep)"), 3);
    EXPECT_EQ(number("count-non-empty(/data/rep/x)"), 2);
    EXPECT_EQ(text("join(',', /data/rep/x)"), "4,,6");
    EXPECT_EQ(text("/"), "146");
}

TEST_F(Nodes, TellTheirNames) {
    EXPECT_EQ(text("name(/data/a)"), "a");
    EXPECT_EQ(text("local-name(..)", "/data/a"), "data");
    EXPECT_EQ(text("name()", "/data/a"), "a");
    EXPECT_EQ(text("name(/data/none)"), "");
    EXPECT_EQ(text("name(/)"), "");
}

TEST_F(Nodes, MatchANameWhateverItsPrefix) {
    form("data(meta(instanceID='uuid:1'))");
    EXPECT_EQ(text("/data/orx:meta/orx:instanceID"), "uuid:1");
    EXPECT_EQ(all("/data/orx:*/instanceID"), "uuid:1");
}

TEST_F(Nodes, NamedLikeOperatorsAreStillNodes) {
    form("data(div='6' and='2' or='3' mod='4' a-b='5')");
    EXPECT_EQ(number("/data/div div /data/and"), 3);
    EXPECT_EQ(number("div * and", "/data"), 12);
    EXPECT_EQ(number("mod mod or", "/data"), 1);
    EXPECT_EQ(number("a-b", "/data"), 5);
    EXPECT_TRUE(truth("and and or", "/data"));
    EXPECT_EQ(number("*[1] * *[2]", "/data"), 12);
}

}  // namespace
}  // namespace xforms
