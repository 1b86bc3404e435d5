// SPDX-License-Identifier: Apache-2.0
// The inbox by itself: who may change what, and several programs at once.
#include "sync/server/inbox.h"

#include <atomic>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/server/far_end.h"

namespace council {
namespace {

class Keeping : public testing::Test {
 protected:
    static Arrival arrival(int number) {
        Arrival made;
        made.posted = {Posted::Kind::clear, form_id, "1", instance(number), "", "", {}};
        made.xml = clear_xml("1", instance(number), "");
        made.kiosk = "central";
        return made;
    }
    Inbox open() const { return std::move(*Inbox::open(folder / "data", Inbox::Absent::make)); }
    Folder folder;
};

TEST_F(Keeping, TwoProgramsOnOneInboxNeverGetInEachOthersWay) {
    Inbox one = open(), other = open();
    std::atomic<int> recorded = 0, held_already = 0;
    const auto post_all = [&](Inbox& inbox) {
        for (int number = 0; number < 100; ++number) {
            const auto taken = inbox.take(arrival(number));
            recorded += taken && *taken == Taken::recorded;
            held_already += taken && *taken == Taken::held_already;
        }
    };
    std::thread first([&] { post_all(one); }), second([&] { post_all(other); });
    first.join();
    second.join();
    EXPECT_EQ(recorded, 100);
    EXPECT_EQ(held_already, 100);
    EXPECT_EQ(one.numbers(form_id)->size(), 100u);
}

TEST_F(Keeping, OneFileThatConflictsKeepsAllOfItsPostOut) {
    Inbox inbox = open();
    Arrival first = arrival(1);
    first.files = {{"a", "1"}};
    ASSERT_EQ(*inbox.take(first), Taken::recorded);
    first.files = {{"b", "2"}, {"a", "changed"}};
    EXPECT_EQ(*inbox.take(first), Taken::other_file);
    EXPECT_EQ(inbox.submission(1)->files.size(), 1u);
}

TEST_F(Keeping, BytesComeBackAsTheyWereWhateverTheyAre) {
    Inbox inbox = open();
    Arrival one = arrival(1);
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
    one.files = {{"every byte", every_byte}, {"empty", ""}};
    ASSERT_EQ(*inbox.take(one), Taken::recorded);
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
