// SPDX-License-Identifier: Apache-2.0
// Newcomers start here: how one answer travels, end to end, through the real programs. A resident taps a real
// window, the kiosk seals, kiosk-sync carries, the council's server keeps, the council decrypts and exports.
#include <algorithm>
#include <functional>
#include <map>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"
#include "tests/typing/sentences.h"

namespace {

namespace fs = std::filesystem;

const std::string liverpool = "liverpool-equality-objectives-2024-2028";

// What one resident wants to say: reference -> choice value, or text to type.
using Options = std::map<std::string, std::string>;

class Journey : public testing::Test {
 protected:
    void SetUp() override {
        if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        test_council_.emplace(fs::path(BINARY_DIR) / "journey" / name,
                              fs::path(SOURCE_DIR) / "assets/consultations", liverpool);
        const drive::Ran fetched = test_council_->sync();
        ASSERT_EQ(fetched.code, 0) << fetched.output;
        ASSERT_EQ(nlohmann::json::parse(fetched.output)["forms_updated"], 1);
    }

    // Answers by taps, in whatever language is on screen, until the check.
    using AtField = std::function<void(const std::string& reference)>;
    static void answer_all(
        drive::Driver& kiosk, const Options& wishes, const AtField& at_field = [](const auto&) {}) {
        while (kiosk.screen() == "about") kiosk.go_on();
        for (int screenfuls = 0; screenfuls < 200; ++screenfuls) {
            const nlohmann::json seen = kiosk.look();
            if (seen["screen"] != "question") return;
            for (const nlohmann::json& node : seen["nodes"]) {
                const std::string id = node["id"];
                answer_node(kiosk, id, wishes);
                if (id.starts_with("field:") && !id.ends_with(":hint") && !id.ends_with(":left"))
                    at_field(id.substr(std::string("field:").size()));
            }
            kiosk.go_on();
        }
        FAIL() << "the visit does not end";
    }

    static void type_by_taps(drive::Driver& kiosk, const std::string& field,
                             const sentences::Sentence& sentence) {
        kiosk.tap_id("field:" + field);
        for (const std::string& key : sentence.keys) {
            // Where a sentence begins, Shift ends the capital first.
            for (int strike = 0; strike < 2 && !kiosk.has(key); ++strike) kiosk.tap_id("key:shift");
            kiosk.tap_id(key);
        }
    }

    static void answer_node(drive::Driver& kiosk, const std::string& id, const Options& wishes) {
        for (const auto& [reference, value] : wishes) {
            if (id == "choice:" + reference + ":" + value) kiosk.tap_id(id);
            if (id != "field:" + reference) continue;
            kiosk.tap_id(id);
            kiosk.type(value);
        }
    }

    nlohmann::json carry_and_export() {
        const drive::Ran ran = test_council_->sync();
        EXPECT_EQ(ran.code, 0) << ran.output;
        const auto summary = nlohmann::json::parse(ran.output);
        EXPECT_EQ(summary["sent"], 1);
        EXPECT_EQ(summary["waiting"], 0);
        const auto records = test_council_->exported();
        EXPECT_EQ(records.size(), 1U);
        return records.empty() ? nlohmann::json::object() : records.front();
    }

    std::optional<drive::TestCouncil> test_council_;
};

// Made at run time, so that no program or object file holds it.
const std::string planted = "PLANTED-" + std::to_string(getpid());

const Options in_english = {
    {"/data/respondent/capacity", "resident"},
    {"/data/respondent/postcode_district", "L8"},
    {"/data/reduce_inequality/objective/agreement", "disagree"},
    {"/data/reduce_inequality/change", planted + " more ramps, “wider” doors\nand patience"},
    {"/data/celebrate_diversity/objective/agreement", "strongly_agree"},
    {"/data/celebrate_diversity/comment", "=1+1 is not a formula"},
    {"/data/priority", "excellent_services"},
    {"/data/equality_gate/answer", "yes"},
    {"/data/equality/age_group", "75_84"},
};

void expect_wishes(const nlohmann::json& record, const Options& wishes) {
    for (const auto& [reference, value] : wishes) {
        std::string column = reference.substr(std::string("/data/").size());
        for (char& letter : column)
            if (letter == '/') letter = '-';
        if (!record.contains(column)) {
            ADD_FAILURE() << "the export has no column " << column;
            continue;
        }
        const std::string cell = record[column];
        // The export guards cells that a spreadsheet would run.
        EXPECT_EQ(value.starts_with("=") && !cell.empty() ? cell.substr(1) : cell, value) << column;
    }
}

TEST_F(Journey, AnEnglishVisitByTapsReachesTheCouncilWordForWord) {
    {
        drive::Driver kiosk = test_council_->kiosk({"--window", "1920x1080"});
        EXPECT_EQ(kiosk.screen(), "welcome");
        kiosk.start();
        answer_all(kiosk, in_english);
        ASSERT_EQ(kiosk.screen(), "check");
        EXPECT_EQ(residue::files_with(planted, test_council_->folder()), std::vector<std::string>{})
            << "before submit nothing is kept";
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        EXPECT_EQ(residue::files_with(planted, test_council_->folder()), std::vector<std::string>{})
            << "after submit what is kept is sealed";
        EXPECT_EQ(residue::open_files_with(planted, kiosk.process().id()), std::vector<std::string>{});
        EXPECT_EQ(kiosk.quit(), 0);
    }
    expect_wishes(carry_and_export(), in_english);
}

TEST_F(Journey, AnArabicVisitByTapsInPortraitReachesTheCouncilWordForWord) {
    const Options wishes = {
        {"/data/respondent/capacity", "visitor"},
        {"/data/reduce_inequality/objective/agreement", "agree"},
        {"/data/reduce_inequality/comment", "أريد مساعدة بلغتي، من فضلك. L8 1XY"},
    };
    {
        drive::Driver kiosk = test_council_->kiosk({"--window", "1080x1920"});
        kiosk.tap("العربية");
        const auto welcome = kiosk.look();
        EXPECT_EQ(welcome["language"], "ar");
        EXPECT_EQ(welcome["direction"], "rtl");
        kiosk.start();
        answer_all(kiosk, wishes);
        ASSERT_EQ(kiosk.screen(), "check");
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        EXPECT_EQ(kiosk.quit(), 0);
    }
    expect_wishes(carry_and_export(), wishes);
}

// One kiosk, twelve people after each other, each typing a sentence by taps in their own script.
TEST_F(Journey, TwelveVisitsInTwelveLanguagesReachTheCouncilWordForWord) {
    std::vector<std::string> wanted;
    {
        drive::Driver kiosk = test_council_->kiosk({"--headless"});
        for (const sentences::Sentence& sentence : sentences::all()) {
            SCOPED_TRACE(sentence.language);
            kiosk.tap_id("language:" + sentence.language);
            EXPECT_EQ(kiosk.look()["language"], sentence.language);
            kiosk.start();
            answer_all(kiosk,
                       {{"/data/respondent/capacity", "visitor"},
                        {"/data/reduce_inequality/objective/agreement", "agree"}},
                       [&](const std::string& field) {
                           if (field == "/data/reduce_inequality/comment")
                               type_by_taps(kiosk, field, sentence);
                       });
            ASSERT_EQ(kiosk.screen(), "check");
            kiosk.submit();
            ASSERT_EQ(kiosk.screen(), "thanks");
            kiosk.advance(100);
            ASSERT_EQ(kiosk.screen(), "welcome");
            wanted.push_back(sentence.words);
        }
        EXPECT_EQ(kiosk.quit(), 0);
    }
    const drive::Ran ran = test_council_->sync();
    ASSERT_EQ(ran.code, 0) << ran.output;
    std::vector<std::string> received;
    for (const auto& record : test_council_->exported())
        received.push_back(record["reduce_inequality-comment"]);
    std::sort(wanted.begin(), wanted.end());
    std::sort(received.begin(), received.end());
    EXPECT_EQ(received, wanted);
}

TEST_F(Journey, NothingOfAVisitIsLeftInMemoryOnceItHasEnded) {
    drive::Driver kiosk = test_council_->kiosk({"--window", "1920x1080"});
    kiosk.start();
    answer_all(kiosk, in_english);
    ASSERT_EQ(kiosk.screen(), "check");
    const auto during = residue::in_memory(planted, kiosk.process().id());
    if (!during) GTEST_SKIP() << "this user may not read the memory of another process";
    EXPECT_GT(*during, 0) << "the search itself must be able to find an answer";
    kiosk.advance(200);
    ASSERT_EQ(kiosk.screen(), "welcome");
    EXPECT_EQ(residue::in_memory(planted, kiosk.process().id()), 0);
}

TEST_F(Journey, PracticeIsMarkedAtTheCouncil) {
    {
        drive::Driver kiosk = test_council_->kiosk();
        kiosk.start();
        answer_all(kiosk, {{"/data/respondent/capacity", "resident"}});
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        kiosk.quit();
    }
    EXPECT_EQ(carry_and_export()["practice"], "yes");
}

TEST_F(Journey, ACouncilThatIsDownIsNeverNoticedAtTheKioskAndTheAnswersWait) {
    test_council_->close_council();
    {
        drive::Driver kiosk = test_council_->kiosk();
        kiosk.start();
        answer_all(kiosk, {{"/data/respondent/capacity", "resident"}});
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        kiosk.quit();
    }
    const drive::Ran closed = test_council_->sync();
    EXPECT_EQ(closed.code, 75);
    EXPECT_EQ(nlohmann::json::parse(closed.output)["waiting"], 1);
}

}  // namespace
