// SPDX-License-Identifier: Apache-2.0
// The inbox by itself: who may change what, and several programs at once.
#include "sync/inbox/inbox.h"

#include <atomic>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/server/test_server.h"

namespace council {
namespace {

class Keeping : public testing::Test {
 protected:
    static ReceivedSubmission submission(int number) {
        ReceivedSubmission made;
        made.header = {SubmissionHeader::Kind::clear, form_id, "1", instance(number), "", "", {}};
        made.xml = clear_xml("1", instance(number), "");
        made.kiosk = "central";
        return made;
    }
    Inbox open() const { return std::move(*Inbox::open(folder / "data", Inbox::Absent::make)); }
    Folder folder;
};

TEST_F(Keeping, TwoProgramsOnOneInboxNeverGetInEachOthersWay) {
    Inbox one = open(), other = open();
    std::atomic<int> stored = 0, already_held = 0;
    const auto post_all = [&](Inbox& inbox) {
        for (int number = 0; number < 100; ++number) {
            const auto outcome = inbox.store(submission(number));
            stored += outcome && *outcome == StoreOutcome::stored;
            already_held += outcome && *outcome == StoreOutcome::already_held;
            // The file's lock has no queue: whoever gives it up lets the other have a turn.
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    };
    std::thread first([&] { post_all(one); }), second([&] { post_all(other); });
    first.join();
    second.join();
    EXPECT_EQ(stored, 100);
    EXPECT_EQ(already_held, 100);
    EXPECT_EQ(one.numbers(form_id)->size(), 100u);
}

TEST_F(Keeping, OneFileThatConflictsKeepsTheWholeRequestOut) {
    Inbox inbox = open();
    ReceivedSubmission first = submission(1);
    first.files = {{"a", "1"}};
    ASSERT_EQ(*inbox.store(first), StoreOutcome::stored);
    first.files = {{"b", "2"}, {"a", "changed"}};
    EXPECT_EQ(*inbox.store(first), StoreOutcome::different_file);
    EXPECT_EQ(inbox.submission(1)->files.size(), 1u);
}

TEST_F(Keeping, BytesComeBackAsTheyWereWhateverTheyAre) {
    Inbox inbox = open();
    ReceivedSubmission one = submission(1);
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
    one.files = {{"every byte", every_byte}, {"empty", ""}};
    ASSERT_EQ(*inbox.store(one), StoreOutcome::stored);
    const auto files = inbox.submission(1)->files;
    EXPECT_EQ(files[0].bytes + files[1].bytes, every_byte);
}

TEST_F(Keeping, AnInboxOfANewerProgramIsLeftAlone) {
    (void)open();
    SQLite::Database((folder / "data/inbox.db").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = 99");
    const auto opened = Inbox::open(folder / "data");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().sentence.find("newer version"), std::string::npos);
}

TEST_F(Keeping, WhatIsNoDatabaseIsAnErrorThatNamesTheFile) {
    write(folder / "data/inbox.db", std::string(8'192, 'x'));
    const auto opened = Inbox::open(folder / "data");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, kiosk::ErrorKind::storage);
    EXPECT_NE(opened.error().sentence.find("inbox.db"), std::string::npos);
    EXPECT_EQ(fs::file_size(folder / "data/inbox.db"), 8'192u);
}

}  // namespace
}  // namespace council
