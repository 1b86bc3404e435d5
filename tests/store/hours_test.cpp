// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const std::vector<ChosenDay> monday_and_sunday{{0, 9h + 15min, 17h, "570-750 810-1020 "},
                                               {6, 0min, 0min, ""}};

TEST(HoursOfStaff, AreKeptAndEachTimeInsteadOfThoseBefore) {
    const Place place;
    {
        Store store = open(place);
        EXPECT_TRUE(must(store.hours().kept()).empty());
        must(store.hours().keep({{2, 8h, 24h, "0-1440 "}}));
        must(store.hours().keep(monday_and_sunday));
    }
    Store store = open(place);
    EXPECT_EQ(must(store.hours().kept()), monday_and_sunday);
    must(store.hours().keep({}));
    EXPECT_TRUE(must(store.hours().kept()).empty());
}

// As a program of before reads the same file: by its counts.
TEST(HoursOfStaff, AreNoCountOfAnyDayAndNoneOfTheAccount) {
    const Place place;
    Store store = open(place);
    must(store.counters().count(Count::visit, noon()));
    must(store.doors().close(noon().wall));
    must(store.hours().keep(monday_and_sunday));
    EXPECT_EQ(must(store.counters().tally(noon().wall)).visits_week, 1);
    const Account account = must(store.counters().account());
    EXPECT_EQ(account.visits, 1);
    EXPECT_TRUE(account.abandoned_on.empty());
    must(store.doors().open(noon().wall));
    EXPECT_EQ(must(store.hours().kept()), monday_and_sunday) << "the doors are another thing";
    must(store.hours().keep({}));
    EXPECT_EQ(must(store.counters().account()).visits, 1);
}

TEST(HoursOfStaff, LeaveOutWhatTheDiskHasMadeNoDayOrNoTime) {
    const Place place;
    Store store = open(place);
    must(store.hours().keep(monday_and_sunday));
    SQLite::Database raw(place.database(), SQLite::OPEN_READWRITE);
    for (const char* row :
         {"'7 instead of x', 5401020", "'', 5401020", "'1', 5401020", "'x instead of ', 5401020",
          "'2 instead of x', 10200540", "'3 instead of x', 5401441", "'4 instead of x', -5401020"})
        raw.exec("INSERT INTO counter (day, name, amount) VALUES ('hours', " + std::string(row) + ")");
    EXPECT_EQ(must(store.hours().kept()), monday_and_sunday);
}

}  // namespace
}  // namespace store
