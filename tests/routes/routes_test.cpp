// SPDX-License-Identifier: Apache-2.0
// VVSG 2.0, 7.2-A; EN 301 549, 5.1.6.1: every function by every route. The whole Liverpool consultation is
// answered by each route alone, through the real programs, and the council gets the same submission from
// each.
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/routes/answers.h"
#include "tests/routes/route.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Reference -> choices in the order in which they are chosen, or text to type.
using Options = std::map<std::string, std::string>;
const std::vector<std::pair<std::string, std::string>> choices = {
    {"/data/respondent/capacity", "resident"},
    {"/data/respondent/capacity", "visitor"},
    {"/data/reduce_inequality/objective/agreement", "disagree"},
    {"/data/celebrate_diversity/objective/agreement", "strongly_agree"},
    {"/data/good_relationships/objective/agreement", "neither"},
    {"/data/excellent_services/objective/agreement", "agree"},
    {"/data/inclusive_employer/objective/agreement", "strongly_disagree"},
    {"/data/priority", "excellent_services"},
    {"/data/equality_gate/answer", "yes"},
    {"/data/equality/age_group", "75_84"},
    {"/data/equality/long_term_condition", "yes"},
    {"/data/equality/activities_reduced", "a_lot"},
    {"/data/equality/religion", "other"},
    {"/data/equality/marital_status", "prefer_not_to_say"},
};
const Options words = {
    {"/data/respondent/postcode_district", "L8"},
    {"/data/reduce_inequality/change", "Ramps at 2"},
    {"/data/equality/religion_other", "Quaker"},
};

class Routes : public testing::Test {
 protected:
    Routes()
        : test_council_(
              fs::path(BINARY_DIR) / "routes" / testing::UnitTest::GetInstance()->current_test_info()->name(),
              fs::path(SOURCE_DIR) / "assets/consultations", "liverpool-equality-objectives-2024-2028") {}

    void SetUp() override { ASSERT_EQ(test_council_.sync().code, 0); }

    static bool has(const json& seen, const std::string& id) {
        for (const json& node : seen["nodes"])
            if (node["id"] == id) return true;
        return false;
    }

    // All that is wished for on this page, screenful by screenful.
    static void answer_page(drive::Driver& kiosk, routes::Route& route) {
        for (int part = 0; part < 20; ++part) {
            json seen = kiosk.look();
            for (const auto& [reference, value] : choices)
                if (has(seen, "choice:" + reference + ":" + value))
                    route.choose("choice:" + reference + ":" + value);
            for (const auto& [reference, text] : words) {
                seen = kiosk.look();  // a choice may have brought the field
                if (!has(seen, "field:" + reference)) continue;
                route.choose("field:" + reference);
                seen = kiosk.look();
                if (!has(seen, "key:q") && !has(seen, "key:Q")) route.choose("key:layout");
                route.type(text);
                route.choose("key:close");
            }
            if (!has(kiosk.look(), "more")) return;
            route.choose("more");
        }
        FAIL() << "the page does not end";
    }

    using By = std::function<std::unique_ptr<routes::Route>(drive::Driver&)>;
    enum class Tongue { english, arabic };
    void visit(const By& by, Tongue tongue = Tongue::english) {
        drive::Driver kiosk = test_council_.kiosk();
        const auto route = by(kiosk);
        route->begin();
        if (tongue == Tongue::arabic) route->choose("language:ar");
        route->choose("start");
        while (kiosk.screen() == "about") route->go_on();
        for (int pages = 0; kiosk.screen() == "question"; ++pages) {
            ASSERT_LT(pages, 100) << "the visit does not end";
            const std::string before = kiosk.look()["reference"];
            answer_page(kiosk, *route);
            route->go_on();
            const json after = kiosk.look();
            ASSERT_NE(after.value("reference", ""), before) << "refused";
        }
        ASSERT_EQ(kiosk.screen(), "check");
        for (int parts = 0; has(kiosk.look(), "more"); ++parts) {
            ASSERT_LT(parts, 20) << "the check does not end";
            route->go_on();
        }
        kiosk.advance(1);  // Submit rests
        route->choose("submit");
        EXPECT_EQ(kiosk.screen(), "thanks");
        EXPECT_EQ(kiosk.quit(), 0);
    }

    // Of all that the council has, what people answered.
    std::vector<routes::Answers> submissions() {
        EXPECT_EQ(test_council_.sync().code, 0);
        std::vector<routes::Answers> all;
        for (const json& record : test_council_.exported()) all.push_back(routes::answers_of(record));
        return all;
    }

    drive::TestCouncil test_council_;
};

TEST_F(Routes, ByTouchArrowsKeypadOrTwoSwitchesTheCouncilGetsTheSame) {
    for (const auto by : {routes::by_touch, routes::by_arrows, routes::by_keypad, routes::by_switches})
        visit(by);
    const auto records = submissions();
    ASSERT_EQ(records.size(), 4U);
    for (const routes::Answers& answers : records) EXPECT_EQ(answers, routes::expected_answers);
}

// The shaking hand skips no question, undoes no choice and sends nothing that it has not seen.
TEST_F(Routes, AFingerThatTapsEverythingTwiceSendsTheSameAndSkipsNothing) {
    for (const double again_after_s : {0.08, 0.15, 0.25})
        visit([&](drive::Driver& kiosk) { return routes::by_shaking_finger(kiosk, again_after_s); });
    const auto records = submissions();
    ASSERT_EQ(records.size(), 3U) << "I'm finished, struck twice, begins no other visit";
    for (const routes::Answers& answers : records) EXPECT_EQ(answers, routes::expected_answers);
}

// Typed and stepped: a digit or a step too many would be another date, and look as good as the right one.
TEST(RoutesOfADate, AFingerThatTapsEverythingTwiceGivesTheSameDate) {
    drive::TestCouncil council(fs::path(BINARY_DIR) / "routes" / "date",
                               fs::path(SOURCE_DIR) / "tests/routes/forms", "born");
    ASSERT_EQ(council.sync().code, 0);
    const double taps[] = {0.08, 0.15, 0.25};
    for (const double again_after_s : taps) {
        drive::Driver kiosk = council.kiosk();
        const auto hand = routes::by_shaking_finger(kiosk, again_after_s);
        hand->choose("start");
        hand->choose("type:/data/born");
        hand->type("27111955");  // and the keys close
        for (const char* step : {"higher:/data/born:day", "lower:/data/born:month", "lower:/data/born:month",
                                 "lower10:/data/born:year"})
            hand->choose(step);
        hand->go_on();
        kiosk.advance(1);  // Submit rests
        hand->choose("submit");
        EXPECT_EQ(kiosk.quit(), 0);
    }
    ASSERT_EQ(council.sync().code, 0);
    const auto records = council.exported();
    ASSERT_EQ(records.size(), std::size(taps));
    for (const json& record : records) EXPECT_EQ(record["born"], "1945-09-28");
}

// Presses whatever is strongest, as fast as the glass takes it, and answers only what the kiosk insists on.
TEST_F(Routes, AHurriedPersonSeesEveryQuestionAndAllAnswersBeforeTheySend) {
    std::set<std::string> seen;
    {
        drive::Driver kiosk = test_council_.kiosk();
        kiosk.start();
        std::size_t rows = 0;
        for (int taps = 0; kiosk.screen() != "thanks"; ++taps) {
            ASSERT_LT(taps, 600) << "the visit does not end";
            const json look = kiosk.look();
            json strongest;
            std::string answer;
            bool refused = false;
            for (const json& node : look["nodes"]) {
                const std::string id = node["id"];
                seen.insert(id.substr(0, id.rfind(':')));
                if (id.starts_with("change:")) ++rows;
                if (id.starts_with("choice:") && answer.empty()) answer = id;
                if (id.ends_with(":error")) refused = true;
                for (const json& state : node["states"])
                    if (state == "strongest") strongest = node["bounds"];
            }
            if (refused) kiosk.tap_id(answer);
            const json at = {strongest[0].get<double>() + strongest[2].get<double>() / 2,
                             strongest[1].get<double>() + strongest[3].get<double>() / 2};
            kiosk.say({{"do", "tap"}, {"at", at}, {"quick", true}});
            kiosk.advance(0.1);
        }
        EXPECT_EQ(kiosk.quit(), 0);
        EXPECT_GT(rows, 10U) << "the answers were all shown";
    }
    for (const auto& [reference, value] : choices) {
        if (reference.starts_with("/data/equality/")) continue;
        EXPECT_TRUE(seen.contains("choice:" + reference)) << reference << " was never shown";
    }
    EXPECT_EQ(submissions().size(), 1U);
}

// Each press may cost a person half a minute. From the first one, with the setting up of the switches, to the
// check; one choice on each page that offers some, nothing typed, no equality questions.
TEST_F(Routes, TwoSwitchesComeToTheCheckInSixtyPresses) {
    drive::Driver kiosk = test_council_.kiosk();
    const auto route = routes::by_switches(kiosk);
    route->begin();
    route->choose("start");
    while (kiosk.screen() == "about") route->go_on();
    for (int pages = 0; kiosk.screen() == "question"; ++pages) {
        ASSERT_LT(pages, 100) << "the visit does not end";
        for (const auto& [reference, value] :
             std::map<std::string, std::string>{{"/data/respondent/capacity", "resident"},
                                                {"/data/reduce_inequality/objective/agreement", "agree"},
                                                {"/data/celebrate_diversity/objective/agreement", "agree"},
                                                {"/data/good_relationships/objective/agreement", "agree"},
                                                {"/data/excellent_services/objective/agreement", "agree"},
                                                {"/data/inclusive_employer/objective/agreement", "agree"},
                                                {"/data/priority", "reduce_inequality"},
                                                {"/data/equality_gate/answer", "no"}})
            if (has(kiosk.look(), "choice:" + reference + ":" + value))
                route->choose("choice:" + reference + ":" + value);
        route->go_on();
    }
    ASSERT_EQ(kiosk.screen(), "check");
    EXPECT_LE(route->presses(), 60);
    RecordProperty("presses", route->presses());
    EXPECT_EQ(kiosk.quit(), 0);
}

// With one hand on one switch: the focus moves by itself, at the pace that was chosen.
TEST_F(Routes, OneSwitchChoosesWhatTheFocusComesToByItself) {
    drive::Driver kiosk = test_council_.kiosk();
    const auto route = routes::by_switches(kiosk);
    for (const char* key : {"1", "2", "2", "1", "1"}) kiosk.key(key);
    const auto focus = [&] {
        const json seen = kiosk.look();  // outlives the loop over a part of it
        for (const json& node : seen["nodes"])
            for (const json& state : node["states"])
                if (state == "focused") return node["id"].get<std::string>();
        return std::string();
    };
    for (int presses = 0; focus() != "pace:2"; ++presses) {
        ASSERT_LT(presses, 20);
        kiosk.key("2");
    }
    kiosk.key("1");
    for (const char* wanted : {"done", "start"}) {
        for (int steps = 0; focus() != wanted; ++steps) {
            ASSERT_LT(steps, 40) << wanted;
            kiosk.advance(2);
        }
        kiosk.key("2");
    }
    EXPECT_EQ(kiosk.screen(), "question");
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(Routes, AreTheSameInAMirroredLanguageAndForATremblingHand) {
    visit(routes::by_trembling_hand);
    visit(routes::by_arrows, Tongue::arabic);
    visit(routes::by_switches, Tongue::arabic);
    const auto records = submissions();
    ASSERT_EQ(records.size(), 3U);
    for (const routes::Answers& answers : records) EXPECT_EQ(answers, routes::expected_answers);
}

}  // namespace
