// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "kiosk/tally_form.h"
#include "tests/store/council_key.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

TEST(Outbox, GivesBackTheVeryBytesThatWerePut) {
    const Place place;
    const Sealed put = sealed("a");
    {
        Store store = open(place);
        must(store.outbox().put(put, Occasion::practice, noon()));
    }
    Store store = open(place);
    ASSERT_EQ(must(store.outbox().due(today)).size(), 1u);
    const Outgoing outgoing = must(store.outbox().read(must(store.outbox().due(today))[0]));
    EXPECT_TRUE(same(outgoing.sealed, put));
    EXPECT_TRUE(outgoing.practice);
    EXPECT_EQ(outgoing.tries, 0);
}

TEST(Outbox, TakesTheSameSubmissionAgainWithoutKeepingItTwice) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon() + 1h));
    EXPECT_EQ(must(store.outbox().due(today)).size(), 1u);
    EXPECT_EQ(must(store.counters().tally(today)).submitted_today, 1);
}

TEST(Outbox, TakesReceiptsTogetherAllOrNone) {
    const Place place;
    Store store = open(place);
    for (const char* name : {"a", "b", "c"})
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    must(store.outbox().record_receipts({1, 3, 3}, today));
    EXPECT_EQ(must(store.outbox().numbers({State::sent})), (std::vector<std::int64_t>{1, 3}));
    EXPECT_EQ(must(store.counters().tally(today)).sent_ever, 2);
    (void)sentence_of(store.outbox().record_receipts({2, 99}, today), kiosk::ErrorKind::storage);
    EXPECT_EQ(must(store.outbox().numbers({State::waiting})), std::vector<std::int64_t>{2});
}

TEST(Outbox, RefusesOtherBytesUnderTheSameInstanceId) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    Sealed other = sealed("a");
    other.files[0].bytes[7] ^= 1;
    const auto sentence =
        sentence_of(store.outbox().put(other, Occasion::consultation, noon()), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("other bytes"), std::string::npos) << sentence;
    EXPECT_TRUE(same(must(store.outbox().read(1)).sealed, sealed("a")));
}

TEST(Outbox, HandsOutTheOldestFirstWhateverTheClockSaid) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("first"), Occasion::consultation, noon()));
    must(store.outbox().put(sealed("second"), Occasion::consultation, noon() + -24h * 3650));
    const auto due = must(store.outbox().due(today));
    ASSERT_EQ(due.size(), 2u);
    EXPECT_EQ(must(store.outbox().read(due[0])).sealed.instance_id, "uuid:first");
}

TEST(Outbox, NeverGivesANumberTwice) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().record_receipt(1, today));
    EXPECT_EQ(must(store.outbox().forget_sent(today + 1h)), 1);
    must(store.outbox().put(sealed("b"), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.outbox().due(today)), std::vector<std::int64_t>{2});
}

TEST(Outbox, WaitsDoubleFromOneMinuteToSixHoursLessUpToAQuarter) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    Wall now = today;
    for (const auto wait : {1min, 2min, 4min, 8min, 16min, 32min, 64min, 128min, 256min, 360min, 360min}) {
        must(store.outbox().record_setback(1, Setback::offline, "The server cannot be reached.", now));
        EXPECT_TRUE(must(store.outbox().due(now + wait * 3 / 4 - 1ms)).empty()) << wait.count();
        EXPECT_EQ(must(store.outbox().due(now + wait)).size(), 1u) << wait.count();
        now += wait;
    }
    EXPECT_EQ(must(store.outbox().read(1)).tries, 11);
}

TEST(Outbox, KiosksThatFailedTogetherDoNotComeBackTogether) {
    const Place place;
    Store store = open(place);
    for (int i = 1; i <= 20; ++i) {
        must(store.outbox().put(sealed(std::to_string(i)), Occasion::consultation, noon()));
        for (int tries = 0; tries < 9; ++tries)
            must(store.outbox().record_setback(i, Setback::offline, "Busy.", today));
    }
    EXPECT_LT(must(store.outbox().due(today + 205min)).size(), 20u);
    EXPECT_EQ(must(store.outbox().due(today + 256min)).size(), 20u);
}

TEST(Outbox, AServerThatAsksToBeLeftAloneIsButForNoLongerThanSixHours) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().record_setback(1, Setback::offline, "Busy.", today, 30min));
    EXPECT_TRUE(must(store.outbox().due(today + 30min - 1ms)).empty());
    EXPECT_EQ(must(store.outbox().due(today + 30min)).size(), 1u);
    must(store.outbox().record_setback(1, Setback::offline, "Busy.", today, 24h * 365));
    EXPECT_EQ(must(store.outbox().due(today + 6h)).size(), 1u);
}

TEST(Outbox, AClockThatWasYearsAheadDoesNotHoldASubmissionBackForYears) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().record_setback(1, Setback::offline, "The server cannot be reached.",
                                       today + 24h * 3650));
    EXPECT_EQ(must(store.outbox().due(today)).size(), 1u);
}

TEST(Outbox, WhatTheServerRefusedStaysAndIsOnlyTriedWhenStaffAsk) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().record_setback(1, Setback::refused, "The form is closed.", today));
    EXPECT_TRUE(must(store.outbox().due(today + 24h * 365)).empty());
    EXPECT_EQ(must(store.counters().tally(today)).refused, 1);
    EXPECT_TRUE(same(must(store.outbox().read(1)).sealed, sealed("a")));
    must(store.outbox().retry_all());
    EXPECT_EQ(must(store.outbox().due(today)).size(), 1u);
    EXPECT_EQ(must(store.counters().tally(today)).refused, 0);
}

TEST(Outbox, WhatIsBackingOffIsDueAtOnceWhenStaffAsk) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    for (int i = 0; i < 9; ++i) must(store.outbox().record_setback(1, Setback::offline, "Busy.", today));
    EXPECT_TRUE(must(store.outbox().due(today)).empty());
    must(store.outbox().retry_all());
    EXPECT_EQ(must(store.outbox().due(today)).size(), 1u);
    EXPECT_EQ(must(store.outbox().read(1)).tries, 9);  // it still goes behind those that never failed
}

TEST(Outbox, KeepsWhyAndSinceWhenOfEachSetbackForAsLongAsItLasts) {
    const Place place;
    Store store = open(place);
    for (const char* name : {"a", "b", "c"})
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    must(store.outbox().record_setback(1, Setback::refused, "The form is closed.", today));
    must(store.outbox().record_setback(2, Setback::refused, "The form is closed.", today + 24h));
    must(store.outbox().record_setback(3, Setback::offline, "Busy.", today));
    must(store.outbox().record_setback(3, Setback::offline, "Busy.", today + 48h));  // the same, still
    const Tally tally = must(store.counters().tally(today + 72h));
    ASSERT_EQ(tally.reasons.size(), 2u);
    EXPECT_EQ(tally.reasons[0].state, State::refused);
    EXPECT_EQ(tally.reasons[0].count, 2);
    EXPECT_EQ(tally.reasons[0].sentence, "The form is closed.");
    EXPECT_EQ(tally.reasons[0].since, today);
    EXPECT_EQ(tally.reasons[1].since, today);
    must(
        store.outbox().record_setback(3, Setback::offline, "Away.", today + 72h));  // another one begins anew
    EXPECT_EQ(must(store.counters().tally(today)).reasons[1].since, today + 72h);
    for (const std::int64_t number : {1, 2, 3}) must(store.outbox().record_receipt(number, today + 96h));
    EXPECT_TRUE(must(store.counters().tally(today)).reasons.empty());
}

TEST(Outbox, AReceiptEndsItsWayAndCountsOnce) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().record_receipt(1, today));
    must(store.outbox().record_receipt(1, today + 1h));
    must(store.outbox().record_setback(1, Setback::refused, "A late reply.", today + 2h));
    const Tally tally = must(store.counters().tally(today));
    EXPECT_EQ(tally.sent_ever, 1);
    EXPECT_EQ(tally.waiting, 0);
    EXPECT_EQ(tally.refused, 0);
    EXPECT_EQ(tally.last_upload, today);
}

TEST(Outbox, WhatTheServerHasIsNotGivenUpAndATallyThatGoesOutAgainWasNeverCounted) {
    const Place place;
    Store store = open(place);
    Sealed tally = sealed("tally");
    tally.form_id = tally_form::id;
    for (const Sealed& each : {sealed("a"), tally})
        must(store.outbox().put(each, Occasion::consultation, noon()));
    must(store.outbox().record_receipts({1, 2}, today));
    must(store.outbox().set_aside(1));
    EXPECT_EQ(must(store.counters().tally(today)).aside, 0);
    EXPECT_EQ(must(store.counters().tally(today)).sent_ever, 1);
    EXPECT_EQ(must(store.outbox().send_again(today)), 1);
    EXPECT_EQ(must(store.counters().tally(today)).sent_ever, 0);
    EXPECT_EQ(must(store.outbox().due(today)).size(), 2U);
}

TEST(Outbox, ForgetsOnlyWhatWasSentLongAgoAndLeavesNoByteOfItInTheFiles) {
    const Place place;
    {
        Store store = open(place);
        must(store.outbox().put(sealed("old"), Occasion::consultation, noon()));
        must(store.outbox().put(sealed("fresh"), Occasion::consultation, noon()));
        must(store.outbox().put(sealed("waiting"), Occasion::consultation, noon()));
        must(store.outbox().record_receipt(1, today));
        must(store.outbox().record_receipt(2, today + 24h * 14));
        EXPECT_EQ(must(store.outbox().forget_sent(today + 24h)), 1);
        (void)sentence_of(store.outbox().read(1), kiosk::ErrorKind::storage);
        EXPECT_TRUE(same(must(store.outbox().read(2)).sealed, sealed("fresh")));
        EXPECT_EQ(must(store.outbox().due(today)), std::vector<std::int64_t>{3});
        EXPECT_EQ(must(store.counters().tally(today)).sent_ever, 2);
        EXPECT_EQ(std::filesystem::file_size(place.database() + "-wal"), 0u);
    }
    EXPECT_EQ(bytes_of(place.database()).find(sealed("old").files[0].bytes.substr(0, 64)), std::string::npos);
    EXPECT_NE(bytes_of(place.database()).find(sealed("waiting").files[0].bytes.substr(0, 64)),
              std::string::npos);
}

TEST(Outbox, ANumberThatIsNotThereIsAnError) {
    const Place place;
    Store store = open(place);
    (void)sentence_of(store.outbox().read(7), kiosk::ErrorKind::storage);
    (void)sentence_of(store.outbox().record_receipt(7, today), kiosk::ErrorKind::storage);
    (void)sentence_of(store.outbox().record_setback(7, Setback::offline, "", today),
                      kiosk::ErrorKind::storage);
}

TEST(Outbox, NoByteOfAnAnswerReachesTheDatabaseFiles) {
    const Place place, copies;
    const std::string answer = "PLANTED-ANSWER-4711";
    const PublicKey key = must(PublicKey::read(council().base64_der()));
    {
        Store store = open(place);
        must(store.outbox().put(must(seal({"f", "1", "uuid:planted", "<data>" + answer + "</data>"}, key)),
                                Occasion::consultation, noon()));
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

}  // namespace
}  // namespace store
