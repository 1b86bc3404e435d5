// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments: nothing that was thanked for is lost, nothing arrives twice (RELIABILITY P1, P2,
// F1).
#include <csignal>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

// A thousand of both with every change.
const long kiosk_kills = campaign::times(250);
// Of rounds with one council: what it took stays in the kiosk's file for 14 days, and each kill reads that
// file.
constexpr long kills_with_one_council = 750;

constexpr int by_kill = 128 + SIGKILL;  // a program that fell by itself is another fault

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

    // Of all that waits, and of all that this council has.
    void take_in() {
        carry_everything();
        for (const auto& [words, times] : received()) arrived_[words] += times;
    }

    void reckon(long tried, const std::set<std::string>& thanked) {
        for (const std::string& words : thanked)
            EXPECT_TRUE(arrived_.contains(words)) << words << " was thanked for and lost";
        for (const auto& [words, times] : arrived_) EXPECT_EQ(times, 1) << words << " arrived more than once";
        campaign::reckon(tried, thanked, arrived_).close();
    }

    // How many wait at the kiosk, read from a copy: whoever opens the file itself mends for kiosk-sync what
    // the kill left of its log. The kiosk beside it goes on writing: a copy counts once nothing moved
    // meanwhile.
    long waiting() const {
        const fs::path kiosk = test_council_->database(), copy = test_council_->folder() / "copy.db";
        for (auto before = moved(kiosk);; before = moved(kiosk)) {
            for (const char* part : {"", "-wal"}) {
                std::ifstream from(kiosk.string() + part, std::ios::binary);
                std::ofstream(copy.string() + part, std::ios::binary)
                    << std::string(std::istreambuf_iterator<char>(from), {});
            }
            if (moved(kiosk) == before) break;
        }
        return rows(copy, "outbox WHERE state = 'waiting'");
    }
    long stored() const { return rows(test_council_->folder() / "council" / "inbox.db", "submission"); }

    // From at once to a little after the end of what takes `whole`.
    std::chrono::microseconds moment_of(std::chrono::microseconds whole) {
        return std::chrono::microseconds(
            std::uniform_int_distribution<long>(0, whole.count() * 5 / 4)(random_));
    }

    std::optional<drive::TestCouncil> test_council_;
    std::map<std::string, int> arrived_;

 private:
    // When file and log were last written, and how long they are; nothing of a log that is not there.
    static std::string moved(const fs::path& database) {
        std::string all;
        for (const char* part : {"", "-wal"}) {
            std::error_code missing;
            const fs::path file = database.string() + part;
            all += std::to_string(fs::last_write_time(file, missing).time_since_epoch().count()) + " ";
            all += std::to_string(fs::file_size(file, missing)) + " ";
        }
        return all;
    }

    static long rows(const fs::path& database, const std::string& of) {
        SQLite::Database file(database.string(), SQLite::OPEN_READWRITE);
        file.setBusyTimeout(10'000);
        file.exec("PRAGMA synchronous=OFF");
        return file.execAndGet("SELECT count(*) FROM " + of).getInt();
    }

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
    for (long kill = 0; kill < kiosk_kills; ++kill) {
        drive::Driver kiosk = test_council_->kiosk();
        if (kiosk.screen() != "welcome") FAIL() << "the kiosk does not come back after kill " << kill;
        std::jthread killer([moment = moment_of(whole), id = kiosk.process().id()] {
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
        ASSERT_EQ(kiosk.process().wait(), by_kill) << "kill " << kill;
        whole += ended ? -whole / 20 : whole / 80;
    }
    take_in();
    reckon(kiosk_kills, thanked);
    EXPECT_GT(thanked.size(), 5U);
    EXPECT_LT(thanked.size(), static_cast<std::size_t>(kiosk_kills))
        << "the kills came too late to mean anything";
}

// A round under kiosk-sync, killed after `moment`; how it ended.
class KilledRound : public Killed {
 protected:
    static constexpr long full = 3;

    // So many wait that the round has a middle. A kiosk stands beside it, as ever; in one round of ten none
    // does, and what the kill before left of the log is kiosk-sync's own to mend.
    void fill_outbox(long round) {
        if (!kiosk_) kiosk_.emplace(test_council_->kiosk());
        for (long missing = full - waiting(); missing > 0; --missing) {
            const std::string words = "visit " + std::to_string(thanked_.size());
            ASSERT_TRUE(visit(*kiosk_, words));
            thanked_.insert(words);
            kiosk_->tap_id("finished");
        }
        if (round % 10 == 0) kiosk_.reset();
    }

    std::chrono::microseconds measured_round() {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(test_council_->sync().code, 0);
        return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                     begin);
    }

    void begin_anew() {
        kiosk_.reset();
        test_council_.reset();
        SetUp();
    }

    enum class End { killed_with_work, killed_without, ended };
    End kill_after(std::chrono::microseconds moment) {
        drive::Process round({drive::program("kiosk-sync"), "--config", test_council_->config().string()},
                             test_council_->errors());
        std::this_thread::sleep_for(moment);
        round.kill(SIGKILL);
        const int code = round.wait();
        EXPECT_TRUE(code == by_kill || code == 0) << code << "; see " << test_council_->errors();
        if (code != by_kill) return End::ended;
        return waiting() > 0 ? End::killed_with_work : End::killed_without;
    }

    // A kill counts where it hit a round while something waited: one that came too late is tried again.
    void kill_rounds() {
        fill_outbox(0);
        std::chrono::microseconds whole = measured_round();
        long hit = 0;
        for (long round = 0; hit < kills_with_one_council; ++round) {
            ASSERT_LT(round, 3 * kills_with_one_council)
                << "only " << hit << " kills hit while something waited";
            fill_outbox(round);
            const long before = waiting(), arrived = stored();
            const End end = kill_after(moment_of(whole));
            if (HasFailure()) FAIL() << "round " << round;
            hit += end == End::killed_with_work ? 1 : 0;
            // The council has some of it, and the kiosk does not know of all.
            const long more = stored() - arrived;
            in_the_middle_ += end == End::killed_with_work && more > 0 && before >= more ? 1 : 0;
            // One round in five is to have done its work before, however fast or slow this machine is by
            // then.
            whole += end == End::killed_with_work ? whole / 80 : -whole / 20;
        }
        hit_ += hit;
    }

    std::set<std::string> thanked_;
    long hit_ = 0, in_the_middle_ = 0;

 private:
    std::optional<drive::Driver> kiosk_;
};

TEST_F(KilledRound, AtAnyMomentLosesAndDoublesNothing) {
    for (long councils = campaign::times(1); councils > 0; --councils) {
        ASSERT_NO_FATAL_FAILURE(kill_rounds());
        take_in();
        if (councils == 1) break;
        ASSERT_NO_FATAL_FAILURE(begin_anew());
    }
    RecordProperty("in_the_middle", std::to_string(in_the_middle_));
    EXPECT_GT(in_the_middle_, hit_ / 20) << "they hit where nothing is sent";
    reckon(hit_, thanked_);
    EXPECT_EQ(arrived_.size(), thanked_.size());
}

}  // namespace
