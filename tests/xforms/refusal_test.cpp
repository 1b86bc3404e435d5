// SPDX-License-Identifier: Apache-2.0
// A form is run whole or not at all: everything that a kiosk does not run is refused at load, all at once, by
// line.
#include <algorithm>

#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

const std::string input = "<input ref=\"/data/a\"><label>A</label></input>";

TEST(Refusal, NamesEveryProblemAtOnceWithItsLine) {
    const std::string all = refusal(
        form_of("<a/>", "<bind nodeset=\"/data/a\"/>\n<bind nodeset=\"/data/a\" relevant=\"nosuch(1)\"/>",
                "\n<upload ref=\"/data/a\" mediatype=\"image/*\"/>\n<dial ref=\"/data/a\"/>\n<input "
                "ref=\"/data/nowhere\"/>"));
    EXPECT_NE(all.find("line 8: relevant of /data/a: the function nosuch()"), std::string::npos) << all;
    EXPECT_NE(all.find("line 10: upload /data/a: a kiosk has no camera"), std::string::npos) << all;
    EXPECT_NE(all.find("line 11: dial /data/a"), std::string::npos) << all;
    EXPECT_NE(all.find("line 12: input /data/nowhere: there is no node /data/nowhere in the form"),
              std::string::npos)
        << all;
}

TEST(Refusal, CyclesAreNamed) {
    const std::string all = refusal(form_of("<a/><b/><c/>",
                                            "<bind nodeset=\"/data/a\" calculate=\"/data/b + 1\"/>"
                                            "<bind nodeset=\"/data/b\" relevant=\"/data/c = 1\"/>"
                                            "<bind nodeset=\"/data/c\" calculate=\"/data/a + 1\"/>",
                                            input));
    EXPECT_NE(all.find("cycle"), std::string::npos) << all;
    for (const char* name : {"calculate of /data/a", "relevant of /data/b", "calculate of /data/c"})
        EXPECT_NE(all.find(name), std::string::npos) << all;
    EXPECT_NE(
        refusal(form_of("<a/>", "<bind nodeset=\"/data/a\" calculate=\". + 1\"/>", input)).find("cycle"),
        std::string::npos);
}

TEST(Refusal, AConstraintMayReferToItselfAndARunningTotalToTheInstanceBefore) {
    load(form_of("<a/>", "<bind nodeset=\"/data/a\" constraint=\". &gt; 1 and /data/a &lt; 9\"/>", input));
    load(form_of(
        "<r><n/><t/></r>",
        "<bind nodeset=\"/data/r/t\" calculate=\"../n + coalesce(/data/r[position() = position(current()/..) "
        "- 1]/t, 0)\"/>",
        "<group ref=\"/data/r\"><repeat nodeset=\"/data/r\"><input ref=\"/data/r/n\"/></repeat></group>"));
}

TEST(Refusal, AListThatCannotBeReadIsSaidOnce) {
    const std::string all = refusal(
        form_of("<a/>", "",
                "<select1 ref='/data/a'><label>A</label><itemset nodeset=\"instance('l')/root/item\"><value "
                "ref='name'/><label ref='label'/></itemset></select1>",
                "<instance id='l' src='jr://file-csv/l.csv'/>"),
        {{"l.csv", "name,label\na,\xE9\n"}});
    EXPECT_NE(all.find("l.csv: row 2, column 2 (label)"), std::string::npos) << all;
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 1) << all;
}

TEST(Refusal, AQuestionWhoseNodeCannotHoldItsAnswerIsNamed) {
    const std::string all = refusal(form_of(
        "<g k=\"v\"><a/></g><r jr:template=\"\"><b/></r>", "",
        "\n<input ref=\"/data/g\"/>\n<input ref=\"/data/g/@k\"/>\n<input/><group ref=\"/data/r\"><repeat "
        "nodeset=\"/data/r\">\n<input ref=\"/data/r\"/>\n<input ref=\"/data/r/b\"/></repeat></group>"));
    for (const char* expected :
         {"line 9: input /data/g: this node holds others",
          "line 10: input /data/g/@k: an attribute takes no answer",
          "line 11: input: this control has no node", "line 12: input /data/r: this node holds others"})
        EXPECT_NE(all.find(expected), std::string::npos) << expected << '\n' << all;
    EXPECT_EQ(all.find("line 13"), std::string::npos) << all;
}

struct Refused {
    const char *name, *binds, *body, *expected;
};

class RefusedForms : public testing::TestWithParam<Refused> {};

TEST_P(RefusedForms, SayWhy) {
    const std::string all = refusal(form_of("<a/><b/>", GetParam().binds, GetParam().body));
    EXPECT_NE(all.find(GetParam().expected), std::string::npos) << all;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RefusedForms,
    testing::Values(
        Refused{"Geopoint", "<bind nodeset='/data/a' type='geopoint'/>", "<input ref='/data/a'/>",
                "no way to take a place"},
        Refused{"Barcode", "<bind nodeset='/data/a' type='barcode'/>", "<input ref='/data/a'/>",
                "no barcode reader"},
        Refused{"Map", "", "<select1 ref='/data/a' appearance='map'><item><value>1</value></item></select1>",
                "no maps"},
        Refused{"OtherApp", "", "<input ref='/data/a' appearance='ex:org.app(x)'/>", "no other apps"},
        Refused{"Search", "",
                "<select1 ref='/data/a' appearance=\"search('f')\"><item><value>1</value></item></select1>",
                "search()"},
        Refused{"Syntax", "<bind nodeset='/data/a' relevant='1 +'/>", "", "relevant of /data/a"},
        Refused{"ControlWithoutNode", "", "<input><label>A</label></input>", "has no node"},
        Refused{"DanglingControl", "", "<input ref='/data/zzz'/>", "no node /data/zzz"},
        Refused{"SubmissionMethod", "<submission method='put'/>", "", "write post, or leave it out"},
        Refused{"UnknownAction", "",
                "<input ref='/data/a'><odk:setgeopoint event='xforms-value-changed' ref='/data/b'/></input>",
                "this action"},
        Refused{"UnknownEvent", "",
                "<input ref='/data/a'><setvalue event='full-moon' ref='/data/b'/></input>", "full-moon"},
        Refused{"NewRepeatOutsideARepeat", "",
                "<input ref='/data/a'><setvalue event='odk-new-repeat' ref='/data/b'/></input>",
                "cannot occur"},
        Refused{"SpaceInChoice", "", "<select ref='/data/a'><item><value>a b</value></item></select>",
                "has a space"},
        Refused{"SameChoiceTwice", "",
                "<select ref='/data/a'><item><value>a</value></item><item><value>a</value></item></select>",
                "two choices"},
        Refused{"UnknownInstance", "",
                "<select ref='/data/a'><itemset nodeset=\"instance('x')/root/item\"><value "
                "ref='v'/></itemset></select>",
                "no instance \"x\""},
        Refused{"UnknownBindId", "", "<input bind='x'/>", "give that id to a bind"},
        Refused{"RepeatWithoutNodeset", "", "<repeat><input ref='/data/a'/></repeat>",
                "such as /data/person"},
        Refused{"ActionWithoutEvent", "", "<input ref='/data/a'><setvalue ref='/data/b'/></input>",
                "write event="},
        Refused{"ChoiceWithoutValue", "", "<select1 ref='/data/a'><item><label>A</label></item></select1>",
                "a choice has no value"},
        Refused{"ElementInAText", "", "<input ref='/data/a'><label>A<dial/></label></input>",
                "the element dial is not one that may stand in a text"},
        Refused{"InstanceWithoutId", "<instance><root/></instance>", "", "write the id"},
        Refused{"InstanceTwice", "<instance id='l'><root/></instance><instance id='l'><root/></instance>", "",
                "give each an id"},
        Refused{"TranslationWithoutLanguage", "<itext><translation/></itext>", "", "write its name"},
        Refused{"LanguageTwice", "<itext><translation lang='en'/><translation lang='en'/></itext>", "",
                "into one translation"},
        Refused{"CalculatedId", "<bind nodeset='/data/@id' calculate='1'/>", "", "on the root"},
        Refused{"RangeWithoutWidth", "", "<range ref='/data/a' start='1' end='1' step='1'/>",
                "two different ends"},
        Refused{"RangeWithoutStep", "", "<range ref='/data/a' start='1' end='5'/>", "its step"}),
    [](const auto& refused) { return refused.param.name; });

TEST(Refusal, AnUploadThatCanNeverBeRelevantIsLeftOut) {
    FillingIn form(form_of("<a/><b/>", "<bind nodeset=\"/data/a\" type=\"binary\" relevant=\"false()\"/>",
                           "<upload ref=\"/data/a\" mediatype=\"image/*\"/><input ref=\"/data/b\"/>"));
    EXPECT_EQ(form.instance.pages(), std::vector<std::string>{"/data/b"});
}

TEST(Refusal, AReadOnlyPlaceWithADefaultIsShown) {
    FillingIn form(form_of("<a>53.4 -2.9 0 0</a>",
                           "<bind nodeset=\"/data/a\" type=\"geopoint\" readonly=\"true()\"/>", input));
    EXPECT_EQ(form.question("/data/a").value, "53.4 -2.9 0 0");
}

TEST(Refusal, MissingMediaIsNamedAndAFormThatIsNoFormToo) {
    const std::string model =
        "<itext><translation lang=\"en\"><text id=\"t\"><value "
        "form=\"image\">jr://images/cat.png</value></text></translation></itext>";
    const std::string xml =
        form_of("<a/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>", model);
    const Form::Loaded shown = Form::load(xml, from({}), Form::Use::at_a_kiosk);
    EXPECT_FALSE(shown.form);
    EXPECT_NE(describe(shown.problems).find("\"cat.png\" is missing"), std::string::npos);
    const Form::Loaded tried = Form::load(xml, from({}), Form::Use::without_a_screen);
    EXPECT_TRUE(tried.form);
    EXPECT_NE(describe(tried.problems).find("warning: the media file \"cat.png\" is missing"),
              std::string::npos);
    EXPECT_EQ(FillingIn(xml, {{"cat.png", "x"}}).question("/data/a").label.image, "cat.png");
    EXPECT_NE(refusal("<html/>").find("no XForm"), std::string::npos);
    EXPECT_NE(refusal("").find("XML"), std::string::npos);
}

TEST(Refusal, ASubmissionsKeyIsReadAndItsActionIgnored) {
    const std::string xml = form_of(
        "<a/>", "", "",
        "<submission action=\"https://evil.example\" method=\"post\" base64RsaPublicKey=\" QU JD\n\"/>");
    const Form::Loaded loaded = Form::load(xml, from({}));
    ASSERT_TRUE(loaded.form);
    EXPECT_EQ(loaded.form->public_key(), "QUJD");
    ASSERT_EQ(loaded.problems.size(), 1U);
    EXPECT_FALSE(loaded.problems[0].refuses);
}

TEST(Refusal, AnInstanceIdInARepeatIsNone) {
    const std::string body = "<repeat nodeset=\"/data/meta\"/>";
    EXPECT_NE(refusal(form_of("<a/>", "", body)).find("in no repeat"), std::string::npos);
}

TEST(Refusal, LastSavedAnswersAreServedEmpty) {
    const std::string xml =
        form_of("<a>default</a>", "<bind nodeset=\"/data/a\" calculate=\"instance('last')/data/a\"/>", "",
                "<instance id=\"last\" src=\"jr://instance/last-saved\"/>");
    const Form::Loaded loaded = Form::load(xml, from({}));
    ASSERT_TRUE(loaded.form) << describe(loaded.problems);
    EXPECT_EQ(loaded.problems.size(), 1U);
    EXPECT_EQ(FillingIn(xml).value("/data/a"), "");
}

}  // namespace
}  // namespace xforms
