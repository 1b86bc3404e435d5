// SPDX-License-Identifier: Apache-2.0
// A file of each schema that a machine may have, opened by this program: all of it is still there
// (RELIABILITY F10).
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

// With the rows of a Store of today, as the first program would have written them.
void write_file_of_schema_1(const Place& place, const Place& source) {
    {
        Store store = open(source);
        for (const char* name : {"waiting", "refused", "sent", "gone"})
            must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
        must(store.outbox().record_setback(2, Setback::refused, "No.", today));
        must(store.outbox().record_receipt(3, today));
        must(
            store.forms().put({"objectives", "1", "md5:1", "<html/>", {{"a.png", "bytes", "md5:a"}}, today}));
        must(store.counters().count(Count::visit, noon()));
    }
    SQLite::Database old(place.database(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(bytes_of(SOURCE_DIR "/tests/store/schemas/1.sql"));
    old.exec("ATTACH '" + source.database() + "' AS source");
    old.exec(
        "INSERT INTO outbox SELECT number, instance_id, form_id, version, manifest, sha256, practice, day, "
        "state, "
        "tries, next_try, sent, setback FROM source.outbox;"
        "INSERT INTO outbox_file SELECT * FROM source.outbox_file;"
        "DELETE FROM outbox_file WHERE number = 4;"
        "DELETE FROM outbox WHERE number = 4;"
        "INSERT INTO form SELECT id, version, hash, xml, sha256, fetched FROM source.form;"
        "INSERT INTO media SELECT 'objectives', position, name, hash, bytes FROM source.media;"
        "INSERT INTO counter SELECT * FROM source.counter;");
}

TEST(Schema, AFileOfTheFirstOneKeepsItsOutboxItsNumbersItsFormAndItsCounts) {
    const Place place, source;
    write_file_of_schema_1(place, source);
    Store store = open(place);
    EXPECT_TRUE(store.files_set_aside().empty());
    EXPECT_EQ(must(store.outbox().numbers({State::waiting})), std::vector<std::int64_t>{1});
    EXPECT_EQ(must(store.outbox().numbers({State::refused})), std::vector<std::int64_t>{2});
    EXPECT_EQ(must(store.outbox().numbers({State::sent})), std::vector<std::int64_t>{3});
    EXPECT_TRUE(same(must(store.outbox().read(1)).sealed, sealed("waiting")));
    EXPECT_FALSE(must(store.outbox().read(2)).damaged);
    const Tally tally = must(store.counters().tally(today));
    EXPECT_EQ(tally.visits_today, 1);
    ASSERT_EQ(tally.reasons.size(), 1u);
    EXPECT_EQ(tally.reasons[0].sentence, "No.");
    EXPECT_FALSE(tally.reasons[0].since);  // nobody wrote it down
    const StoredForm form = present(must(store.forms().newest("objectives")));
    EXPECT_EQ(form.xml, "<html/>");
    ASSERT_EQ(form.media.size(), 1u);
    EXPECT_EQ(form.media[0].bytes, "bytes");
    must(store.outbox().put(sealed("next"), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.outbox().numbers({State::waiting})).back(), 5)
        << "number 4 was given once and never is again";
    must(store.outbox().record_damage(5, "The disk.", today));
}

TEST(Schema, WhatDependsOnARowStillGoesWithItAfterTheChange) {
    const Place place, source;
    write_file_of_schema_1(place, source);
    {
        Store store = open(place);
        EXPECT_EQ(must(store.outbox().forget_sent(today + 1h)), 1);
        must(store.forms().put({"objectives", "2", "md5:2", "<html>2</html>", {}, today}));
        must(store.forms().was_shown(must(store.forms().numbers("objectives"))[0]));
        must(store.forms().put({"objectives", "3", "md5:3", "<html>3</html>", {}, today}));
    }
    SQLite::Database file(place.database());
    EXPECT_EQ(file.execAndGet("SELECT count(*) FROM outbox_file WHERE number = 3").getInt(), 0);
    EXPECT_EQ(file.execAndGet("SELECT count(*) FROM media").getInt(), 0);
    EXPECT_EQ(file.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

TEST(Schema, TheFormOfTheFirstOneWasShownAndStaysBesideItsSuccessor) {
    const Place place, source;
    write_file_of_schema_1(place, source);
    Store store = open(place);
    must(store.forms().put({"objectives", "2", "md5:2", "<html>2</html>", {}, today}));
    EXPECT_EQ(must(store.forms().numbers("objectives")).size(), 2U) << "somebody may stand before it";
}

TEST(Schema, WhatWasSubmittedBeforeItWasCountedIsCountedWithoutPractice) {
    const Place place, source;
    write_file_of_schema_1(place, source);
    {
        SQLite::Database old(place.database(), SQLite::OPEN_READWRITE);
        old.exec("UPDATE outbox SET practice = 1 WHERE number = 2");
    }
    open(place);
    SQLite::Database file(place.database());
    EXPECT_EQ(file.execAndGet("SELECT sum(amount) FROM counter WHERE name = 'submitted'").getInt(), 2);
}

}  // namespace
}  // namespace store
