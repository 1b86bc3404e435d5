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
    must(store.count(Count::visit, noon()));
    must(store.count(Count::visit, noon()));
    must(store.count(Count::expired, noon()));
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
    const Tally::Round round = present(must(store.tally(today)).last_round);
    EXPECT_EQ(round.ended, today + 1h);
    EXPECT_TRUE(round.ok);
    EXPECT_EQ(round.outcome, "All sent.");
}

}  // namespace
}  // namespace store
