// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec, "Bindings": types, relevant, required, constraint, readonly, calculate, defaults,
// preloads.
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

std::string typed(const std::string& type, const std::string& initial = "") {
    return form_of("<x>" + initial + "</x>", "<bind nodeset=\"/data/x\" type=\"" + type + "\"/>",
                   "<input ref=\"/data/x\"><label>X</label></input>");
}

struct Typing {
    const char *type, *typed, *stored;
};

class TypedAnswers : public testing::TestWithParam<Typing> {};

TEST_P(TypedAnswers, AreStoredCanonically) {
    FillingIn form(typed(GetParam().type));
    form.set("/data/x", GetParam().typed);
    EXPECT_EQ(form.value("/data/x"), GetParam().stored);
}

INSTANTIATE_TEST_SUITE_P(
    Types, TypedAnswers,
    testing::Values(
        Typing{"int", "007", "7"}, Typing{"int", " -12 ", "-12"}, Typing{"int", "-0", "0"},
        Typing{"int", "٤٢", "42"}, Typing{"int", "۴۲", "42"}, Typing{"decimal", "1.50", "1.5"},
        Typing{"decimal", "1e5", "100000"}, Typing{"decimal", ".5", "0.5"}, Typing{"decimal", "٣٫٥", "3.5"},
        Typing{"decimal", "12.", "12"}, Typing{"boolean", "1", "true"},
        Typing{"date", "2024-02-29", "2024-02-29"}, Typing{"date", "2024-02-29T14:30:00", "2024-02-29"},
        Typing{"time", "14:30", "14:30:00.000"}, Typing{"time", "14:30:05.1+01:00", "14:30:05.1+01:00"},
        Typing{"time", "14:30+01:00", "14:30:00.000+01:00"}, Typing{"time", "14:30:05", "14:30:05"},
        Typing{"dateTime", "2024-02-01T10:00:00.5Z", "2024-02-01T10:00:00.5Z"},
        Typing{"dateTime", "2024-02-01T10:00Z", "2024-02-01T10:00:00.000Z"},
        Typing{"string", "e\u0301", "\u00e9"}, Typing{"string", "007", "007"},
        Typing{"unheard-of", " a ", " a "}));

class ImpossibleAnswers : public testing::TestWithParam<Typing> {};

TEST_P(ImpossibleAnswers, AreRefusedAndChangeNothing) {
    FillingIn form(typed(GetParam().type));
    form.set("/data/x", GetParam().stored);
    EXPECT_FALSE(form.refused("/data/x", GetParam().typed).empty());
    EXPECT_EQ(form.value("/data/x"), GetParam().stored);
}

INSTANTIATE_TEST_SUITE_P(
    Types, ImpossibleAnswers,
    testing::Values(Typing{"int", "12.7", "1"}, Typing{"int", "twelve", "1"},
                    Typing{"int", "99999999999", "1"}, Typing{"decimal", "1,5", "1"},
                    Typing{"decimal", "1.2.3", "1"}, Typing{"decimal", "-", "1"},
                    Typing{"date", "2023-02-29", "2024-01-01"}, Typing{"date", "1/2/24", "2024-01-01"},
                    Typing{"time", "25:00", "10:00:00.000"}, Typing{"time", "10:00+99:99", "10:00:00.000"},
                    Typing{"time", "10:00:00.", "10:00:00.000"}, Typing{"date", "abc", "2024-01-01"},
                    Typing{"date", "0000-01-01", "2024-01-01"}, Typing{"date", "2024-1-1", "2024-01-01"},
                    Typing{"dateTime", "2024-02-01T10:00+99:99", ""},
                    Typing{"dateTime", "2024-02-01T10:00+14:01", ""},
                    Typing{"dateTime", "2024-02-01T10:60", ""}, Typing{"dateTime", "2024-02-01T", ""},
                    Typing{"dateTime", "2024-02-01 10:00", ""}, Typing{"dateTime", "2024-02-01", ""},
                    Typing{"date", "2024-02-01T10:00:00Z", "2024-01-01"},
                    Typing{"date", "2024-02-01T10:00:00-08:00", "2024-01-01"},
                    Typing{"boolean", "maybe", "true"}, Typing{"string", "\xC3\x28", "x"}));

TEST(Types, ADateTimeTakesTheLocalOffsetOfItsOwnDay) {
    setenv("TZ", "Europe/London", 1);
    tzset();
    FillingIn form(typed("dateTime"));
    EXPECT_EQ(form.set("/data/x", "2024-02-01T10:00").value("/data/x"), "2024-02-01T10:00:00.000+00:00");
    EXPECT_EQ(form.set("/data/x", "2024-07-01T10:00").value("/data/x"), "2024-07-01T10:00:00.000+01:00");
}

// What a person types, and what an expression makes of it: one reader, so they are the same moment.
TEST(Types, ADateTimeIsStoredAsTheMomentThatExpressionsRead) {
    setenv("TZ", "Europe/London", 1);
    tzset();
    FillingIn form(form_of("<x/><same/>",
                           "<bind nodeset=\"/data/x\" type=\"dateTime\"/>"
                           "<bind nodeset=\"/data/same\" calculate=\"format-date-time(/data/x, '%H:%M')\"/>",
                           "<input ref=\"/data/x\"><label>X</label></input>"));
    struct Wanted {
        const char *typed, *stored, *read;
    };
    for (const auto& [typed, stored, read] :
         {Wanted{"2024-03-31T10:00", "2024-03-31T10:00:00.000+01:00", "10:00"},
          Wanted{"2024-10-27T10:00", "2024-10-27T10:00:00.000+00:00", "10:00"},
          Wanted{"2024-03-31T01:30", "2024-03-31T01:30:00.000+00:00", "02:30"},  // no clock showed it
          Wanted{"2024-10-27T01:30", "2024-10-27T01:30:00.000+01:00", "01:30"},  // the first of two
          Wanted{"2024-10-27T01:30Z", "2024-10-27T01:30:00.000Z", "01:30"}}) {   // the second
        form.set("/data/x", typed);
        EXPECT_EQ(form.value("/data/x"), stored) << typed;
        EXPECT_EQ(form.value("/data/same"), read) << typed;
    }
}

// What a form gives is converted: a moment is its day in a date, a day is its midnight in a dateTime.
TEST(Types, DatesAndMomentsAreConvertedWhereAFormGivesThem) {
    setenv("TZ", "Europe/London", 1);
    tzset();
    EXPECT_EQ(FillingIn(typed("date", "2024-02-01T23:30:00-08:00")).value("/data/x"), "2024-02-01");
    EXPECT_EQ(FillingIn(typed("dateTime", "2024-07-01")).value("/data/x"), "2024-07-01T00:00:00.000+01:00");
    EXPECT_EQ(FillingIn(typed("dateTime", "2024-07-01 10:00")).value("/data/x"), "");
}

TEST(Types, TheLettersOfADefaultAreComposedAsTypedOnesAre) {
    EXPECT_EQ(FillingIn(typed("string", "e\u0301")).value("/data/x"), "\u00e9");
    const std::string chosen =
        "<select1 ref=\"/data/x\"><item><label>E</label><value>e\u0301</value></item></select1>";
    EXPECT_EQ(FillingIn(form_of("<x>e\u0301</x>", "", chosen)).value("/data/x"), "e\u0301");
}

TEST(Types, ADefaultThatCannotBeOfTheTypeIsEmpty) {
    EXPECT_EQ(FillingIn(typed("int", "abc")).value("/data/x"), "");
    EXPECT_EQ(FillingIn(typed("int", "012")).value("/data/x"), "12");
    EXPECT_EQ(FillingIn(typed("int", "2.5")).value("/data/x"), "2");
}

const std::string two_questions =
    "<input ref=\"/data/a\"><label>A</label></input><input ref=\"/data/g/b\"><label>B</label></input>";

TEST(Relevant, HiddenNodesReadAsEmptyLeaveTheSubmissionAndComeBackWithTheirValue) {
    FillingIn form(form_of("<a/><g><b/></g><c/>",
                           "<bind nodeset=\"/data/g\" relevant=\"/data/a = 'yes'\"/>"
                           "<bind nodeset=\"/data/c\" calculate=\"concat('b is ', /data/g/b)\"/>",
                           two_questions));
    EXPECT_EQ(form.instance.pages(), std::vector<std::string>{"/data/a"});
    form.set("/data/a", "yes").set("/data/g/b", "here");
    EXPECT_EQ(form.value("/data/c"), "b is here");
    form.set("/data/a", "no");
    EXPECT_EQ(form.value("/data/g/b"), "");
    EXPECT_EQ(form.xml(), "<a>no</a><c>b is </c>");
    EXPECT_FALSE(form.refused("/data/g/b", "x").empty());
    form.set("/data/a", "yes");
    EXPECT_EQ(form.xml(), "<a>yes</a><g><b>here</b></g><c>b is here</c>");
}

TEST(Required, IsAnExpressionAndSaysTheFormsOwnMessage) {
    FillingIn form(
        form_of("<a/><g><b/></g>",
                "<bind nodeset=\"/data/g/b\" required=\"/data/a = 'yes'\" jr:requiredMsg=\"Say **B**.\"/>",
                two_questions));
    EXPECT_TRUE(form.instance.violations().empty());
    form.set("/data/a", "yes");
    const std::vector<Violation> found = form.instance.violations("/data/g/b");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, Violation::Rule::required);
    EXPECT_EQ(found[0].message.plain(), "Say B.");
    EXPECT_TRUE(form.question("/data/g/b").required);
    EXPECT_TRUE(form.instance.violations("/data/a").empty());
}

TEST(Required, AReadOnlyNoteNeverKeepsAnyoneBack) {
    FillingIn form(form_of("<a/>", "<bind nodeset=\"/data/a\" readonly=\"true()\" required=\"true()\"/>",
                           "<input ref=\"/data/a\"><label>A</label></input>"));
    EXPECT_TRUE(form.instance.violations().empty());
    EXPECT_EQ(form.question("/data/a").control, ControlKind::note);
    EXPECT_FALSE(form.refused("/data/a", "x").empty());
}

TEST(Constraint, LooksAtItsOwnValueOnlyWhereThereIsOne) {
    FillingIn form(form_of(
        "<a/>",
        "<bind nodeset=\"/data/a\" type=\"int\" constraint=\". &gt; 10\" jr:constraintMsg=\"Too few\"/>",
        "<input ref=\"/data/a\"><label>A</label></input>"));
    EXPECT_TRUE(form.instance.violations().empty());
    form.set("/data/a", "5");
    ASSERT_EQ(form.instance.violations().size(), 1U);
    EXPECT_EQ(form.instance.violations()[0].message.plain(), "Too few");
    EXPECT_EQ(form.value("/data/a"), "5");  // kept, and marked: the resident corrects it
    EXPECT_TRUE(form.set("/data/a", "11").instance.violations().empty());
}

TEST(Calculate, FollowsWhatItReadsAndIsConvertedToItsType) {
    FillingIn form(
        form_of("<a/><n/><d/><t/><w/>",
                "<bind nodeset=\"/data/a\" type=\"int\"/>"
                "<bind nodeset=\"/data/n\" type=\"int\" calculate=\"/data/a div 2\"/>"
                "<bind nodeset=\"/data/d\" type=\"decimal\" calculate=\"/data/n * 1000000000\"/>"
                "<bind nodeset=\"/data/t\" calculate=\"/data/a &gt; 2\"/>"
                "<bind nodeset=\"/data/w\" type=\"date\" calculate=\"date('2024-02-01') + /data/a\"/>",
                "<input ref=\"/data/a\"><label>A</label></input>"));
    EXPECT_EQ(form.value("/data/n"), "");  // NaN is stored empty
    form.set("/data/a", "15");
    EXPECT_EQ(form.value("/data/n"), "7");
    EXPECT_EQ(form.value("/data/d"), "7000000000");
    EXPECT_EQ(form.value("/data/t"), "true");
    EXPECT_EQ(form.value("/data/w"), "2024-02-16");
}

TEST(Calculate, LeavesNeitherInfinityNorNotANumberInATypedNode) {
    std::string nodes, binds;
    for (const char* type : {"int", "decimal", "boolean", "date", "time", "dateTime"}) {
        nodes += "<" + std::string(type) + "/>";
        binds += "<bind nodeset=\"/data/" + std::string(type) + "\" type=\"" + type +
                 "\" calculate=\"/data/over div /data/under\"/>";
    }
    FillingIn form(form_of("<over/><under/>" + nodes + "<words/>",
                           binds + "<bind nodeset=\"/data/words\" calculate=\"/data/over div /data/under\"/>",
                           "<input ref=\"/data/over\"><label>O</label></input>"
                           "<input ref=\"/data/under\"><label>U</label></input>"));
    for (const char* over : {"1", "-1", "0", ""}) {
        form.set("/data/over", over).set("/data/under", "0");
        for (const char* type : {"int", "decimal", "boolean", "date", "time", "dateTime"})
            EXPECT_EQ(form.value("/data/" + std::string(type)), "") << over << " div 0 in " << type;
    }
    EXPECT_EQ(form.set("/data/over", "1").value("/data/words"), "Infinity");  // XPath's word, in a text
    EXPECT_EQ(form.set("/data/under", "4").value("/data/decimal"), "0.25");
    EXPECT_EQ(form.value("/data/boolean"), "true");
}

TEST(Calculate, ReadsABooleanNodeAsOneOrZero) {
    FillingIn form(form_of(
        "<a/><words>true</words><n/><s/><m/><p/><w/><rep jr:template=\"\"><b>true</b><c/></rep>",
        "<bind nodeset=\"/data/a\" type=\"boolean\"/><bind nodeset=\"/data/rep/b\" type=\"boolean\"/>"
        "<bind nodeset=\"/data/n\" calculate=\"number(/data/a)\"/>"
        "<bind nodeset=\"/data/s\" calculate=\"sum(/data/rep/b)\"/>"
        "<bind nodeset=\"/data/m\" calculate=\"max(/data/a, 0.5)\"/>"
        "<bind nodeset=\"/data/p\" calculate=\"/data/a + 1\"/>"
        "<bind nodeset=\"/data/w\" calculate=\"number(/data/words)\"/>"
        "<bind nodeset=\"/data/rep/c\" calculate=\"/data/rep/b = 1\"/>",
        "<input ref=\"/data/a\"><label>A</label></input>"
        "<repeat nodeset=\"/data/rep\"><input ref=\"/data/rep/b\"><label>B</label></input></repeat>"));
    form.set("/data/a", "1");
    EXPECT_EQ(form.value("/data/a"), "true");
    EXPECT_EQ(form.value("/data/n"), "1");
    EXPECT_EQ(form.value("/data/p"), "2");
    EXPECT_EQ(form.value("/data/m"), "1");
    form.set("/data/a", "false");
    EXPECT_EQ(form.value("/data/n"), "0");
    EXPECT_EQ(form.value("/data/m"), "0.5");
    EXPECT_EQ(form.value("/data/w"), "");  // of a text it is XPath's: no number
    form.add("/data/rep");
    form.add("/data/rep");
    EXPECT_EQ(form.value("/data/s"), "2");
    EXPECT_EQ(form.value("/data/rep[2]/c"), "true");
}

// JavaRosa, whose nodes are typed; of any other node it is XPath's: it is there.
TEST(Conditions, ABooleanNodeIsItsValue) {
    FillingIn form(
        form_of("<a/><words>false</words><g><b/></g><t/><n/><w/><e/>",
                "<bind nodeset=\"/data/a\" type=\"boolean\"/><bind nodeset=\"/data/g\" relevant=\"/data/a\"/>"
                "<bind nodeset=\"/data/g/b\" readonly=\"not(/data/a)\"/>"
                "<bind nodeset=\"/data/t\" calculate=\"if(/data/a, 'yes', 'no')\"/>"
                "<bind nodeset=\"/data/n\" calculate=\"/data/a and true()\"/>"
                "<bind nodeset=\"/data/e\" calculate=\"/data/a = true()\"/>"
                "<bind nodeset=\"/data/w\" calculate=\"boolean(/data/words)\"/>",
                two_questions));
    const auto all = [&form] {
        return form.value("/data/t") + form.value("/data/n") + form.value("/data/e") + form.value("/data/w");
    };
    EXPECT_EQ(all(), "nofalsefalsetrue");
    EXPECT_FALSE(form.instance.is_relevant("/data/g/b"));
    form.set("/data/a", "true");
    EXPECT_EQ(all(), "yestruetruetrue");
    EXPECT_TRUE(form.instance.is_relevant("/data/g/b"));
    EXPECT_EQ(form.set("/data/a", "false").value("/data/t"), "no");
    EXPECT_FALSE(form.instance.is_relevant("/data/g/b"));
}

TEST(Conditions, ThatHangOnTheQuestionsOwnValueAreRefusedUnlessTheyAreConstraints) {
    for (const char* condition : {"required", "readonly"}) {
        const std::string all = refusal(form_of(
            "<a/><g><b/></g>", "<bind nodeset=\"/data/a\" " + std::string(condition) + "=\". &gt; 10\"/>",
            two_questions));
        EXPECT_NE(all.find(std::string(condition) + " of /data/a: hangs on the question's own value"),
                  std::string::npos)
            << all;
    }
}

TEST(Calculate, TheUserMayTypeOverItUntilItsTriggerChanges) {
    FillingIn form(form_of(
        "<a/><b/>", "<bind nodeset=\"/data/b\" calculate=\"concat(/data/a, '!')\"/>",
        "<input ref=\"/data/a\"><label>A</label></input><input ref=\"/data/b\"><label>B</label></input>"));
    form.set("/data/a", "x").set("/data/b", "mine");
    EXPECT_EQ(form.value("/data/b"), "mine");
    EXPECT_EQ(form.set("/data/a", "y").value("/data/b"), "y!");
}

TEST(Calculate, OnceKeepsWhatItHasEvenWhileHidden) {
    FillingIn form(form_of(
        "<a/><r/>", "<bind nodeset=\"/data/r\" relevant=\"/data/a != 'hide'\" calculate=\"once(random())\"/>",
        "<input ref=\"/data/a\"><label>A</label></input>"));
    const std::string first = form.value("/data/r");
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(form.set("/data/a", "hide").value("/data/r"), "");
    EXPECT_EQ(form.set("/data/a", "show").value("/data/r"), first);
}

TEST(Preload, GivesTheTimesTheDayTheMachineAndTheId) {
    setenv("TZ", "Europe/London", 1);
    tzset();
    FillingIn form(form_of(
        "<s/><e/><t/><d/><p/>",
        "<bind nodeset=\"/data/s\" type=\"dateTime\" jr:preload=\"timestamp\" jr:preloadParams=\"start\"/>"
        "<bind nodeset=\"/data/e\" type=\"dateTime\" jr:preload=\"timestamp\" jr:preloadParams=\"end\"/>"
        "<bind nodeset=\"/data/t\" type=\"date\" jr:preload=\"date\" jr:preloadParams=\"today\"/>"
        "<bind nodeset=\"/data/d\" jr:preload=\"property\" jr:preloadParams=\"deviceid\"/>"
        "<bind nodeset=\"/data/p\" jr:preload=\"property\" jr:preloadParams=\"practice\"/>",
        ""));
    EXPECT_EQ(form.value("/data/e"), "");
    const Submission first = form.instance.finish(noon() + std::chrono::minutes(5)).value();
    EXPECT_EQ(form.value("/data/s"), "2024-02-01T12:00:00.000+00:00");
    EXPECT_EQ(form.value("/data/e"), "2024-02-01T12:05:00.000+00:00");
    EXPECT_EQ(form.value("/data/t"), "2024-02-01");
    EXPECT_EQ(form.value("/data/d"), "have-your-say:test");
    EXPECT_EQ(form.value("/data/p"), "");
    const Submission second = form.instance.finish(noon() + std::chrono::minutes(6)).value();
    EXPECT_EQ(first.instance_id, second.instance_id);
    EXPECT_NE(first.xml.find("<orx:instanceID>" + first.instance_id), std::string::npos);
    EXPECT_EQ(first.form_id, "a-form");
    EXPECT_EQ(first.version, "1");
}

TEST(Preload, AFormWithoutInstanceIdIsGivenOne) {
    std::string xml = form_of("<a/>", "", "");
    const auto drop = [&](const std::string& part) { xml.erase(xml.find(part), part.size()); };
    drop("<orx:meta><orx:instanceID/></orx:meta>");
    drop("<bind nodeset=\"/data/meta/instanceID\" type=\"string\" jr:preload=\"uid\"/>");
    FillingIn form(xml);
    const Submission made = form.instance.finish(noon()).value();
    EXPECT_NE(made.xml.find("<orx:meta><orx:instanceID>" + made.instance_id +
                            "</orx:instanceID></orx:meta></data>"),
              std::string::npos);
}

}  // namespace
}  // namespace xforms
