// SPDX-License-Identifier: Apache-2.0
// The promise that nothing of a person outlives the visit (RELIABILITY P3), held against the running program:
// words that only these tests know are typed by key and by pinyin, chosen, spoken, submitted and abandoned,
// in every language: more than 500 in all. Afterwards they stand in no memory of the kiosk or of what it
// started, in no file of theirs, in nothing that they said, and nowhere with the X server: no property of a
// window, no clipboard, no memory. Looks only at the processes and folders that it made itself.
#include <algorithm>
#include <fstream>
#include <optional>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"
#include "tests/typing/sentences.h"

namespace {

namespace fs = std::filesystem;

const std::string liverpool = "liverpool-equality-objectives-2024-2028";

enum class End { submitted, abandoned };

class Wiped : public testing::Test {
 protected:
    void SetUp() override {
        if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        const fs::path folder = fs::path(BINARY_DIR) / "wiped" / name;
        council_.emplace(folder, fs::path(SOURCE_DIR) / "assets/consultations", liverpool);
        // A sound card that is always there and that nobody hears.
        std::ofstream(council_->config(), std::ios::app) << "[speech]\ndevice = \"null\"\n";
        for (const char* own : {"temporary", "run"}) fs::create_directories(folder / own);
        ::setenv("TMPDIR", (folder / "temporary").c_str(), 1);
        ::setenv("XDG_RUNTIME_DIR", (folder / "run").c_str(), 1);
        fs::permissions(folder / "run", fs::perms::owner_all);
        ASSERT_EQ(council_->sync().code, 0);
        kiosk_.emplace(council_->kiosk({"--window", "1280x1024"}));
        if (!residue::in_memory("x", kiosk_->process().id()))
            GTEST_SKIP() << "this user may not read the memory of another process";
    }

    // Words in the letters of the language, that no program holds: made here, of what the visit is.
    std::string markers(const std::string& words) {
        std::string all;
        for (int in_field = 0; in_field < markers_in_a_field; ++in_field)
            all += (all.empty() ? "" : " ") + words.substr(0, words.find(' ')) + stem_ +
                   std::to_string(++made_) + "r";
        return all;
    }

    // Types a marker into each field, or taps the language's own sentence on its keys, and chooses on the
    // way.
    void answer_all(const sentences::Sentence& sentence) {
        while (kiosk_->screen() == "about") kiosk_->go_on();
        bool tapped = false;
        for (int screenfuls = 0; kiosk_->screen() == "question"; ++screenfuls) {
            ASSERT_LT(screenfuls, 200) << "the visit does not end";
            const auto seen = kiosk_->look();
            for (const auto& node : seen["nodes"]) {
                const std::string id = node["id"];
                if (id == "choice:/data/respondent/capacity:visitor" || id.ends_with("/agreement:disagree"))
                    kiosk_->tap_id(id);
                const bool field =
                    id.starts_with("field:/") && !id.ends_with(":hint") && !id.ends_with(":left");
                if (!field || id.find("postcode") != std::string::npos) continue;
                kiosk_->tap_id(id);
                if (!tapped) {
                    for (const std::string& key : sentence.keys) {
                        // Where a sentence begins, Shift ends the capital first.
                        for (int strike = 0; strike < 2 && !kiosk_->has(key); ++strike)
                            kiosk_->tap_id("key:shift");
                        kiosk_->tap_id(key);
                    }
                    markers_.push_back(sentence.words);
                    tapped = true;
                } else {
                    kiosk_->type(markers(sentence.words));
                }
            }
            kiosk_->go_on();
        }
        ASSERT_EQ(kiosk_->screen(), "check");
        ASSERT_TRUE(tapped) << "no field was found";
    }

    int in_memory(const std::string& marker) {
        int found = 0;
        for (const pid_t process : residue::family(kiosk_->process().id())) {
            const int times = residue::in_memory(marker, process).value_or(0);
            found += times;
            if (times > 0) last_ = marker + " in process " + std::to_string(process);
        }
        return found;
    }
    int in_memory() {
        int found = 0;
        for (const std::string& each : markers_) found += in_memory(each);
        return found;
    }

    void expect_nowhere(const std::vector<std::string>& places, const std::string& when) {
        account_.leaked += static_cast<long>(places.size());
        EXPECT_EQ(places, std::vector<std::string>{}) << when;
    }
    void expect_none_left(const std::string& when) {
        const int here = in_memory();
        account_.leaked += here;
        EXPECT_EQ(here, 0) << when << ": " << last_;
        for (const std::string& each : markers_) {
            // What the programs said and keep, temporary and at run time: all lies below this folder.
            expect_nowhere(residue::files_with(each, council_->folder()), when);
            expect_nowhere(residue::on_display_with(each), when);
            const auto displayed = residue::in_memory(each, residue::display_server());
            account_.leaked += displayed.value_or(0);
            EXPECT_EQ(displayed, 0) << when;
            for (const pid_t process : residue::family(kiosk_->process().id()))
                expect_nowhere(residue::open_files_with(each, process), when);
        }
    }

    void visit(const sentences::Sentence& sentence, End end, bool spoken) {
        SCOPED_TRACE(sentence.language + (end == End::submitted ? " submitted" : " abandoned"));
        // What all markers of all visits share finds each of them, in one search.
        markers_ = {"<agreement>disagree</agreement>", stem_};
        const int made_before = made_;
        kiosk_->tap_id("language:" + sentence.language);
        if (spoken) kiosk_->key("F2");  // by a key: a tap still chooses at once
        kiosk_->start();
        ASSERT_NO_FATAL_FAILURE(answer_all(sentence));
        EXPECT_GT(in_memory(), 0) << "the search itself must be able to find an answer";
        EXPECT_GT(in_memory(stem_), 0) << "and a marker";
        if (end == End::submitted) {
            kiosk_->submit();
            ASSERT_EQ(kiosk_->screen(), "thanks");
            expect_none_left("as the thanks begin");
        }
        kiosk_->advance(200);
        ASSERT_EQ(kiosk_->screen(), "welcome");
        expect_none_left("once the visit has ended");
        account_.tried += made_ - made_before + 2;  // and the language's sentence, and what was chosen
    }

    std::optional<drive::TestCouncil> council_;
    std::optional<drive::Driver> kiosk_;
    std::vector<std::string> markers_;
    std::string last_;
    static constexpr int markers_in_a_field = 4;
    const std::string stem_ = "q" + std::to_string(getpid()) + "zm";
    int made_ = 0;
    campaign::Account account_{.tried = 0, .lost = {}, .doubled = {}, .leaked = 0};
};

TEST_F(Wiped, NothingTypedOrChosenIsLeftInAnyLanguageOnceItIsSubmitted) {
    for (const sentences::Sentence& sentence : sentences::all()) visit(sentence, End::submitted, false);
    EXPECT_GE(account_.tried, 250) << "and as many in the other of these two";
    account_.close();
}

TEST_F(Wiped, NothingTypedOrChosenIsLeftInAnyLanguageOnceItIsAbandoned) {
    for (const sentences::Sentence& sentence : sentences::all()) visit(sentence, End::abandoned, false);
    EXPECT_GE(account_.tried, 250) << "and as many in the other of these two";
    account_.close();
}

TEST_F(Wiped, NothingSpokenIsLeftInTheKioskOrItsVoice) {
    for (const sentences::Sentence& sentence : sentences::all())
        if (sentence.language == "en" || sentence.language == "ar" || sentence.language == "zh-Hans")
            for (const End end : {End::submitted, End::abandoned}) visit(sentence, end, true);
    account_.close();
}

}  // namespace
