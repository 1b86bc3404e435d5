// SPDX-License-Identifier: Apache-2.0
// What other engines run, and what their authors are told about it: paths to nothing, conditions that lean on
// one another, inherited readonly, questions that need a device and may be left out.
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

const std::string input = "<input ref=\"/data/a\"><label>A</label></input>";

// The form runs, and this is what its author is told.
std::string warnings(const std::string& xml, const LeaveOut& leave_out = {}) {
    const Form::Loaded loaded = Form::load(xml, from({}), Form::Use::at_a_kiosk, leave_out);
    EXPECT_TRUE(loaded.form) << describe(loaded.problems);
    return describe(loaded.problems);
}

TEST(Lenience, APathOrABindToNothingIsAWarningWithItsLine) {
    const std::string all = warnings(form_of(
        "<a/>", "<bind nodeset=\"/data/nowhere\"/>\n<bind nodeset=\"/data/a\" relevant=\"//nope = ''\"/>",
        input));
    EXPECT_NE(all.find("line 7: bind /data/nowhere: warning: there is no node /data/nowhere"),
              std::string::npos)
        << all;
    EXPECT_NE(all.find("line 8: relevant of /data/a: warning: there is no node //nope"), std::string::npos)
        << all;
}

TEST(Lenience, ABindWithoutANodesetDoesNothingAndItsAuthorIsTold) {
    const std::string xml = form_of("<a/>", "<bind required=\"true()\"/>", input);
    EXPECT_NE(warnings(xml).find("line 7: bind: warning: it has no nodeset"), std::string::npos)
        << warnings(xml);
    EXPECT_TRUE(FillingIn(xml).instance.violations().empty());
}

TEST(Lenience, ARequiredNodeThatNobodyIsAskedForIsAWarningAndMayStayEmpty) {
    const std::string xml = form_of("<a/><b/>",
                                    "<bind nodeset=\"/data/a\" required=\"true()\"/>\n"
                                    "<bind nodeset=\"/data/b\" calculate=\"''\" required=\"true()\"/>",
                                    input);
    const std::string all = warnings(xml);
    EXPECT_NE(all.find("line 8: required of /data/b: warning: nobody is asked for it"), std::string::npos)
        << all;
    EXPECT_EQ(all.find("required of /data/a"), std::string::npos) << all;
    EXPECT_EQ(FillingIn(xml).set("/data/a", "x").instance.violations().size(), 0U);
}

TEST(Lenience, AnActionOnANodeThatHoldsOthersDoesNothingAndItsAuthorIsTold) {
    const std::string xml =
        form_of("<a/><g><b/></g>", "", input,
                "\n<setvalue event=\"odk-instance-first-load\" ref=\"/data/g\" value=\"'between'\"/>");
    EXPECT_NE(warnings(xml).find("line 8: setvalue /data/g: warning: is left out: a node that holds others"),
              std::string::npos)
        << warnings(xml);
    EXPECT_EQ(FillingIn(xml).instance.finish(noon()).value().xml.find("between"), std::string::npos);
}

TEST(Lenience, ActionsThatSetOneAnotherOffAreAWarningOfTheRingAlone) {
    const auto asking = [](const std::string& name, const std::string& sets) {
        return "\n<input ref=\"/data/" + name + "\"><setvalue event=\"xforms-value-changed\" ref=\"/data/" +
               sets + "\" value=\"concat(., 'x')\"/></input>";
    };
    const std::string nodes = "<a/><b/><c/><d/><e/>";
    EXPECT_EQ(warnings(form_of(nodes, "", asking("a", "b") + asking("b", "c") + asking("c", "c"))), "");
    const std::string all = warnings(
        form_of(nodes, "", asking("a", "b") + asking("b", "c") + asking("c", "b") + asking("d", "e")));
    EXPECT_EQ(all,
              "line 10: setvalue: warning: the actions of /data/b, /data/c set one another off: where their "
              "values come to no rest, no answer can be sent\n");
}

TEST(Lenience, ASelectWithoutChoicesRunsAndItsAuthorIsTold) {
    EXPECT_NE(warnings(form_of("<a/>", "", "<select ref=\"/data/a\"/>")).find("no choices yet"),
              std::string::npos);
}

TEST(Lenience, AMissingFileIsMissedOnlyWhereSomethingUsesIt) {
    const std::string list = "<instance id=\"l\" src=\"jr://file-csv/l.csv\"/>";
    EXPECT_NE(warnings(form_of("<a/>", "", input, list)).find("nothing in the form uses it"),
              std::string::npos);
    for (const char* use : {"instance('l')/root/item[1]/n", "pulldata(&quot;l&quot;, 'n', 'k', /data/a)"})
        EXPECT_NE(
            refusal(form_of("<a/><b/>", "<bind nodeset=\"/data/b\" calculate=\"" + std::string(use) + "\"/>",
                            input, list))
                .find("is missing"),
            std::string::npos)
            << use;
}

TEST(Lenience, RelevanceThatNeverAgreesComesToAnEnd) {
    FillingIn form(form_of("<a>x</a><b>y</b>",
                           "<bind nodeset=\"/data/a\" relevant=\"/data/b = ''\"/>"
                           "<bind nodeset=\"/data/b\" relevant=\"/data/a != ''\"/>",
                           input + "<input ref=\"/data/b\"/>"));
    EXPECT_TRUE(form.instance.has("/data/a"));
}

TEST(Lenience, ANodeThatAsksItselfAndACalculateAmongThemStayCycles) {
    EXPECT_NE(
        refusal(form_of("<a/>", "<bind nodeset=\"/data/a\" relevant=\". != ''\"/>", input)).find("cycle"),
        std::string::npos);
    EXPECT_NE(refusal(form_of("<a/><b/>",
                              "<bind nodeset=\"/data/a\" relevant=\"/data/b = ''\"/>"
                              "<bind nodeset=\"/data/b\" calculate=\"/data/a\"/>",
                              input))
                  .find("cycle"),
              std::string::npos);
    EXPECT_NE(refusal(form_of("<a/><b/>",
                              "<bind nodeset=\"/data/b\" calculate=\"jr:choice-name('x', '/data/a')\"/>",
                              "<select1 ref=\"/data/a\"><item><label><output value=\"/data/b\"/></label>"
                              "<value>x</value></item></select1>"))
                  .find("cycle"),
              std::string::npos)
        << "a text that says itself";
}

// XForms 1.1 section 6.1.2: "readonly ... if any ancestor node is readonly".
TEST(Lenience, AGroupsReadonlyReachesItsQuestions) {
    FillingIn form(
        form_of("<g><a>x</a><h><b/></h></g><lock/>",
                "<bind nodeset=\"/data/g\" readonly=\"/data/lock = 'y'\"/>"
                "<bind nodeset=\"/data/g/h/b\" required=\"true()\"/>",
                "<group ref=\"/data/g\"><input ref=\"/data/g/a\"><label>A</label></input>"
                "<group ref=\"/data/g/h\"><input ref=\"/data/g/h/b\"><label>B</label></input></group>"
                "</group><input ref=\"/data/lock\"/>"));
    EXPECT_FALSE(form.question("/data/g/a").readonly);
    EXPECT_EQ(form.instance.violations().size(), 1U);
    form.set("/data/lock", "y");
    EXPECT_TRUE(form.question("/data/g/a").readonly);
    EXPECT_EQ(form.question("/data/g/h/b").control, ControlKind::note);
    EXPECT_EQ(form.refused("/data/g/h/b", "z"), "/data/g/h/b is read-only.");
    EXPECT_TRUE(form.instance.violations().empty()) << "nobody can answer it";
    EXPECT_EQ(form.instance.review().size(), 1U);
}

const std::string with_devices =
    form_of("<a/><photo/><place/><code/>",
            "<bind nodeset=\"/data/photo\" type=\"binary\"/><bind nodeset=\"/data/place\" type=\"geopoint\"/>"
            "<bind nodeset=\"/data/code\" type=\"barcode\" required=\"false()\"/>",
            input +
                "<upload ref=\"/data/photo\" mediatype=\"image/*\"><label>P</label></upload>"
                "<input ref=\"/data/place\"><label>W</label><odk:setgeopoint event=\"xforms-value-changed\" "
                "ref=\"/data/place\"/></input><input ref=\"/data/code\"><label>C</label></input>");

TEST(LeaveOut, TheFormRunsWithoutQuestionsThatNeedADevice) {
    const std::string all = warnings(with_devices, {true, true, true});
    for (const char* left :
         {"upload /data/photo: warning: is left out", "input /data/place: warning: is left out",
          "input /data/code: warning: is left out"})
        EXPECT_NE(all.find(left), std::string::npos) << all;
    const Form::Loaded loaded = Form::load(with_devices, from({}), Form::Use::at_a_kiosk, {true, true, true});
    Instance instance = Instance::begin(loaded.form, {"have-your-say:test", false}, noon());
    EXPECT_EQ(instance.pages(), std::vector<std::string>{"/data/a"});
    EXPECT_NE(instance.finish(noon()).value().xml.find("<photo/><place/><code/>"), std::string::npos);
}

TEST(LeaveOut, WhatIsNotNamedAndWhatIsRequiredIsRefused) {
    const Form::Loaded loaded =
        Form::load(with_devices, from({}), Form::Use::at_a_kiosk, {true, false, true});
    EXPECT_FALSE(loaded.form);
    EXPECT_NE(describe(loaded.problems)
                  .find("input /data/place: a kiosk has no way to take a place; leave_out = "
                        "[\"geo\"] in kiosk.toml runs the form without it"),
              std::string::npos)
        << describe(loaded.problems);
    const std::string required =
        form_of("<a/><photo/>", "<bind nodeset=\"/data/photo\" required=\"/data/a = 1\"/>",
                input + "<upload ref=\"/data/photo\"/>");
    const Form::Loaded asked = Form::load(required, from({}), Form::Use::at_a_kiosk, {true, true, true});
    EXPECT_FALSE(asked.form);
    EXPECT_NE(describe(asked.problems).find("and an answer is required"), std::string::npos);
}

TEST(LeaveOut, AWordThatIsNoneIsNamed) {
    EXPECT_TRUE(LeaveOut::read({"upload", "geo", "barcode"}));
    const auto wrong = LeaveOut::read({"camera"});
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().sentence.find("\"camera\""), std::string::npos);
}

TEST(Entities, AnUpdateIsRefusedByNameAndAKeyIsAWarning) {
    const std::string meta = "<a/><meta><entity dataset=\"trees\" id=\"\" update=\"1\"/></meta>";
    EXPECT_NE(refusal(form_of(meta, "", input)).find("entity of trees: a kiosk cannot update entities"),
              std::string::npos);
    const std::string made =
        "<a/><meta><entity dataset=\"trees\" id=\"\" create=\"1\"><label/></entity></meta>";
    EXPECT_EQ(warnings(form_of(made, "", input)).find("entities"), std::string::npos);
    EXPECT_NE(warnings(form_of(made, "", input, "<submission base64RsaPublicKey=\"AAAA\"/>"))
                  .find("no server makes entities of sealed records"),
              std::string::npos);
    std::string newer = form_of(made, "", input);
    newer.replace(
        newer.find("<model>"), 7,
        "<model xmlns:e=\"http://www.opendatakit.org/xforms/entities\" e:entities-version=\"2026.1.0\">");
    EXPECT_NE(refusal(newer).find("newer than 2025.1"), std::string::npos);
}

}  // namespace
}  // namespace xforms
