// SPDX-License-Identifier: Apache-2.0
// From what a resident submits to what the council reconciles, by all three programs: the nightly tally that
// kiosk-sync makes is the one that `council reconcile` reads.
#include <filesystem>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/journey/two_questions.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;

class NightlyTally : public testing::Test {
 protected:
    NightlyTally() {
        fs::copy(SOURCE_DIR "/tests/journey/forms", forms_.path(), fs::copy_options::recursive);
        council_.emplace(fs::path(BINARY_DIR) / "journey" / "tally", forms_.path(), "two-questions");
    }
    void one_visit() const {
        drive::Driver kiosk = council_->kiosk();
        answer_two_questions(kiosk);
        kiosk.quit();
    }
    drive::Ran reconcile() const {
        return drive::run({drive::program("council"), "reconcile", "--data", inbox().string()},
                          council_->errors());
    }
    static fs::path inbox() { return fs::path(BINARY_DIR) / "journey" / "tally" / "council"; }

    testing::ScratchFolder forms_;
    std::optional<drive::TestCouncil> council_;
};

TEST_F(NightlyTally, OfARealKioskIsHeldAgainstWhatCameAndALostRecordIsNamed) {
    ASSERT_EQ(council_->sync().code, 0);
    one_visit();
    one_visit();
    // Only now, because a kiosk sends one tally a day.
    fs::copy(SOURCE_DIR "/assets/tally", forms_.path(), fs::copy_options::recursive);
    council_->close_council();
    council_->open_council();
    ASSERT_EQ(council_->sync().code, 0);
    const drive::Ran well = reconcile();
    EXPECT_EQ(well.code, 0) << well.output;

    SQLite::Database database((inbox() / "inbox.db").string(), SQLite::OPEN_READWRITE);
    ASSERT_EQ(database.exec("DELETE FROM submission_file WHERE submission = 2"), 1);
    ASSERT_EQ(database.exec("DELETE FROM submission WHERE number = 2 AND form_id = 'two-questions'"), 1);
    const drive::Ran lost = reconcile();
    EXPECT_EQ(lost.code, 1) << lost.output;
    EXPECT_NE(lost.output.find("central-library-1 has a receipt for record "), std::string::npos)
        << lost.output;
}

}  // namespace
