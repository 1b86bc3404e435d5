// SPDX-License-Identifier: Apache-2.0
#include "tests/processor_time.h"
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Functions : public ExpressionFixture {};

TEST_F(Functions, ChooseBetweenValues) {
    form("data(a='' b='2')");
    EXPECT_EQ(text("if(1 = 1, 'yes', 'no')"), "yes");
    EXPECT_EQ(number("if(false(), 1, 2) + 1"), 3);
    EXPECT_EQ(all("if(true(), /data/b, /data/a)"), "2");
    EXPECT_EQ(text("coalesce(/data/a, /data/b)"), "2");
    EXPECT_EQ(text("coalesce('', '')"), "");
    EXPECT_EQ(text("coalesce(/data/none, 'x')"), "x");
    EXPECT_EQ(text("coalesce(number(/data/none), 0)"), "0");
    EXPECT_EQ(text("coalesce(0 + 'x', 'none')"), "none");
    EXPECT_EQ(text("coalesce(0, 7)"), "0");
    EXPECT_EQ(text("coalesce(false(), 7)"), "false");
}

TEST_F(Functions, TellTruthFromText) {
    EXPECT_TRUE(truth("boolean-from-string('true')"));
    EXPECT_TRUE(truth("boolean-from-string('1')"));
    EXPECT_TRUE(truth("boolean-from-string(1)"));
    EXPECT_FALSE(truth("boolean-from-string('TRUE')"));
    EXPECT_FALSE(truth("boolean-from-string('yes')"));
    EXPECT_TRUE(truth("not(false())"));
    EXPECT_EQ(text("1 > 2"), "false");
}

TEST_F(Functions, CountTicks) {
    form("data(a='no' b='0' c='' d='3')");
    EXPECT_TRUE(truth("checklist(3, 3, /data/*)"));
    EXPECT_FALSE(truth("checklist(4, 4, /data/*)"));
    EXPECT_TRUE(truth("checklist(2, 2, /data/a, /data/b, /data/c)"));
    EXPECT_TRUE(truth("checklist(1, 1, true(), false(), 0, '')"));
    EXPECT_TRUE(truth("checklist(-1, 2, 2>1)"));
    EXPECT_FALSE(truth("checklist(-1, 2, 1=1, 2=2, 3=3)"));
    EXPECT_TRUE(truth("checklist(2, -1, 1, 1, 1)"));
    EXPECT_TRUE(truth("checklist(-1, -1)"));
}

TEST_F(Functions, CountTicksByTheirWeights) {
    form("data(a='0' b='' w='2' w='3')");
    EXPECT_TRUE(truth("weighted-checklist(-1, 2, 2>1, 2)"));
    EXPECT_FALSE(truth("weighted-checklist(-1, 2, 2>1, 3)"));
    EXPECT_FALSE(truth("weighted-checklist(1, 2, 1=1, 1, 2=2, 1, 3=3, 1)"));
    EXPECT_FALSE(truth("weighted-checklist(1, 1, 1=1, 0)"));
    EXPECT_TRUE(truth("weighted-checklist(2, -1, true(), 999, false(), 5)"));
    EXPECT_TRUE(truth("weighted-checklist(5, 5, /data/a, 5)"));
    EXPECT_FALSE(truth("weighted-checklist(1, 2, /data/b, 1)"));
    EXPECT_TRUE(truth("weighted-checklist(2, 2, /data/a | /data/b, /data/w)"));
}

TEST_F(Functions, ReadListsOfSelectedValues) {
    form("data(s='apple pear  fig' none='')");
    EXPECT_TRUE(truth("selected(/data/s, 'pear')"));
    EXPECT_FALSE(truth("selected(/data/s, 'pea')"));
    EXPECT_FALSE(truth("selected(/data/s, 'apple pear')"));
    EXPECT_TRUE(truth("selected(/data/none, '')"));
    EXPECT_TRUE(truth("selected('', '')"));
    EXPECT_FALSE(truth("selected(/data/s, '')"));
    EXPECT_FALSE(truth("selected('', 'pear')"));
    EXPECT_TRUE(truth("is-selected(/data/s, ' fig ')"));
    EXPECT_EQ(text("selected-at(/data/s, 0)"), "apple");
    EXPECT_EQ(text("selected-at(/data/s, 2)"), "fig");
    EXPECT_EQ(text("selected-at(/data/s, 3)"), "");
    EXPECT_EQ(text("selected-at(/data/s, -1)"), "");
    EXPECT_EQ(text("selected-at(/data/s, 'x')"), "");
    EXPECT_EQ(number("count-selected(/data/s)"), 3);
    EXPECT_EQ(number("count-selected(/data/none)"), 0);
}

TEST_F(Functions, AskTheFormForItsWords) {
    form("data(town='york' rep(pick='a') rep(pick='b'))");
    EXPECT_EQ(text("jr:choice-name(/data/town, '/data/town')"), "label of york at town");
    EXPECT_EQ(text("jr:choice-name('x', concat('/data', '/town'))"), "label of x at town");
    EXPECT_EQ(text("jr:choice-name(/data/town, '../town')", "/data/rep[1]"), "label of york at town");
    EXPECT_EQ(text("jr:choice-name('x', '/data/none')"), "");
    EXPECT_EQ(text("jr:choice-name('x', concat('/data', '['))"), "");
    EXPECT_EQ(text("jr:itext('hello')"), "itext of hello");
}

TEST_F(Functions, AnswerNothingWithoutAFormAround) {
    const Context alone;
    for (const char* source :
         {"today()", "now()", "uuid()", "jr:itext('x')", "instance('x')/root", "current()/x", ".", "/data/a",
          "string()", "once('')", "pulldata('a','b','c','d')", "//x", "name()"})
        EXPECT_EQ(parsed(source).text(alone), "") << source;
    EXPECT_EQ(parsed("count(/data/x)").number(alone), 0);
    EXPECT_TRUE(std::isnan(parsed("random()").number(alone)));
}

class Lists : public ExpressionFixture {
 protected:
    Lists() {
        form("data(country='ni' city='')");
        list(
            "cities",
            "root(item(name='zinder' country='ni' label='Zinder') item(name='york' country='uk' label='York')"
            " item(name='niamey' country='ni' label='Niamey'))");
        list("letters",
             "root(item(n='a') item(n='b') item(n='c') item(n='d') item(n='e') item(n='f') item(n='g') "
             "item(n='h')"
             " item(n='i') item(n='j'))");
    }
    std::string in_order(const std::string& seed) {
        return all("randomize(instance('letters')/root/item, " + seed + ")/n");
    }
};

TEST_F(Lists, AreFilteredByAnAnswer) {
    EXPECT_EQ(all("instance('cities')/root/item[country = /data/country]/name", "/data/city"),
              "zinder niamey");
    EXPECT_EQ(all("instance('cities')/root/item[current()/../country = country]/label", "/data/city"),
              "Zinder Niamey");
    EXPECT_EQ(all("instance('cities')/root/item[country='ni'][2]/name"), "niamey");
    EXPECT_EQ(all("instance('cities')/root/item[country='ni' and name!='zinder']/label"), "Niamey");
    EXPECT_EQ(all("instance('cities')/root/item[starts-with(label, 'Y')]/name"), "york");
    EXPECT_EQ(all("instance('cities')/root/item[country = /data/none]/name"), "");
    EXPECT_EQ(all("instance('cities')/root/item[none = 'x']/name"), "");
    EXPECT_EQ(all("instance('none')/root/item/name"), "");
    EXPECT_EQ(number("count(instance('cities')/root/item)"), 3);
    EXPECT_EQ(text("instance('cities')/root/item[name = instance('cities')/root/item[2]/name]/label"),
              "York");
}

TEST_F(Lists, AreFilteredByASetOfAnswers) {
    form("data(pick='york' pick='niamey' when='2024-01-01')");
    EXPECT_EQ(all("instance('cities')/root/item[name = /data/pick]/label"), "York Niamey");
    list("days", "root(item(d='2024-01-01T00:00:00Z') item(d='2024-01-02'))");
    EXPECT_EQ(all("instance('days')/root/item[d = /data/when]/d"), "2024-01-01T00:00:00Z");
}

TEST_F(Lists, AreLookedUpByPulldata) {
    EXPECT_EQ(text("pulldata('cities', 'label', 'name', 'york')"), "York");
    EXPECT_EQ(text("pulldata('cities.csv', 'label', 'country', /data/country)"), "Zinder");
    EXPECT_EQ(text("pulldata('cities', 'label', 'name', 'paris')"), "");
    EXPECT_EQ(text("pulldata('cities', 'none', 'name', 'york')"), "");
    EXPECT_EQ(text("pulldata('none', 'label', 'name', 'york')"), "");
}

// Evaluated row by row the inner lookup alone would be four hundred million comparisons.
TEST_F(Lists, OfTwentyThousandRowsSettleOnceWhatIsTheSameForEachRow) {
    Tree wards;
    const NodeId root = wards.add_element(no_node, "root");
    for (int index = 0; index < 20'000; ++index) {
        const NodeId item = wards.add_element(root, "item");
        wards.set_text(wards.add_element(item, "name"), "w" + std::to_string(index));
        wards.set_text(wards.add_element(item, "above"), "w" + std::to_string(index / 10));
    }
    lists.emplace("wards", std::move(wards));
    form("data(pick='w19999')");
    const testing::ProcessorTime work;
    EXPECT_EQ(number("count(instance('wards')/root/item[above = /data/pick])"), 0);
    EXPECT_EQ(
        all("instance('wards')/root/item[name = instance('wards')/root/item[name = /data/pick]/above]/above"),
        "w199");
    EXPECT_EQ(number("count(instance('wards')/root/item[contains(name, 'w1') and above = 'w1999'])"), 10);
    EXPECT_EQ(text("instance('wards')/root/item[name != /data/pick][last()]/name"), "w19998");
    EXPECT_LT(work.spent(), std::chrono::seconds(5));
}

// The sequences of JavaRosa and Web Forms, observed on both.
TEST_F(Lists, AreShuffledAsBothOdkEnginesShuffleThem) {
    EXPECT_EQ(in_order("42"), "a f j b i e g d h c");
    EXPECT_EQ(in_order("1"), "g f e a c h i d b j");
    EXPECT_EQ(in_order("1.5"), "g f e a c h i d b j");
    EXPECT_EQ(in_order("0"), "j b i a f d g e h c");
    EXPECT_EQ(in_order("''"), "j b i a f d g e h c");
    EXPECT_EQ(in_order("2147483647"), "j b i a f d g e h c");
    EXPECT_EQ(in_order("-1"), "d j b f e i g a h c");
    EXPECT_EQ(in_order("4294967296"), "g c h i b a e f j d");
}

TEST_F(Lists, KeepEveryItemWhateverTheSeed) {
    for (const char* seed : {"'abc'", "0 div 0", "1 div 0", "-1 div 0", "/data/none"}) {
        const NodeSet mixed =
            parsed("randomize(instance('letters')/root/item, " + std::string(seed) + ")").nodes(at(""));
        ASSERT_EQ(mixed.size(), 10u) << seed;
        std::set<NodeId> seen;
        for (const TreeNode& item : mixed) seen.insert(item.node);
        EXPECT_EQ(seen.size(), 10u) << seed;
    }
    EXPECT_EQ(number("count(randomize(instance('letters')/root/item))"), 10);
}

class Places : public ExpressionFixture {};

TEST_F(Places, HaveDistances) {
    EXPECT_EQ(number("distance('0 0 0 0; 0 1 0 0')"), 111318.85);
    EXPECT_EQ(number("distance('0 0', '0 1')"), 111318.85);
    EXPECT_EQ(number("distance('0 0;0 0')"), 0);
    EXPECT_EQ(number("distance('0 0; 0 1; ')"), 111318.85);
    form("data(p='0 0 0 0' p='0 1 0 0' p='0 0 0 0')");
    EXPECT_EQ(number("distance(/data/p)"), 222637.69);
    for (const char* none :
         {"''", "'0 0'", "'91 0;0 0'", "'0 181;0 0'", "'a b;0 0'", "'0 0;;0 1'", "'1 2 3 4 5;0 0'"})
        EXPECT_TRUE(std::isnan(number("distance(" + std::string(none) + ")"))) << none;
}

TEST_F(Places, HaveAreas) {
    EXPECT_EQ(number("area('0 0 0 0;0 1 0 0;1 0 0 0;0 0 0 0')"), 6195628067.9);
    EXPECT_EQ(number("area('0 0;0 1;1 0')"), 6195628067.9);
    EXPECT_EQ(number("area('0 0;0 1')"), 0);
    EXPECT_EQ(number("area('0 0 0 0;')"), 0);
    EXPECT_TRUE(std::isnan(number("area('')")));
}

TEST_F(Places, LieInsideAShapeOrNot) {
    EXPECT_TRUE(truth("geofence('0.5 0.5 0 0', '0 0;0 1;1 1;1 0;0 0')"));
    EXPECT_FALSE(truth("geofence('1.5 0.5 0 0', '0 0;0 1;1 1;1 0;0 0')"));
    EXPECT_FALSE(truth("geofence('', '0 0;0 1;1 1;0 0')"));
}

}  // namespace
}  // namespace xforms
