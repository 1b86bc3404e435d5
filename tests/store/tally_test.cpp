// SPDX-License-Identifier: Apache-2.0
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

}  // namespace
}  // namespace store
