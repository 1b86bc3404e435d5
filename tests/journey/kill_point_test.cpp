// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F2: the programs end at each named place of an answer's way (kiosk/kill_point.h), from before
// it is sealed until its sent row is deleted. Nothing that was thanked for is lost, nothing arrives twice,
// and what is there afterwards is what that place allows.
#include "kiosk/kill_point.h"

#include <cstdlib>
#include <map>
#include <set>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

struct Point {
    const char* name;
    bool kept;  // the answer, or the receipt, or the deletion, is on disk when the program ends there
};

// Else its bytes are printed, those that pad it too, which nobody wrote.
void PrintTo(const Point& point, std::ostream* out) {
    *out << point.name;
}

std::string name_of(const testing::TestParamInfo<Point>& point) {
    return point.param.name;
}

class KilledAt : public testing::TestWithParam<Point> {
 protected:
    void SetUp() override {
        const std::string name = std::string("kill_point_") + GetParam().name;
        council_.emplace(fs::path(BINARY_DIR) / "journey" / name,
                         fs::path(SOURCE_DIR) / "tests/journey/forms", "two-questions");
        ASSERT_EQ(council_->sync().code, 0);
    }
    void TearDown() override { ::unsetenv("HAVE_YOUR_SAY_END_AT"); }

    void end_at_the_point() { ::setenv("HAVE_YOUR_SAY_END_AT", GetParam().name, 1); }

    static void visit(drive::Driver& kiosk, const std::string& words) {
        kiosk.start();
        kiosk.tap_id("choice:/data/agree:yes");
        kiosk.tap_id("continue");
        kiosk.tap_id("field:/data/why");
        kiosk.type(words);
        kiosk.tap_id("continue");
        kiosk.submit();
    }

    void visit_and_be_thanked(const std::string& words) {
        drive::Driver kiosk = council_->kiosk();
        visit(kiosk, words);
        ASSERT_EQ(kiosk.screen(), "thanks");
        thanked_.insert(words);
        kiosk.quit();
    }

    void round_that_ends_at_the_point() {
        end_at_the_point();
        EXPECT_EQ(council_->sync().code, kiosk::killed_here) << "the round never came to " << GetParam().name;
        ::unsetenv("HAVE_YOUR_SAY_END_AT");
    }

    std::map<std::string, int> received() const {
        std::map<std::string, int> words;
        for (const auto& record : council_->exported()) ++words[record["why"]];
        return words;
    }

    int rows(const std::string& where) const {
        SQLite::Database file(council_->database().string(), SQLite::OPEN_READWRITE);
        return file.execAndGet("SELECT count(*) FROM outbox WHERE " + where).getInt();
    }
    void make_what_was_sent_old() const {
        SQLite::Database file(council_->database().string(), SQLite::OPEN_READWRITE);
        file.exec("UPDATE outbox SET sent = 1 WHERE state = 'sent'");
    }

    void reckon(long tried) {
        ASSERT_EQ(council_->sync().code, 0) << "see " << council_->errors();
        EXPECT_EQ(rows("state <> 'sent'"), 0);
        campaign::reckon(tried, thanked_, received()).close();
    }

    std::optional<drive::TestCouncil> council_;
    std::set<std::string> thanked_;
};

class TheKioskKilledAt : public KilledAt {};

TEST_P(TheKioskKilledAt, LosesNothingThatItThankedForAndKeepsNothingTwice) {
    const long times = campaign::times(2);
    std::set<std::string> unthanked;
    for (long nth = 0; nth < times; ++nth) {
        visit_and_be_thanked("before " + std::to_string(nth));
        const std::string words = "killed " + std::to_string(nth);
        end_at_the_point();
        drive::Driver kiosk = council_->kiosk();
        EXPECT_THROW(visit(kiosk, words), std::exception) << "it never came to " << GetParam().name;
        EXPECT_EQ(kiosk.process().wait(), kiosk::killed_here);
        ::unsetenv("HAVE_YOUR_SAY_END_AT");
        unthanked.insert(words);
        visit_and_be_thanked("after " + std::to_string(nth));
    }
    reckon(times);
    // Nobody was thanked for these: there where they had been committed, and else gone whole.
    const auto arrived = received();
    for (const std::string& words : unthanked)
        EXPECT_EQ(arrived.contains(words), GetParam().kept) << words << " at " << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(EachPlace, TheKioskKilledAt,
                         testing::Values(Point{"before_seal", false}, Point{"after_seal", false},
                                         Point{"before_insert", false}, Point{"before_commit", false},
                                         Point{"after_commit", true}),
                         name_of);

class KioskSyncKilledAt : public KilledAt {};

TEST_P(KioskSyncKilledAt, SendsAllOfItAllTheSameAndNothingTwice) {
    const long times = campaign::times(2);
    for (long nth = 0; nth < times; ++nth) {
        visit_and_be_thanked("one " + std::to_string(nth));
        visit_and_be_thanked("two " + std::to_string(nth));
        round_that_ends_at_the_point();
        // The receipts of a round are written down together.
        EXPECT_EQ(rows("state = 'waiting'"), GetParam().kept ? 0 : 2);
        ASSERT_EQ(council_->sync().code, 0);
        EXPECT_EQ(rows("state = 'sent'"), 2 * (nth + 1));
    }
    reckon(times);
}

INSTANTIATE_TEST_SUITE_P(EachPlace, KioskSyncKilledAt,
                         testing::Values(Point{"before_send", false}, Point{"in_reply", false},
                                         Point{"after_reply", false}, Point{"before_receipt", false},
                                         Point{"after_receipt", true}),
                         name_of);

class APurgeKilledAt : public KilledAt {};

TEST_P(APurgeKilledAt, DeletesAllThatIsOldOrNothingAndNothingThatWaits) {
    const long times = campaign::times(2);
    for (long nth = 0; nth < times; ++nth) {
        visit_and_be_thanked("one " + std::to_string(nth));
        visit_and_be_thanked("two " + std::to_string(nth));
        ASSERT_EQ(council_->sync().code, 0);
        make_what_was_sent_old();
        visit_and_be_thanked("waits " + std::to_string(nth));
        round_that_ends_at_the_point();
        EXPECT_EQ(rows("sent = 1"), GetParam().kept ? 0 : 2);
        ASSERT_EQ(council_->sync().code, 0);
        EXPECT_EQ(rows("sent = 1"), 0);
        EXPECT_EQ(rows("state = 'sent'"), 1) << "what was sent just now is kept for 14 days";
        make_what_was_sent_old();
    }
    reckon(times);
}

INSTANTIATE_TEST_SUITE_P(EachPlace, APurgeKilledAt,
                         testing::Values(Point{"before_purge", false}, Point{"after_purge", true}), name_of);

}  // namespace
