// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec, "Repeats" and "Dynamic Number of Repeats"; actions in repeats.
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

const std::string people =
    R"xml(<group ref="/data/person"><label>People</label><repeat nodeset="/data/person">
<input ref="/data/person/name"><label>Name of <output value="position(..)"/></label></input>
<input ref="/data/person/age"><label>Age</label></input></repeat></group>)xml";

TEST(Repeats, TheFirstInstanceIsDataAndNewOnesHaveItsNodesWithoutItsValues) {
    FillingIn form(form_of("<person><name/><age>1</age></person><after/>",
                           "<bind nodeset=\"/data/person/age\" type=\"int\"/>",
                           people + "<input ref=\"/data/after\"/>"));
    EXPECT_EQ(form.add("/data/person"), "/data/person[2]");
    form.set("/data/person[1]/age", "5").set("/data/person[2]/name", "B");
    EXPECT_EQ(form.instance.pages(),
              (std::vector<std::string>{"/data/person[1]/name", "/data/person[1]/age", "/data/person[2]/name",
                                        "/data/person[2]/age", "/data/person", "/data/after"}));
    EXPECT_EQ(form.question("/data/person[2]/name").label.plain(), "Name of 2");
    EXPECT_EQ(form.instance.page("/data/person[2]/name").titles.at(0).plain(), "People");
    EXPECT_EQ(form.xml(),
              "<person><name/><age>5</age></person><person><name>B</name><age/></person><after/>");
}

TEST(Repeats, WithOnlyATemplateThereAreNone) {
    FillingIn form(form_of("<person jr:template=\"\"><name>new</name><age/></person><after/>", "", people));
    EXPECT_EQ(form.instance.pages(), std::vector<std::string>{"/data/person"});
    EXPECT_EQ(form.xml(), "<after/>");
    form.add("/data/person");
    form.add("/data/person");
    form.set("/data/person[1]/name", "A");
    form.remove("/data/person[1]");
    EXPECT_EQ(form.xml(), "<person><name>new</name><age/></person><after/>");
    EXPECT_FALSE(form.instance.remove_repeat("/data/person[2]", noon()));
    EXPECT_FALSE(form.instance.add_repeat("/data/after", noon()));
    EXPECT_FALSE(form.instance.add_repeat("/data/none/x", noon()));
}

TEST(Repeats, TheSummaryShowsTheFirstAnswersOfEachInstance) {
    FillingIn form(form_of("<person><name/><age/></person>", "", people));
    form.add("/data/person");
    form.set("/data/person[2]/name", "Ada").set("/data/person[2]/age", "36");
    const Page page = form.instance.page("/data/person");
    ASSERT_TRUE(page.repeat);
    EXPECT_TRUE(page.questions.empty());
    EXPECT_TRUE(form.instance.violations("/data/person").empty());
    EXPECT_EQ(page.repeat->label.plain(), "People");
    EXPECT_TRUE(page.titles.empty()) << "its own label is not said twice";
    ASSERT_EQ(page.repeat->instances.size(), 2U);
    EXPECT_TRUE(page.repeat->instances[0].answers.empty());
    ASSERT_EQ(page.repeat->instances[1].answers.size(), 2U);
    EXPECT_EQ(page.repeat->instances[1].answers[0].value, "Ada");
    EXPECT_EQ(page.repeat->instances[1].answers[1].value, "36");
    EXPECT_EQ(page.repeat->instances[1].first_page, "/data/person[2]/name");
}

TEST(Repeats, ASummaryThatIsNotRelevantIsNoPage) {
    FillingIn form(form_of("<any/><person jr:template=\"\"><name/><age/></person>",
                           "<bind nodeset=\"/data/person\" relevant=\"/data/any = 'yes'\"/>",
                           "<input ref=\"/data/any\"/>" + people));
    EXPECT_EQ(form.instance.pages(), std::vector<std::string>{"/data/any"});
    form.set("/data/any", "yes");
    EXPECT_EQ(form.instance.pages(), (std::vector<std::string>{"/data/any", "/data/person"}));
}

TEST(Repeats, APathInARepeatMeansTheSameInstanceAndASumMeansAll) {
    FillingIn form(form_of("<person><name/><age/><next/></person><sum/><count/>",
                           "<bind nodeset=\"/data/person/age\" type=\"int\"/>"
                           "<bind nodeset=\"/data/person/next\" calculate=\"/data/person/age + 1\"/>"
                           "<bind nodeset=\"/data/sum\" calculate=\"sum(/data/person/age)\"/>"
                           "<bind nodeset=\"/data/count\" calculate=\"count(/data/person)\"/>",
                           people));
    form.add("/data/person");
    form.set("/data/person[1]/age", "10").set("/data/person[2]/age", "20");
    EXPECT_EQ(form.value("/data/person[1]/next"), "11");
    EXPECT_EQ(form.value("/data/person[2]/next"), "21");
    EXPECT_EQ(form.value("/data/sum"), "30");
    EXPECT_EQ(form.value("/data/count"), "2");
    form.remove("/data/person[1]");
    EXPECT_EQ(form.value("/data/sum"), "20");
    EXPECT_EQ(form.value("/data/count"), "1");
    EXPECT_EQ(form.value("/data/person[1]/next"), "21");
}

TEST(Repeats, PositionsMoveUpWhenAnInstanceGoes) {
    FillingIn form(form_of("<person><name/><age/><n/></person>",
                           "<bind nodeset=\"/data/person/n\" calculate=\"position(..)\"/>", people));
    form.add("/data/person");
    form.add("/data/person");
    form.remove("/data/person[1]");
    EXPECT_EQ(form.value("/data/person[1]/n"), "1");
    EXPECT_EQ(form.value("/data/person[2]/n"), "2");
}

TEST(Repeats, ARunningTotalReadsTheInstanceBefore) {
    FillingIn form(form_of(
        "<person><name/><age/><t/></person>",
        "<bind nodeset=\"/data/person/t\" calculate=\"coalesce(../age, 0) + "
        "if(position(..) &gt; 1, indexed-repeat(/data/person/t, /data/person, position(..) - 1), 0)\"/>",
        people));
    form.add("/data/person");
    form.add("/data/person");
    form.set("/data/person[1]/age", "1").set("/data/person[2]/age", "10").set("/data/person[3]/age", "100");
    EXPECT_EQ(form.value("/data/person[3]/t"), "111");
    EXPECT_EQ(form.set("/data/person[1]/age", "2").value("/data/person[3]/t"), "112");
}

TEST(Repeats, TheCountIsLive) {
    FillingIn form(form_of("<n>2</n><person jr:template=\"\"><name/><age/></person><all/>",
                           "<bind nodeset=\"/data/n\" type=\"int\"/><bind nodeset=\"/data/all\" "
                           "calculate=\"count(/data/person)\"/>",
                           "<input ref=\"/data/n\"/><repeat nodeset=\"/data/person\" jr:count=\"../n\">"
                           "<input ref=\"/data/person/name\"/></repeat>"));
    EXPECT_EQ(form.value("/data/all"), "2");
    form.set("/data/person[1]/name", "A").set("/data/n", "3");
    EXPECT_EQ(form.value("/data/all"), "3");
    EXPECT_EQ(form.value("/data/person[1]/name"), "A");
    EXPECT_FALSE(form.instance.add_repeat("/data/person", noon()));
    EXPECT_EQ(form.set("/data/n", "").value("/data/all"), "3");  // a blank count changes nothing
    form.refused("/data/n", "1000000000");                       // a form may not eat the machine
    EXPECT_EQ(form.set("/data/n", "1000").value("/data/all"), "1000");
}

const std::string counted = form_of(
    "<ask>yes</ask><n>0</n><person jr:template=\"\"><name/><id/><pet "
    "jr:template=\"\"><x/></pet></person><all/>",
    "<bind nodeset=\"/data/n\" type=\"int\" relevant=\"/data/ask = 'yes'\"/>"
    "<bind nodeset=\"/data/person/id\" calculate=\"once(uuid())\"/>"
    "<bind nodeset=\"/data/all\" calculate=\"concat(count(/data/person), join('', /data/person/name))\"/>",
    "<input ref=\"/data/ask\"/><input ref=\"/data/n\"/><repeat nodeset=\"/data/person\" jr:count=\"../n\">"
    "<input ref=\"/data/person/name\"/><repeat nodeset=\"/data/person/pet\" jr:count=\"/data/n\">"
    "<input ref=\"/data/person/pet/x\"/></repeat></repeat>");

TEST(Repeats, ACountThatFallsHidesTheSurplusAndBringsItBack) {
    FillingIn form(counted);
    form.set("/data/n", "3").set("/data/person[2]/name", "B").set("/data/person[3]/name", "C");
    form.set("/data/person[3]/pet[2]/x", "cat");
    const std::string id = form.value("/data/person[3]/id");
    EXPECT_EQ(form.set("/data/n", "1").value("/data/all"), "1");
    EXPECT_FALSE(form.instance.has("/data/person[2]"));
    EXPECT_EQ(form.instance.pages().size(), 6U) << "ask, n, a name, a pet and two summaries";
    EXPECT_EQ(form.xml().find("cat"), std::string::npos) << "what is hidden is not sent";
    EXPECT_EQ(form.set("/data/n", "3").value("/data/all"), "3BC");
    EXPECT_EQ(form.value("/data/person[3]/pet[2]/x"), "cat");
    EXPECT_EQ(form.value("/data/person[3]/id"), id);
}

TEST(Repeats, ACountThatIsHiddenOrNoNumberChangesNothing) {
    FillingIn form(counted);
    form.set("/data/n", "2").set("/data/person[2]/name", "B");
    EXPECT_EQ(form.set("/data/ask", "no").value("/data/all"), "2B");
    EXPECT_EQ(form.set("/data/ask", "yes").value("/data/all"), "2B");
    EXPECT_EQ(form.set("/data/n", "-1").value("/data/all"), "0");
    EXPECT_EQ(form.set("/data/n", "").value("/data/all"), "0");
    EXPECT_EQ(form.set("/data/n", "2").value("/data/all"), "2B");
}

TEST(Repeats, WhatIsAwayGoesWithTheInstanceAroundIt) {
    FillingIn form(
        form_of("<out jr:template=\"\"><n/><in jr:template=\"\"><x/><t/></in></out>",
                "<bind nodeset=\"/data/out/in/t\" calculate=\"concat(../x, /data/out/n)\"/>",
                "<repeat nodeset=\"/data/out\"><input ref=\"/data/out/n\"/>"
                "<repeat nodeset=\"/data/out/in\" jr:count=\"../n\"><input ref=\"/data/out/in/x\"/>"
                "</repeat></repeat>"));
    form.add("/data/out");
    form.add("/data/out");
    form.set("/data/out[1]/n", "2").set("/data/out[1]/in[2]/x", "a").set("/data/out[1]/n", "1");
    form.set("/data/out[2]/n", "2").set("/data/out[2]/in[2]/x", "b").set("/data/out[2]/n", "0");
    form.remove("/data/out[1]");
    EXPECT_EQ(form.set("/data/out[1]/n", "2").value("/data/out[1]/in[2]/t"), "b2");
    form.add("/data/out");
    EXPECT_EQ(form.set("/data/out[2]/n", "2").value("/data/out[2]/in[2]/x"), "");
}

TEST(Repeats, MayBeNested) {
    FillingIn form(
        form_of("<n/><out jr:template=\"\"><x/><in jr:template=\"\"><y/><p/></in></out>",
                "<bind nodeset=\"/data/out/in/p\" calculate=\"concat(/data/out/x, '-', position(..), '-', "
                "count(../../in))\"/>",
                "<repeat nodeset=\"/data/out\"><input ref=\"/data/out/x\"/>"
                "<repeat nodeset=\"/data/out/in\"><input ref=\"/data/out/in/y\"/></repeat></repeat>"));
    form.add("/data/out");
    form.add("/data/out");
    form.set("/data/out[1]/x", "A").set("/data/out[2]/x", "B");
    EXPECT_EQ(form.add("/data/out[2]/in"), "/data/out[2]/in[1]");
    EXPECT_EQ(form.add("/data/out[2]/in"), "/data/out[2]/in[2]");
    EXPECT_EQ(form.add("/data/out[1]/in"), "/data/out[1]/in[1]");
    EXPECT_EQ(form.value("/data/out[2]/in[1]/p"), "B-1-2");
    EXPECT_EQ(form.value("/data/out[2]/in[2]/p"), "B-2-2");
    EXPECT_EQ(form.set("/data/out[1]/x", "C").value("/data/out[1]/in[1]/p"), "C-1-1");
    form.remove("/data/out[1]");
    EXPECT_EQ(form.value("/data/out[1]/in[2]/p"), "B-2-2");
}

TEST(Repeats, OneWithinATemplateBeginsAsItStandsThereAndFurtherOnesBeginEmpty) {
    FillingIn form(
        form_of("<p jr:template=\"\"><name/><pet><kind>dog</kind></pet></p>", "",
                "<repeat nodeset=\"/data/p\"><input ref=\"/data/p/name\"/>"
                "<repeat nodeset=\"/data/p/pet\"><input ref=\"/data/p/pet/kind\"/></repeat></repeat>"));
    EXPECT_EQ(form.add("/data/p"), "/data/p[1]");
    EXPECT_EQ(form.add("/data/p[1]/pet"), "/data/p[1]/pet[2]");
    EXPECT_EQ(form.value("/data/p[1]/pet[1]/kind"), "dog");
    EXPECT_EQ(form.value("/data/p[1]/pet[2]/kind"), "");
    form.set("/data/p[1]/pet[2]/kind", "cat");
    EXPECT_EQ(form.xml(), "<p><name/><pet><kind>dog</kind></pet><pet><kind>cat</kind></pet></p>");
}

TEST(Repeats, ASummaryNamesEachInstanceAndItsFirstPage) {
    FillingIn form(form_of("<n>1</n><person><name/><age/></person><counted jr:template=\"\"><x/></counted>",
                           "<bind nodeset=\"/data/person/name\" relevant=\"position(..) = 1\"/>",
                           people + "<repeat nodeset=\"/data/counted\" jr:count=\"/data/n\"><input "
                                    "ref=\"/data/counted/x\"/></repeat>"));
    form.add("/data/person");
    const std::vector<Repeat> all = form.instance.repeats();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].reference, "/data/person");
    EXPECT_EQ(all[0].label.plain(), "People");
    EXPECT_FALSE(all[0].fixed);
    ASSERT_EQ(all[0].instances.size(), 2U);
    EXPECT_EQ(all[0].instances[0].first_page, "/data/person[1]/name");
    EXPECT_EQ(all[0].instances[1].reference, "/data/person[2]");
    EXPECT_EQ(all[0].instances[1].first_page, "/data/person[2]/age");
    EXPECT_TRUE(all[1].fixed);
    EXPECT_EQ(all[1].instances.size(), 1U);
}

TEST(Repeats, RelevanceIsOfEachInstance) {
    FillingIn form(form_of("<person><name/><age/></person>",
                           "<bind nodeset=\"/data/person/age\" relevant=\"../name != ''\"/>", people));
    form.add("/data/person");
    form.set("/data/person[2]/name", "B").set("/data/person[2]/age", "3");
    EXPECT_EQ(form.xml(), "<person><name/></person><person><name>B</name><age>3</age></person>");
}

TEST(Actions, FirstLoadNewRepeatAndChangedValues) {
    FillingIn form(form_of(
        "<first/><count>0</count><person><name/><age/></person>",
        "<bind nodeset=\"/data/count\" type=\"int\"/>",
        "<input ref=\"/data/first\"><setvalue event=\"xforms-value-changed\" ref=\"/data/count\" value=\". + "
        "1\"/></input>"
        "<repeat nodeset=\"/data/person\"><setvalue event=\"odk-new-repeat\" ref=\"/data/person/age\" "
        "value=\"position(..)\"/>"
        "<input ref=\"/data/person/name\"><setvalue event=\"xforms-value-changed\" "
        "ref=\"/data/person/age\">seen</setvalue></input></repeat>",
        "<setvalue event=\"odk-instance-first-load\" ref=\"/data/first\" value=\"concat('a', 'b')\"/>"));
    EXPECT_EQ(form.value("/data/first"), "ab");
    EXPECT_EQ(form.value("/data/count"), "1");
    form.set("/data/first", "x").set("/data/first", "x");
    EXPECT_EQ(form.value("/data/count"), "2");
    form.add("/data/person");
    EXPECT_EQ(form.value("/data/person[1]/age"), "");  // it is in the definition: no new repeat
    EXPECT_EQ(form.value("/data/person[2]/age"), "2");
    form.set("/data/person[1]/name", "A");
    EXPECT_EQ(form.value("/data/person[1]/age"), "seen");
    EXPECT_EQ(form.value("/data/person[2]/age"), "2");
}

TEST(Actions, ThatSetEachOtherOffForEverStop) {
    FillingIn form(form_of("<a/><b/>", "",
                           "<input ref=\"/data/a\"><setvalue event=\"xforms-value-changed\" ref=\"/data/b\" "
                           "value=\"concat(/data/a, 'x')\"/></input>"
                           "<input ref=\"/data/b\"><setvalue event=\"xforms-value-changed\" ref=\"/data/a\" "
                           "value=\"concat(/data/b, 'y')\"/></input>"));
    form.set("/data/a", "1");
    EXPECT_EQ(form.value("/data/a").substr(0, 5), "1xyxy");
}

TEST(Actions, AnAttributeMayBeSetAndRead) {
    FillingIn form(
        form_of("<e id=\"\" create=\"1\"><label/></e><copy/>",
                "<bind nodeset=\"/data/copy\" calculate=\"/data/e/@id\"/>", "",
                "<bind nodeset=\"/data/e/@id\" type=\"string\"/>"
                "<setvalue event=\"odk-instance-first-load\" ref=\"/data/e/@id\" value=\"'seven'\"/>"));
    EXPECT_EQ(form.xml(), "<e id=\"seven\" create=\"1\"><label/></e><copy>seven</copy>");
}

}  // namespace
}  // namespace xforms
