// SPDX-License-Identifier: Apache-2.0
// Every kind of control, answered by taps on a real kiosk: what reaches the council is what the form engine
// makes of the same answers without a screen.
#include <fstream>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path forms = fs::path(SOURCE_DIR) / "tests/journey/forms";

class AnyForm : public testing::Test {
 protected:
    AnyForm() : test_council_(fs::path(BINARY_DIR) / "journey" / "any-form", forms, "any-form") {}

    static void tap_times(drive::Driver& kiosk, const std::string& id, int times) {
        for (int at = 0; at < times; ++at) kiosk.tap_id(id);
    }

    static void answer_alone(drive::Driver& kiosk) {
        tap_times(kiosk, "higher:/data/since:day", 15);
        tap_times(kiosk, "higher:/data/since:month", 2);
        kiosk.tap_id("higher:/data/since:year");
        tap_times(kiosk, "lower10:/data/since:year", 3);
        kiosk.tap_id("continue");
        tap_times(kiosk, "higher:/data/at:hour", 3);
        tap_times(kiosk, "higher10:/data/at:minute", 4);
        kiosk.tap_id("continue");
        kiosk.tap_id("track:/data/safe");
        kiosk.tap_id("higher:/data/safe");
        kiosk.tap_id("continue");
        kiosk.tap_id("star:/data/stars:4");
        kiosk.tap_id("continue");
        kiosk.tap_id("up:choice:/data/order:homes");
        kiosk.tap_id("continue");
        kiosk.tap_id("choice:/data/read:OK");
        kiosk.tap_id("continue");
        kiosk.tap_id("choice:/data/table/parks:yes");
        kiosk.tap_id("choice:/data/table/buses:no");
        kiosk.tap_id("continue");
    }

    static void add_person(drive::Driver& kiosk, int number, const std::string& name,
                           const std::string& age) {
        const std::string person = "/data/person[" + std::to_string(number) + "]";
        kiosk.tap_id("add");
        kiosk.tap_id("field:" + person + "/name");
        kiosk.type(name);
        kiosk.tap_id("continue");
        kiosk.tap_id("field:" + person + "/age");
        kiosk.type(age);
        kiosk.tap_id("continue");
    }

    // The same answers without a screen; `year` is the one that the kiosk's buttons begin at, less thirty.
    static std::string steps(const std::string& year) {
        const json all = {
            {{"set", "/data/since"}, {"value", year + "-02-15"}},
            {{"set", "/data/at"}, {"value", "14:30"}},
            {{"set", "/data/safe"}, {"value", 3}},
            {{"set", "/data/stars"}, {"value", 4}},
            {{"set", "/data/order"}, {"value", {"parks", "homes", "buses"}}},
            {{"set", "/data/read"}, {"value", true}},
            {{"set", "/data/table/parks"}, {"value", "yes"}},
            {{"set", "/data/table/buses"}, {"value", "no"}},
            {{"add", "/data/person"}},
            {{"set", "/data/person[1]/name"}, {"value", "Ada"}},
            {{"set", "/data/person[1]/age"}, {"value", 36}},
        };
        return all.dump();
    }

    drive::TestCouncil test_council_;
};

// What stands in the only element of that name.
std::string told(const std::string& xml, const std::string& element) {
    const std::string open = "<" + element + ">";
    const std::size_t begin = xml.find(open), end = xml.find("</" + element + ">");
    return begin == std::string::npos || end == std::string::npos
               ? "no " + element
               : xml.substr(begin + open.size(), end - begin - open.size());
}

TEST_F(AnyForm, AnsweredByTapsSubmitsWhatTheEngineMakesOfTheSameAnswers) {
    ASSERT_EQ(test_council_.sync().code, 0);
    std::string year;
    {
        drive::Driver kiosk = test_council_.kiosk();
        kiosk.start();
        answer_alone(kiosk);
        add_person(kiosk, 1, "Grace", "85");
        add_person(kiosk, 2, "Ada", "36");
        kiosk.tap_id("remove:row:0");
        kiosk.tap_id("remove");
        ASSERT_EQ(kiosk.screen(), "repeat");
        EXPECT_TRUE(kiosk.shows("Ada, 36"));
        EXPECT_FALSE(kiosk.shows("Grace, 85"));
        kiosk.tap_id("continue");
        ASSERT_EQ(kiosk.screen(), "check");
        const json check = kiosk.look();
        for (const json& node : check["nodes"])
            if (node["id"].get<std::string>().starts_with("row:0:answer") && year.empty()) {
                const auto date = node["name"].get<std::string>();
                year = date.substr(date.rfind(' ') + 1);
            }
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        kiosk.quit();
    }
    ASSERT_EQ(test_council_.sync().code, 0);
    const fs::path file = test_council_.folder() / "steps.json";
    std::ofstream(file) << steps(year);
    const drive::Ran tried =
        drive::run({drive::program("council"), "try", (forms / "any-form" / "form.xml").string(), "--answers",
                    file.string()},
                   test_council_.errors());
    ASSERT_EQ(tried.code, 0) << tried.output;
    const auto records = test_council_.exported();
    ASSERT_EQ(records.size(), 1U);
    for (const char* column :
         {"since", "at", "safe", "stars", "order", "read", "table-parks", "table-buses"}) {
        const std::string path = column;
        EXPECT_EQ(records[0].value(path, "no column"), told(tried.output, path.substr(path.rfind('-') + 1)))
            << path;
    }
    const drive::Ran lines = drive::run(
        {drive::program("council"), "export", "--data", (test_council_.folder() / "council").string(),
         "--private-key", (test_council_.folder() / "keys" / "private.pem").string(), "--form", "any-form",
         "--include-practice", "--json-lines", "-"},
        test_council_.errors());
    ASSERT_EQ(lines.code, 0);
    const auto person = nlohmann::json::parse(lines.output)["answers"]["person"][0];
    for (const char* asked : {"name", "age"})
        EXPECT_EQ(person.value(asked, "no answer"), told(tried.output, asked)) << asked;
}

}  // namespace
