// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments: nothing that was thanked for is lost, nothing arrives twice (RELIABILITY P1, P2,
// F1).
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

const long kills = campaign::times(200);

class Killed : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        test_council_.emplace(fs::path(BINARY_DIR) / "journey" / name,
                              fs::path(SOURCE_DIR) / "tests/journey/forms", "two-questions");
        ASSERT_EQ(test_council_->sync().code, 0);
    }

    // A whole visit that says `words`. True once the kiosk has thanked for it.
    static bool visit(drive::Driver& kiosk, const std::string& words) {
        kiosk.start();
        kiosk.tap_id("choice:/data/agree:yes");
        kiosk.tap_id("continue");
        kiosk.tap_id("field:/data/why");
        kiosk.type(words);
        kiosk.tap_id("continue");
        kiosk.submit();
        return kiosk.screen() == "thanks";
    }

    std::map<std::string, int> received() {
        std::map<std::string, int> words;
        for (const auto& record : test_council_->exported()) ++words[record["why"]];
        return words;
    }

    void carry_everything() {
        for (int rounds = 0; rounds < 5; ++rounds)
            if (test_council_->sync().code == 0) return;
        FAIL() << "the backlog does not drain; see " << test_council_->errors();
    }

    void reckon(const std::set<std::string>& thanked) {
        carry_everything();
        const auto arrived = received();
        for (const std::string& words : thanked)
            EXPECT_TRUE(arrived.contains(words)) << words << " was thanked for and lost";
        for (const auto& [words, times] : arrived) EXPECT_EQ(times, 1) << words << " arrived more than once";
        campaign::reckon(kills, thanked, arrived).close();
    }

    std::optional<drive::TestCouncil> test_council_;
    std::mt19937 random_{static_cast<unsigned>(20241115 + campaign::seed())};
};

TEST_F(Killed, TheKioskAtAnyMomentOfAVisitLosesNothingThatItThankedFor) {
    std::set<std::string> thanked;
    int visits = 0;
    drive::Driver measured = test_council_->kiosk();
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(visit(measured, "measured"));
    auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    thanked.insert("measured");
    measured.quit();
    for (long kill = 0; kill < kills; ++kill) {
        drive::Driver kiosk = test_council_->kiosk();
        if (kiosk.screen() != "welcome") FAIL() << "the kiosk does not come back after kill " << kill;
        // From the first touch to a little after the thanks.
        const std::chrono::microseconds moment(
            std::uniform_int_distribution<long>(0, whole.count() * 5 / 4)(random_));
        std::jthread killer([&, id = kiosk.process().id()] {
            std::this_thread::sleep_for(moment);
            ::kill(id, SIGKILL);
        });
        const std::string words = "visit " + std::to_string(++visits);
        // One visit in five is to end before its kill, however fast or slow this machine is by then.
        bool ended = false;
        try {
            ended = visit(kiosk, words);
        } catch (const std::exception&) {  // it was killed in the middle
        }
        if (ended) thanked.insert(words);
        killer.join();
        constexpr int by_kill = 128 + SIGKILL;  // a kiosk that fell by itself is another fault
        ASSERT_EQ(kiosk.process().wait(), by_kill) << "kill " << kill;
        whole += ended ? -whole / 20 : whole / 80;
    }
    reckon(thanked);
    EXPECT_GT(thanked.size(), 5U);
    EXPECT_LT(thanked.size(), static_cast<std::size_t>(kills)) << "the kills came too late to mean anything";
}

TEST_F(Killed, KioskSyncAtAnyMomentOfARoundLosesAndDoublesNothing) {
    std::set<std::string> thanked;
    {
        drive::Driver kiosk = test_council_->kiosk();
        for (int visits = 0; visits < 60; ++visits) {
            const std::string words = "visit " + std::to_string(visits);
            ASSERT_TRUE(visit(kiosk, words));
            thanked.insert(words);
            kiosk.tap_id("finished");
        }
        kiosk.quit();
    }
    for (long kill = 0; kill < kills; ++kill) {
        drive::Process round({drive::program("kiosk-sync"), "--config", test_council_->config().string()},
                             test_council_->errors());
        std::this_thread::sleep_for(
            std::chrono::microseconds(std::uniform_int_distribution<long>(0, 40000)(random_)));
        round.kill(SIGKILL);
        const int code = round.wait();
        constexpr int by_kill = 128 + SIGKILL;
        ASSERT_TRUE(code == by_kill || code == 0)
            << "kill " << kill << " of " << code << "; see " << test_council_->errors();
    }
    reckon(thanked);
    EXPECT_EQ(received().size(), thanked.size());
}

}  // namespace
