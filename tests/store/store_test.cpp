// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "tests/store/council_key.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

StoredForm form(const std::string& version) {
    return {"objectives",
            version,
            "md5:" + version,
            "<html>" + version + "</html>",
            {{"b.png", std::string("\0\xff", 2) + version, "md5:b"}, {"a.csv", "", "md5:"}},
            today};
}

Store open(const Place& place) {
    return must(Store::open(place.database()));
}

TEST(Store, CreatesAFileThatOnlyItsOwnerCanRead) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    for (const char* ending : {"", "-wal", "-shm"}) {
        struct stat status {};
        ASSERT_EQ(::stat((place.database() + ending).c_str(), &status), 0) << ending;
        EXPECT_EQ(status.st_mode & 0777, 0600u) << ending;
    }
}

TEST(Store, InAFolderThatIsNotThereIsOneSentenceWithItsPath) {
    const auto sentence = sentence_of(Store::open("/nowhere/at/all/kiosk.db"), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("/nowhere/at/all/kiosk.db"), std::string::npos);
}

TEST(Store, OfANewerSchemaIsRefusedAndLeftAsItIs) {
    const Place place;
    { Store store = open(place); }
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const auto sentence = sentence_of(Store::open(place.database()), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("schema 99"), std::string::npos) << sentence;
    EXPECT_EQ(SQLite::Database(place.database()).execAndGet("PRAGMA user_version").getInt(), 99);
}

TEST(Store, GivesAFormBackWithItsMediaAsItWasPut) {
    const Place place;
    Store store = open(place);
    EXPECT_FALSE(must(store.form("objectives")).has_value());
    must(store.put_form(form("1")));
    const auto found = must(store.form("objectives"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->version, "1");
    EXPECT_EQ(found->hash, "md5:1");
    EXPECT_EQ(found->xml, "<html>1</html>");
    EXPECT_EQ(found->fetched, today);
    ASSERT_EQ(found->media.size(), 2u);
    EXPECT_EQ(found->media[0].name, "b.png");
    EXPECT_EQ(found->media[0].bytes, std::string("\0\xff", 2) + "1");
    EXPECT_EQ(found->media[1].bytes, "");
    EXPECT_EQ(found->media[1].hash, "md5:");
}

TEST(Store, PuttingAFormReplacesTheOldOneAndItsMediaTogether) {
    const Place place;
    Store store = open(place);
    must(store.put_form(form("1")));
    const auto before = must(store.forms_change());
    StoredForm next = form("2");
    next.media.pop_back();
    must(store.put_form(next));
    EXPECT_GT(must(store.forms_change()), before);
    EXPECT_EQ(must(store.form("objectives"))->media.size(), 1u);
    const auto forms = must(store.forms());
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(forms[0].version, "2");
    EXPECT_TRUE(forms[0].xml.empty() && forms[0].media.empty());
}

TEST(Outbox, GivesBackTheVeryBytesThatWerePut) {
    const Place place;
    const Sealed put = sealed("a");
    {
        Store store = open(place);
        must(store.put_in_outbox(put, true, noon()));
    }
    Store store = open(place);
    ASSERT_EQ(must(store.due(today)).size(), 1u);
    const Outgoing outgoing = must(store.outgoing(must(store.due(today))[0]));
    EXPECT_TRUE(same(outgoing.sealed, put));
    EXPECT_TRUE(outgoing.practice);
    EXPECT_EQ(outgoing.tries, 0);
}

TEST(Outbox, TakesTheSameSubmissionAgainWithoutKeepingItTwice) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.put_in_outbox(sealed("a"), false, noon() + 1h));
    EXPECT_EQ(must(store.due(today)).size(), 1u);
    EXPECT_EQ(must(store.tally(today)).submitted_today, 1);
}

TEST(Outbox, RefusesOtherBytesUnderTheSameInstanceId) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    Sealed other = sealed("a");
    other.files[0].bytes[7] ^= 1;
    const auto sentence = sentence_of(store.put_in_outbox(other, false, noon()), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("other bytes"), std::string::npos) << sentence;
    EXPECT_TRUE(same(must(store.outgoing(1)).sealed, sealed("a")));
}

TEST(Outbox, HandsOutTheOldestFirstWhateverTheClockSaid) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("first"), false, noon()));
    must(store.put_in_outbox(sealed("second"), false, noon() + -24h * 3650));
    const auto due = must(store.due(today));
    ASSERT_EQ(due.size(), 2u);
    EXPECT_EQ(must(store.outgoing(due[0])).sealed.instance_id, "uuid:first");
}

TEST(Outbox, NeverGivesANumberTwice) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.record_receipt(1, today));
    EXPECT_EQ(must(store.forget_sent(today + 1h)), 1);
    must(store.put_in_outbox(sealed("b"), false, noon()));
    EXPECT_EQ(must(store.due(today)), std::vector<std::int64_t>{2});
}

TEST(Outbox, WaitsDoubleFromOneMinuteToSixHours) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    Wall now = today;
    for (const auto wait : {1min, 2min, 4min, 8min, 16min, 32min, 64min, 128min, 256min, 360min, 360min}) {
        must(store.record_setback(1, Setback::offline, "The server cannot be reached.", now));
        EXPECT_TRUE(must(store.due(now + wait - 1ms)).empty()) << wait.count();
        EXPECT_EQ(must(store.due(now + wait)).size(), 1u) << wait.count();
        now += wait;
    }
    EXPECT_EQ(must(store.outgoing(1)).tries, 11);
}

TEST(Outbox, AClockThatWasYearsAheadDoesNotHoldASubmissionBackForYears) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.record_setback(1, Setback::offline, "The server cannot be reached.", today + 24h * 3650));
    EXPECT_EQ(must(store.due(today)).size(), 1u);
}

TEST(Outbox, WhatTheServerRefusedStaysAndIsOnlyTriedWhenStaffAsk) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.record_setback(1, Setback::refused, "The form is closed.", today));
    EXPECT_TRUE(must(store.due(today + 24h * 365)).empty());
    EXPECT_EQ(must(store.tally(today)).refused, 1);
    EXPECT_TRUE(same(must(store.outgoing(1)).sealed, sealed("a")));
    must(store.retry_refused());
    EXPECT_EQ(must(store.due(today)).size(), 1u);
    EXPECT_EQ(must(store.tally(today)).refused, 0);
}

TEST(Outbox, AReceiptEndsItsWayAndCountsOnce) {
    const Place place;
    Store store = open(place);
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.record_receipt(1, today));
    must(store.record_receipt(1, today + 1h));
    must(store.record_setback(1, Setback::refused, "A late reply.", today + 2h));
    const Tally tally = must(store.tally(today));
    EXPECT_EQ(tally.sent_ever, 1);
    EXPECT_EQ(tally.waiting, 0);
    EXPECT_EQ(tally.refused, 0);
    EXPECT_EQ(tally.last_upload, today);
}

TEST(Outbox, ForgetsOnlyWhatWasSentLongAgoAndLeavesNoByteOfItInTheFiles) {
    const Place place;
    {
        Store store = open(place);
        must(store.put_in_outbox(sealed("old"), false, noon()));
        must(store.put_in_outbox(sealed("fresh"), false, noon()));
        must(store.put_in_outbox(sealed("waiting"), false, noon()));
        must(store.record_receipt(1, today));
        must(store.record_receipt(2, today + 24h * 14));
        EXPECT_EQ(must(store.forget_sent(today + 24h)), 1);
        (void)sentence_of(store.outgoing(1), kiosk::ErrorKind::storage);
        EXPECT_TRUE(same(must(store.outgoing(2)).sealed, sealed("fresh")));
        EXPECT_EQ(must(store.due(today)), std::vector<std::int64_t>{3});
        EXPECT_EQ(must(store.tally(today)).sent_ever, 2);
        EXPECT_EQ(std::filesystem::file_size(place.database() + "-wal"), 0u);
    }
    EXPECT_EQ(bytes_of(place.database()).find(sealed("old").files[0].bytes.substr(0, 64)), std::string::npos);
    EXPECT_NE(bytes_of(place.database()).find(sealed("waiting").files[0].bytes.substr(0, 64)),
              std::string::npos);
}

TEST(Outbox, ANumberThatIsNotThereIsAnError) {
    const Place place;
    Store store = open(place);
    (void)sentence_of(store.outgoing(7), kiosk::ErrorKind::storage);
    (void)sentence_of(store.record_receipt(7, today), kiosk::ErrorKind::storage);
    (void)sentence_of(store.record_setback(7, Setback::offline, "", today), kiosk::ErrorKind::storage);
}

TEST(Outbox, NoByteOfAnAnswerReachesTheDatabaseFiles) {
    const Place place, copies;
    const std::string answer = "PLANTED-ANSWER-4711";
    const PublicKey key = must(PublicKey::read(council().base64_der()));
    {
        Store store = open(place);
        must(store.put_in_outbox(must(seal({"f", "1", "uuid:planted", "<data>" + answer + "</data>"}, key)),
                                 false, noon()));
        // Copied by another process: reading the live files in this one would drop the Store's locks.
        const std::string copy =
            "cp " + place.database() + " " + place.database() + "-wal " + copies.folder().string();
        ASSERT_EQ(std::system(copy.c_str()), 0);
    }
    std::string all = bytes_of(place.database());
    for (const auto& entry : std::filesystem::directory_iterator(copies.folder()))
        all += bytes_of(entry.path());
    EXPECT_NE(all.find("uuid:planted"), std::string::npos);  // the search sees what is there
    EXPECT_EQ(all.find("PLANTED"), std::string::npos);
}

TEST(Tally, CountsTodayInTheLocalDay) {
    const Place place;
    Store store = open(place);
    must(store.count(Count::visit, noon()));
    must(store.count(Count::visit, noon()));
    must(store.count(Count::expired, noon()));
    must(store.count(Count::cleared, noon()));
    must(store.count(Count::visit, noon() + -24h));
    must(store.put_in_outbox(sealed("a"), false, noon()));
    must(store.put_in_outbox(sealed("b"), false, noon() + -24h));
    const Tally tally = must(store.tally(today));
    EXPECT_EQ(tally.visits_today, 2);
    EXPECT_EQ(tally.expired_today, 1);
    EXPECT_EQ(tally.submitted_today, 1);
    EXPECT_EQ(tally.waiting, 2);
    EXPECT_FALSE(tally.last_round || tally.last_upload);
    EXPECT_EQ(must(store.tally(today + 24h)).visits_today, 0);
}

TEST(Tally, RemembersTheLastRoundOnly) {
    const Place place;
    Store store = open(place);
    must(store.record_round({today, false, "The server did not answer."}));
    must(store.record_round({today + 1h, true, "All sent."}));
    const auto round = must(store.tally(today)).last_round;
    ASSERT_TRUE(round.has_value());
    EXPECT_EQ(round->ended, today + 1h);
    EXPECT_TRUE(round->ok);
    EXPECT_EQ(round->outcome, "All sent.");
}

TEST(Store, TwoOpenOnOneFileSeeEachOthersWork) {
    const Place place;
    Store kiosk = open(place), sync = open(place);
    for (int i = 0; i < 50; ++i) {
        must(kiosk.put_in_outbox(sealed("n" + std::to_string(i)), false, noon()));
        const auto due = must(sync.due(today));
        ASSERT_EQ(due.size(), 1u);
        must(sync.record_receipt(due[0], today));
        must(sync.put_form(form(std::to_string(i))));
        EXPECT_EQ(must(kiosk.form("objectives"))->version, std::to_string(i));
    }
    EXPECT_EQ(must(kiosk.tally(today)).sent_ever, 50);
    EXPECT_EQ(must(sync.forget_sent(today + 1h)), 50);
}

TEST(Store, IsReadyOnASoundDisk) {
    const Place place;
    must(open(place).ready());
}

// A disk of its own under 50 MB: needs the right to mount one.
TEST(Store, IsNotReadyOnADiskWithLessThanFiftyMegabytes) {
    const Place place;
    if (::mount("store-test", place.folder().c_str(), "tmpfs", 0, "size=8m") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    {
        Store store = open(place);
        const auto sentence = sentence_of(store.ready(), kiosk::ErrorKind::storage);
        EXPECT_NE(sentence.find("MB free and 50 MB are needed"), std::string::npos) << sentence;
    }
    ::umount(place.folder().c_str());
}

// Until the disk is full to the last page: then each refusal is told, and what was acknowledged is all there.
TEST(Store, OnAFullDiskTellsAndKeepsWhatItAcknowledged) {
    const Place place;
    if (::mount("store-test", place.folder().c_str(), "tmpfs", 0, "size=512k") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    {
        Store store = open(place);
        std::size_t kept = 0;
        while (store.put_in_outbox(sealed("n" + std::to_string(kept)), false, noon())) ++kept;
        (void)sentence_of(store.put_in_outbox(sealed("one more"), false, noon()), kiosk::ErrorKind::storage);
        EXPECT_GT(kept, 10u);
        EXPECT_EQ(must(store.due(today)).size(), kept);
        EXPECT_TRUE(same(must(store.outgoing(static_cast<std::int64_t>(kept))).sealed,
                         sealed("n" + std::to_string(kept - 1))));
    }
    ::umount(place.folder().c_str());
}

}  // namespace
}  // namespace store
