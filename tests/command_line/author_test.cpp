// SPDX-License-Identifier: Apache-2.0
// `council check` and `council try`, as a form's author runs them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sync/inbox/clock_text.h"
#include "tests/command_line/program.h"

namespace council {
namespace {

using nlohmann::json;

std::string page(const std::string& nodes, const std::string& model, const std::string& body) {
    return R"(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>Parks</h:title><model><instance><data id="parks" version="1">)" +
           nodes + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + model +
           "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

const std::string name_question = "<input ref=\"/data/name\"><label>Name</label></input>";

std::string everything() {
    const std::string items =
        "<item><label>A</label><value>a</value></item><item><label>B</label><value>b</value></item>";
    return page(
        "<name/><age/><seen/><many/><order/><why/><opened/><moment/><person><first/></person>",
        R"xml(<itext><translation lang="English (en)"><text id="t"><value>Why</value></text></translation>
           <translation lang="Polski (pl)"><text id="t"><value>Czemu</value></text></translation></itext>
           <bind nodeset="/data/age" type="int"/><bind nodeset="/data/why" relevant="/data/age &gt; 17"/>
           <bind nodeset="/data/name" required="true()"/>
           <bind nodeset="/data/opened" calculate="once(today())"/>
           <bind nodeset="/data/moment" calculate="once(now())"/>)xml",
        name_question + "<input ref=\"/data/age\"><label>Age</label></input>" +
            "<trigger ref=\"/data/seen\"><label>Seen</label></trigger><select "
            "ref=\"/data/many\"><label>M</label>" +
            items + "</select><odk:rank ref=\"/data/order\"><label>O</label>" + items + "</odk:rank>" +
            "<input ref=\"/data/why\"><label ref=\"jr:itext('t')\"/></input>" +
            "<repeat nodeset=\"/data/person\"><input "
            "ref=\"/data/person/first\"><label>F</label></input></repeat>");
}

class AnAuthor : public testing::Test {
 protected:
    Ran check(const std::string& xml, const std::vector<std::string>& more = {}) const {
        return over("check", xml, more);
    }
    Ran try_with(const std::string& xml, const std::vector<std::string>& more = {}) const {
        return over("try", xml, more);
    }
    // With these steps, as JSON.
    json steps(const std::string& list, int code = 0) const {
        write(folder / "steps.json", list);
        const Ran ran = try_with(everything(), {"--answers", folder / "steps.json", "--json"});
        EXPECT_EQ(ran.code, code) << ran.err;
        return json::parse(ran.out, nullptr, false);
    }
    Folder folder;

 private:
    Ran over(const std::string& verb, const std::string& xml, const std::vector<std::string>& more) const {
        write(folder / "form.xml", xml);
        std::vector<std::string> words = {verb, folder / "form.xml"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
};

TEST_F(AnAuthor, IsToldThatAKioskRunsAForm) {
    const Ran ran = check(page("<name/>", "", name_question));
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out,
              "Judged without a kiosk's settings (--config), for these languages: en.\n"
              "The kiosk runs this form.\n");
}

TEST_F(AnAuthor, IsToldEveryReasonAtOnceWithItsLine) {
    const std::string bad = page(
        "<name/><photo/>",
        "<bind nodeset=\"/data/nowhere\"/><bind nodeset=\"/data/name\" relevant=\"frobnicate()\"/>",
        name_question + "\n<upload ref=\"/data/photo\" mediatype=\"image/*\"><label>Photo</label></upload>");
    const Ran text = check(bad);
    EXPECT_EQ(text.code, 1);
    for (const char* said : {"line 5: upload /data/photo", "/data/nowhere", "The kiosk refuses this form."})
        EXPECT_NE(text.out.find(said), std::string::npos) << said << text.out;
    const Ran object = check(bad, {"--json"});
    EXPECT_EQ(object.code, 1);
    const json told = json::parse(object.out);
    EXPECT_EQ(told["loaded"], false);
    EXPECT_GE(told["problems"].size(), 2u);
    for (const json& problem : told["problems"])
        for (const char* key : {"line", "subject", "reason", "refuses"}) EXPECT_TRUE(problem.contains(key));
}

TEST_F(AnAuthor, IsWarnedOfQuestionsThatTogetherSinglePeopleOut) {
    const auto asking = [](const std::vector<std::string>& names) {
        std::string nodes, body;
        for (const std::string& name : names) {
            nodes += "<" + name + "/>";
            body += "<input ref=\"/data/" + name + "\"><label>Q</label></input>";
        }
        return page(nodes, "", body);
    };
    const Ran warned = check(asking({"postcode", "age", "ethnicity"}));
    EXPECT_EQ(warned.code, 0) << "a warning refuses nothing: " << warned.err;
    EXPECT_NE(warned.out.find("postcode, age, ethnicity may together"), std::string::npos) << warned.out;
    EXPECT_NE(warned.out.find("The kiosk runs this form."), std::string::npos) << warned.out;
    EXPECT_EQ(check(asking({"age", "ethnicity"})).out,
              "Judged without a kiosk's settings (--config), for these languages: en.\n"
              "The kiosk runs this form.\n");
}

TEST_F(AnAuthor, SeesTheSubmissionOfAFormThatWasOnlyOpened) {
    const Ran ran = try_with(everything());
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("<name/>"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.out.find("<why/>"), std::string::npos) << ran.out;
}

TEST_F(AnAuthor, GivesEveryKindOfAnswer) {
    const json ran = steps(R"json([{"set": "/data/name", "value": "Ann"}, {"set": "/data/age", "value": 30},
        {"set": "/data/seen", "value": true}, {"set": "/data/many", "value": ["a", "b"]},
        {"set": "/data/order", "value": ["b", "a"]}, {"set": "/data/why", "value": "because"},
        {"add": "/data/person"}, {"set": "/data/person[2]/first", "value": "Bob"}, {"remove": "/data/person[1]"},
        {"lang": "Polski (pl)"}, {"get": "/data/person[1]/first"}, {"set": "/data/many", "value": null},
        {"get": "/data/person[2]/first"}])json");
    EXPECT_EQ(ran["loaded"], true);
    ASSERT_EQ(ran["steps"].size(), 13u);
    for (const json& step : ran["steps"]) EXPECT_EQ(step["ok"], true) << step;
    EXPECT_EQ(ran["steps"][6]["reference"], "/data/person[2]");
    EXPECT_EQ(ran["steps"][10]["value"], "Bob");
    EXPECT_EQ(ran["steps"][12]["value"], nullptr) << "there is only one person by now";
    EXPECT_EQ(ran["violations"], json::array());
    const std::string xml = ran["instance"];
    EXPECT_NE(xml.find("<name>Ann</name><age>30</age><seen>OK</seen><many/><order>b a</order>"
                       "<why>because</why>"),
              std::string::npos)
        << xml;
    EXPECT_NE(xml.find("<person><first>Bob</first></person><orx:meta>"), std::string::npos) << xml;
    bool spoken = false;
    for (const json& question : ran["questions"]) spoken = spoken || question["label"] == "Czemu";
    EXPECT_TRUE(spoken) << ran["questions"];
}

TEST_F(AnAuthor, AsksForTheViolationsAsTheyStand) {
    const json ran =
        steps(R"json([{"validate": 1}, {"set": "/data/name", "value": "Ann"}, {"validate": 1}])json");
    ASSERT_EQ(ran["steps"][0]["violations"].size(), 1u);
    EXPECT_EQ(ran["steps"][0]["violations"][0]["reference"], "/data/name");
    EXPECT_EQ(ran["steps"][0]["violations"][0]["rule"], "required");
    EXPECT_EQ(ran["steps"][2]["violations"], json::array());
}

TEST_F(AnAuthor, SeesThePagesWithAllThatAScreenWouldShow) {
    const json ran = steps(R"json([{"pages": 1}, {"ask": "/data/why"}, {"set": "/data/many", "value": ["b"]},
        {"set": "/data/age", "value": 30}])json");
    ASSERT_EQ(ran["steps"][0]["pages"].size(), 7u) << ran["steps"][0]["pages"];
    const json first = ran["steps"][0]["pages"][0];
    EXPECT_EQ(first["reference"], "/data/name");
    EXPECT_EQ(first["questions"][0]["label"], "Name");
    EXPECT_EQ(first["questions"][0]["required"], true);
    EXPECT_EQ(first["violations"][0]["rule"], "required");
    EXPECT_EQ(ran["steps"][1]["question"]["relevant"], false);
    EXPECT_EQ(ran["steps"][1]["question"]["label"], "Why");
    ASSERT_EQ(ran["pages"].size(), 8u) << "of a grown-up, why is asked too";
    const json many = ran["pages"][3]["questions"][0];
    EXPECT_EQ(many["control"], "select");
    EXPECT_EQ(many["choices"][1], json({{"value", "b"}, {"label", "B"}, {"selected", true}}));
    for (const char* key : {"hint", "guidance", "readonly", "relevant", "type", "appearance", "value"})
        EXPECT_TRUE(many.contains(key)) << key;
    EXPECT_EQ(ran["pages"][7]["repeat"]["instances"].size(), 1u);
}

TEST_F(AnAuthor, LeavesOutWhatNeedsADeviceAsTheKioskWould) {
    const std::string xml = page("<name/><photo/>", "", name_question + "<upload ref=\"/data/photo\"/>");
    EXPECT_EQ(check(xml).code, 1);
    const Ran left = check(xml, {"--leave-out", "upload,geo"});
    EXPECT_EQ(left.code, 0) << left.out;
    EXPECT_NE(left.out.find("upload /data/photo: warning: is left out"), std::string::npos) << left.out;
    EXPECT_EQ(try_with(xml, {"--leave-out", "upload"}).code, 0);
    EXPECT_EQ(check(xml, {"--leave-out", "camera"}).code, 2);
}

TEST_F(AnAuthor, IsToldWhichStepFailedAndTheOthersAreTaken) {
    const json ran = steps(R"json([{"set": "/data/nothing", "value": "x"}, {"set": "/data/why", "value": "x"},
        {"set": "/data/age", "value": "old"}, {"add": "/data/name"}, {"remove": "/data/person[9]"},
        {"lang": "Klingon"}, {"dance": 1}, 7, {"set": "/data/name", "value": {"a": 1}},
        {"set": "/data/name"}, {"set": "/data/name", "value": "Ann"}])json",
                           3);
    ASSERT_EQ(ran["steps"].size(), 11u);
    for (int step = 0; step < 10; ++step) {
        EXPECT_EQ(ran["steps"][step]["ok"], false) << step;
        EXPECT_FALSE(ran["steps"][step]["error"].get<std::string>().empty()) << step;
    }
    EXPECT_EQ(ran["steps"][0]["error"], "/data/nothing is no question of this form.");
    EXPECT_EQ(ran["steps"][1]["error"], "/data/why is not asked now.");
    EXPECT_NE(ran["instance"].get<std::string>().find("<name>Ann</name>"), std::string::npos);
    const Ran text = try_with(everything(), {"--answers", folder / "steps.json"});
    EXPECT_EQ(text.code, 3);
    EXPECT_NE(text.err.find("step 2 "), std::string::npos) << text.err;
    EXPECT_NE(text.out.find("<name>Ann</name>"), std::string::npos);
}

TEST_F(AnAuthor, LearnsWhyAFormDoesNotEvenLoad) {
    for (const std::string& bad : {page("<name/>", "", "<input ref=\"/data/other\"><label>X</label></input>"),
                                   std::string("<h:html"), std::string()}) {
        const Ran text = try_with(bad);
        EXPECT_EQ(text.code, 1);
        EXPECT_EQ(text.out, "");
        EXPECT_NE(text.err, "");
        const json object = json::parse(try_with(bad, {"--json"}).out);
        EXPECT_EQ(object["loaded"], false);
        EXPECT_FALSE(object["problems"].empty());
        EXPECT_FALSE(object.contains("instance"));
    }
}

TEST_F(AnAuthor, SaysWhatTimeItIsAndWhere) {
    const auto opened = [&](const std::string& now, const std::string& zone) {
        return try_with(everything(), {"--now", now, "--zone", zone}).out;
    };
    const auto holds = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    const std::string london = opened("2024-06-30T23:30:00Z", "Europe/London");
    EXPECT_TRUE(holds(london, "<opened>2024-07-01</opened>")) << london;
    EXPECT_TRUE(holds(london, "2024-07-01T00:30:00.000+01:00")) << london;
    const std::string utc = opened("2024-07-01T01:30:00.25+02:00", "UTC");
    EXPECT_TRUE(holds(utc, "<opened>2024-06-30</opened>")) << utc;
    EXPECT_TRUE(holds(utc, "2024-06-30T23:30:00.250")) << utc;
}

TEST_F(AnAuthor, IsNotTakenAtTheirWordForAZoneOrATime) {
    for (const char* zone : {"Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "", "UTC0", "Europe",
                             ":Europe/London", "zone.tab", "Europe/../Europe/London"}) {
        const Ran ran = try_with(everything(), {"--zone", zone});
        EXPECT_EQ(ran.code, 2) << zone;
        EXPECT_EQ(ran.out, "");
        EXPECT_NE(ran.err.find("no such time zone"), std::string::npos) << zone;
    }
    for (const char* now : {"2024-02-01", "2024-02-30T10:00:00Z", "2024-02-01T10:00:00", "soon", "",
                            "2024-02-01T24:00:00Z", "2024-02-01 10:00:00Z", "2024-02-01T10:00:00+24:00",
                            "2024-02-01T10:00Z", "2024-02-01T10:00:00+14:01"}) {
        EXPECT_EQ(read_rfc3339(now), std::nullopt) << now;
        EXPECT_EQ(try_with(everything(), {"--now", now}).code, 2) << now;
    }
}

TEST_F(AnAuthor, KeepsMediaBesideTheFormOrWhereTheySay) {
    const std::string form = page(
        "<name/>", R"(<instance id="streets" src="jr://file-csv/streets.csv"/>)",
        R"xml(<select1 ref="/data/name"><label>Street</label><itemset nodeset="instance('streets')/root/item">
                <value ref="name"/><label ref="label"/></itemset></select1>)xml");
    EXPECT_EQ(check(form).code, 1);
    write(folder / "lists/streets.csv", "name,label\nhope,Hope Street\n");
    const Ran elsewhere = check(form, {"--media", folder / "lists"});
    EXPECT_EQ(elsewhere.code, 0) << elsewhere.out;
    write(folder / "media/streets.csv", "name,label\nhope,Hope Street\n");
    EXPECT_EQ(check(form).code, 0);
    EXPECT_EQ(try_with(form).code, 0);
    std::string outside = form;
    outside.replace(outside.find("streets.csv\""), 11, "../outside.csv");
    write(folder / "outside.csv", "name,label\nhope,Hope Street\n");
    EXPECT_EQ(check(outside).code, 1);
    EXPECT_EQ(check(form, {"--media", folder / "nowhere"}).code, 2);
}

TEST_F(AnAuthor, GetsOneSentenceWhereAFileOrAWordIsWrong) {
    const std::string form = page("<name/>", "", name_question);
    write(folder / "good.xml", form);
    write(folder / "object.json", "{}");
    write(folder / "broken.json", "[{\"set\"");
    write(folder / "deep.json", std::string(200'000, '[') + std::string(200'000, ']'));
    write(folder / "large.json", "[{\"set\": \"/data/name\", \"value\": 1e999}]");
    write(folder / "long.xml", form + std::string(5'000'000, ' '));
    const std::string good = folder / "good.xml";
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"try"},
                                               {"check"},
                                               {"try", good, "--json=maybe"},
                                               {"check", good, "--zone", "Europe/London"},
                                               {"try", folder / "missing.xml"},
                                               {"check", folder / "missing.xml"},
                                               {"check", "/dev/zero"},
                                               {"check", folder / "long.xml"},
                                               {"try", good, "--answers", folder / "missing.json"},
                                               {"try", good, "--answers", folder / "object.json"},
                                               {"try", good, "--answers", folder / "broken.json"},
                                               {"try", good, "--answers", folder / "deep.json"},
                                               {"try", good, "--answers", folder / "large.json"}}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << words.back() << ran.out;
        EXPECT_EQ(ran.out, "");
        EXPECT_FALSE(ran.err.empty()) << words.back();
    }
}

}  // namespace
}  // namespace council
