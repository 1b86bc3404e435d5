// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

TEST(Tally, CountsTodayInTheLocalDay) {
    const Place place;
    Store store = open(place);
    must(store.counters().count(Count::visit, noon()));
    must(store.counters().count(Count::visit, noon()));
    must(store.counters().count(Count::expired, noon()));
    must(store.counters().count(Count::visit, noon() + -24h));
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().put(sealed("b"), Occasion::consultation, noon() + -24h));
    const Tally tally = must(store.counters().tally(today));
    EXPECT_EQ(tally.visits_today, 2);
    EXPECT_EQ(tally.expired_today, 1);
    EXPECT_EQ(tally.submitted_today, 1);
    EXPECT_EQ(tally.waiting, 2);
    EXPECT_FALSE(tally.last_round || tally.last_upload);
    EXPECT_EQ(must(store.counters().tally(today + 24h)).visits_today, 0);
}

TEST(Tally, TheWeekBeginsOnMonday) {
    const Place place;
    Store store = open(place);
    kiosk::Moment sunday = noon();
    sunday.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 4} + 12h;
    must(store.counters().count(Count::visit, sunday));
    must(store.outbox().put(sealed("a"), Occasion::consultation, sunday));
    EXPECT_EQ(must(store.counters().tally(sunday.wall)).visits_week, 1);
    for (const auto later : {24h, 7 * 24h}) {  // Monday, and the Sunday after
        const Tally tally = must(store.counters().tally(sunday.wall + later));
        EXPECT_EQ(tally.visits_week, 0);
        EXPECT_EQ(tally.submitted_week, 0);
    }
    must(store.counters().count(Count::visit, sunday + 24h));
    EXPECT_EQ(must(store.counters().tally(sunday.wall + 7 * 24h)).visits_week, 1);
}

// RELIABILITY E22. The most within any hour, not by the clock's hours; and of the last two days.
TEST(Tally, TellsTheMostThatWereSubmittedWithinAnHour) {
    const Place place;
    int given = 0;
    const auto submit = [&](Store& store, std::chrono::milliseconds after, Occasion occasion) {
        must(store.outbox().put(sealed("given " + std::to_string(++given)), occasion, noon() + after));
    };
    {
        Store store = open(place);
        EXPECT_EQ(must(store.counters().tally(today)).busiest_hour, 0);
        for (const auto after : {0min, 20min, 40min, 59min, 60min, 90min})
            submit(store, after, Occasion::consultation);
        for (int times = 0; times < 9; ++times) submit(store, 50min, Occasion::practice);
        EXPECT_EQ(must(store.counters().tally(today + 2h)).busiest_hour, 4)
            << "0 to 59, and 20 to 60 minutes";
        for (const auto after : {200min, 201min}) submit(store, after, Occasion::consultation);
        EXPECT_EQ(must(store.counters().tally(today + 4h)).busiest_hour, 4) << "fewer do not lessen it";
        EXPECT_EQ(must(store.counters().account()).submitted, 8);
    }
    Store store = open(place);
    submit(store, 202min, Occasion::consultation);
    EXPECT_EQ(must(store.counters().tally(today + 24h)).busiest_hour, 4)
        << "yesterday's, in an open of its own";
    EXPECT_EQ(must(store.counters().tally(today + 48h)).busiest_hour, 0);
}

TEST(Tally, RemembersTheLastRoundOnly) {
    const Place place;
    Store store = open(place);
    must(store.counters().record_round({today, false, "The server did not answer."}));
    must(store.counters().record_round({today + 1h, true, "All sent."}));
    const Tally::Round round = present(must(store.counters().tally(today)).last_round);
    EXPECT_EQ(round.ended, today + 1h);
    EXPECT_TRUE(round.ok);
    EXPECT_EQ(round.outcome, "All sent.");
}

// The council takes a number that falls for a database that began anew.
TEST(Account, TheHighestNumberStaysWhereAllThatWasSentIsForgotten) {
    const Place place;
    Store store = open(place);
    for (const char* name : {"a", "b", "c"})
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.counters().account()).first_number, 1);
    must(store.outbox().record_receipts({1, 2}, today));
    must(store.outbox().forget_sent(today + 1h));
    EXPECT_EQ(must(store.counters().account()).first_number, 3);
    must(store.outbox().record_receipt(3, today));
    must(store.outbox().forget_sent(today + 1h));
    const Account account = must(store.counters().account());
    EXPECT_EQ(account.first_number, 0);
    EXPECT_EQ(account.last_number, 3);
    EXPECT_EQ(account.sealed, 3);
}

TEST(Account, WhatResidentsSubmitIsCountedNotPracticeNorSignUpsNorWhatWasPutTwice) {
    const Place place;
    Store store = open(place);
    for (int i = 0; i < 2; ++i) must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    must(store.outbox().put(sealed("b"), Occasion::consultation, noon() + 24h));
    must(store.outbox().put(sealed("c"), Occasion::practice, noon()));
    must(store.outbox().put_apart(sealed("d"), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.counters().account()).submitted, 2);
}

TEST(Account, AStartInABootInWhichItHadStartedIsACrash) {
    const Place place;
    Store store = open(place);
    must(store.counters().count(Count::start, noon()));
    EXPECT_EQ(must(store.counters().account()).crashes, 0);
    for (int i = 0; i < 2; ++i) must(store.counters().count(Count::start, noon()));
    EXPECT_EQ(must(store.counters().account()).crashes, 2);
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE)
        .exec("UPDATE machine SET started_in = 'another'");
    must(store.counters().count(Count::start, noon()));
    EXPECT_EQ(must(store.counters().account()).crashes, 2);
    EXPECT_EQ(must(store.counters().account()).starts, 4);
}

TEST(Account, EveryWrongPinIsCountedAlsoThoseBeforeARightOne) {
    const Place place;
    Store store = open(place);
    for (const int tries : {1, 2, 0, 1, 0, 1}) must(store.staff_pin().set_lock({tries, 1h, "boot"}));
    EXPECT_EQ(must(store.counters().account()).wrong_pins, 2);  // of the first three one was right, then one
}

}  // namespace
}  // namespace store
