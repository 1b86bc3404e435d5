// SPDX-License-Identifier: Apache-2.0
// A whole file of each schema that was released (schemas/1.db and so on), with the log that a power cut left
// beside it: after an upgrade its outbox, its form and its counts are there, byte for byte, and go out.
//
// A file is never made anew: it stands for those in libraries. One is made with each new schema, before it is
// released, by that schema's own scripts: two waiting, of which the last is in the log alone, one refused,
// one sent, and a number that was given and is gone.
#include <filesystem>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr int newest = 4;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

Sealed as_it_was_put(const std::string& name) {
    return {"objectives",
            "2024-1",
            "uuid:" + name,
            "<data id=\"objectives\">" + name + "</data>",
            {{"picture.png.enc", repeated(name + "-picture", 20)},
             {"submission.xml.enc", repeated(name + "-answers", 100)}}};
}

class Released : public testing::TestWithParam<int> {
 protected:
    Released() {
        const std::string file = SOURCE_DIR "/tests/store/schemas/" + std::to_string(GetParam()) + ".db";
        fs::copy_file(file, place_.database());
        fs::copy_file(file + "-wal", place_.database() + "-wal");
    }
    Place place_;
};

TEST_P(Released, AnUpgradeKeepsTheOutboxByteForByteInItsOrder) {
    Store store = open(place_);
    EXPECT_TRUE(store.files_set_aside().empty());
    EXPECT_EQ(must(store.outbox().numbers({State::waiting})), (std::vector<std::int64_t>{1, 5}));
    EXPECT_EQ(must(store.outbox().numbers({State::refused})), std::vector<std::int64_t>{2});
    EXPECT_EQ(must(store.outbox().numbers({State::sent})), std::vector<std::int64_t>{3});
    for (const auto& [number, name] : {std::pair(1, "first"), {2, "refused"}, {3, "sent"}, {5, "last"}}) {
        const Outgoing kept = must(store.outbox().read(number));
        EXPECT_TRUE(same(kept.sealed, as_it_was_put(name))) << name;
        EXPECT_FALSE(kept.damaged) << name;
    }
    EXPECT_EQ(must(store.outbox().due(noon().wall)), (std::vector<std::int64_t>{1, 5})) << "both go out";
    must(store.outbox().put(sealed("next"), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.outbox().numbers({State::waiting})).back(), 6);
}

TEST_P(Released, AnUpgradeKeepsTheFormTheCountsAndTheLockOfThePin) {
    Store store = open(place_);
    const StoredForm form = present(must(store.forms().newest("objectives")));
    EXPECT_EQ(form.xml, "<html/>");
    ASSERT_EQ(form.media.size(), 1U);
    EXPECT_EQ(form.media[0].bytes, "bytes");
    const Tally tally = must(store.counters().tally(noon().wall));
    EXPECT_EQ(tally.visits_today, 7);
    EXPECT_EQ(tally.sent_ever, 1);
    ASSERT_TRUE(tally.last_round);
    EXPECT_EQ(tally.last_round->outcome, "1 submission was sent.");
    EXPECT_EQ(must(store.staff_pin().lock()).tries, 2);
}

// Whoever edits a script that machines have run would make two kinds of machines.
TEST_P(Released, ItsSchemaIsTheOneThatTheScriptsStillMake) {
    const Place fresh;
    SQLite::Database written(fresh.database(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    written.exec(bytes_of(SOURCE_DIR "/tests/store/schemas/" + std::to_string(GetParam()) + ".sql"));
    written.exec("ATTACH '" + place_.database() + "' AS old");
    EXPECT_EQ(written.execAndGet("PRAGMA old.user_version").getInt(), GetParam());
    EXPECT_EQ(
        written
            .execAndGet("SELECT count(*) FROM (SELECT name, replace(sql, '\"', '') FROM old.sqlite_master "
                        "WHERE name NOT LIKE 'sqlite_%' EXCEPT "
                        "SELECT name, replace(sql, '\"', '') FROM main.sqlite_master)")
            .getInt(),
        0);
    // And the newest is the one that a machine of today has.
    if (GetParam() != newest) return;
    const Place today;
    { const Store made = open(today); }
    written.exec("ATTACH '" + today.database() + "' AS today");
    EXPECT_EQ(written.execAndGet("PRAGMA today.user_version").getInt(), newest)
        << "a new schema wants its file and its .sql beside the others";
    EXPECT_EQ(
        written
            .execAndGet("SELECT count(*) FROM (SELECT name, replace(sql, '\"', '') FROM today.sqlite_master "
                        "WHERE name NOT LIKE 'sqlite_%' EXCEPT "
                        "SELECT name, replace(sql, '\"', '') FROM main.sqlite_master)")
            .getInt(),
        0);
}

INSTANTIATE_TEST_SUITE_P(Schema, Released, testing::Range(1, newest + 1));

}  // namespace
}  // namespace store
