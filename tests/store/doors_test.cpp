// SPDX-License-Identifier: Apache-2.0
// Staff close the doors for a day: until they open them, and no longer than that day.
#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

TEST(Doors, StayClosedForTheDayAndAreOpenOnTheNext) {
    const Place place;
    Store store = open(place);
    EXPECT_FALSE(must(store.doors().closed(today)));
    must(store.doors().close(today));
    EXPECT_TRUE(must(store.doors().closed(today)));
    EXPECT_FALSE(must(store.doors().closed(today + 24h)));
    EXPECT_FALSE(must(store.doors().closed(today - 24h)));
}

TEST(Doors, AreOpenOnceStaffOpenedThemAndCloseAgain) {
    const Place place;
    Store store = open(place);
    must(store.doors().close(today));
    must(store.doors().close(today + 24h));
    must(store.doors().open(today));
    EXPECT_FALSE(must(store.doors().closed(today)));
    EXPECT_TRUE(must(store.doors().closed(today + 24h))) << "of that day alone";
    must(store.doors().close(today));
    EXPECT_TRUE(must(store.doors().closed(today)));
}

TEST(Doors, AreNoCountOfTheDay) {
    const Place place;
    Store store = open(place);
    must(store.counters().count(Count::visit, noon()));
    must(store.doors().close(today));
    must(store.doors().open(today));
    EXPECT_EQ(must(store.counters().tally(today)).visits_today, 1);
}

}  // namespace
}  // namespace store
