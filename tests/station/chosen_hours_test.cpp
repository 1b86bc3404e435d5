// SPDX-License-Identifier: Apache-2.0
// What staff set as opening hours: from the next second on, after a restart too, and for the days alone that
// they have changed.
#include <fstream>

#include <sqlite3.h>

#include "kiosk/staff/pin_hash.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t tuesday = 1, thursday = 3, friday = 4, saturday = 5;

class HoursOfStaff : public AtTheKiosk {
 protected:
    static void SetUpTestSuite() { pin_hash_ = *kiosk::hash_pin("482915"); }
    HoursOfStaff() {
        config_.pin_hash = pin_hash_;
        for (std::size_t day = 0; day < saturday; ++day) (void)config_.hours.set(day, {span("09:30-17:00")});
        (void)config_.hours.set(tuesday, {span("09:30-12:30"), span("13:30-19:00")});
    }
    static kiosk::OpeningHours::Span span(const char* text) { return *kiosk::OpeningHours::span(text); }
    void restart() {
        station_.reset();
        open();
    }
    void let_staff_in() {
        ask(HoldCorner{});
        for (const char digit : std::string("482915")) ask(PinDigit{digit - '0'});
        ask(PinEnter{});
        ask(StaffPage{Staff::Page::hours});
    }
    void staff_change(std::size_t day, std::initializer_list<DayChange> changes) {
        let_staff_in();
        for (const DayChange change : changes) ask(StaffChangeDay{day, change});
        ask(LeaveStaff{});
    }
    StaffHours::Day day(std::size_t at) {
        let_staff_in();
        const StaffHours::Day shown = see<StaffHours>().week[at];
        ask(LeaveStaff{});
        return shown;
    }
    std::string hours(std::size_t at) { return day(at).hours; }
    static inline std::string pin_hash_;
};

// now_ is a Thursday, at ten.
TEST_F(HoursOfStaff, HoldAtOnceAndAfterARestartUntilTheyAreTakenBack) {
    open();
    EXPECT_EQ(name(), "welcome");
    staff_change(thursday, {DayChange::closed});
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    EXPECT_NE(see<OutOfService>().opens.find("2 February 2024, 09:30"), std::string::npos)
        << see<OutOfService>().opens;
    restart();
    EXPECT_EQ(name(), "out_of_service");
    staff_change(thursday, {DayChange::open, DayChange::opens_later, DayChange::opens_later,
                            DayChange::opens_later, DayChange::closes_later});
    EXPECT_EQ(name(), "out_of_service") << "it opens in a quarter of an hour";
    restart();
    EXPECT_EQ(hours(thursday), "10:15–17:15");
    EXPECT_TRUE(day(thursday).changed);
    EXPECT_EQ(day(thursday).as_set_up, "09:30–17:00");
    pass(15min);
    EXPECT_EQ(met(), "welcome");
    staff_change(thursday, {DayChange::as_set_up});
    EXPECT_FALSE(day(thursday).changed);
    restart();
    EXPECT_EQ(hours(thursday), "09:30–17:00");
    EXPECT_FALSE(day(thursday).changed);
}

TEST_F(HoursOfStaff, ReplaceThoseOfTheDayAloneThatTheyChanged) {
    open();
    staff_change(thursday, {DayChange::opens_earlier});
    restart();
    EXPECT_EQ(hours(thursday), "09:15–17:00");
    EXPECT_EQ(hours(tuesday), "09:30–12:30, 13:30–19:00");
    EXPECT_TRUE(day(tuesday).has_break);
    EXPECT_EQ(hours(saturday), "") << "closed";
    pass(24h * 5 + 3h);
    EXPECT_EQ(met(), "out_of_service") << "Tuesday at one";
    staff_change(tuesday, {DayChange::closes_earlier});
    EXPECT_EQ(met(), "welcome");
    EXPECT_EQ(hours(tuesday), "09:30–18:45");
    EXPECT_FALSE(day(tuesday).has_break);
    staff_change(tuesday, {DayChange::closes_later});
    restart();
    EXPECT_EQ(hours(tuesday), "09:30–19:00") << "which is not how it was set up";
    staff_change(tuesday, {DayChange::closed, DayChange::open});
    EXPECT_EQ(hours(tuesday), "09:30–12:30, 13:30–19:00");
}

TEST_F(HoursOfStaff, GoInQuartersOfAnHourAndNeverCloseBeforeTheyOpen) {
    ASSERT_TRUE(config_.hours.set(friday, {span("23:20-23:50")}));
    open();
    staff_change(friday, {DayChange::opens_earlier, DayChange::closes_later});
    EXPECT_EQ(hours(friday), "23:15–00:00") << "from a crooked time to the next straight one";
    EXPECT_FALSE(day(friday).may_close_later);
    staff_change(friday, {DayChange::closes_later});
    EXPECT_EQ(hours(friday), "23:15–00:00");
    for (int times = 0; times < 5; ++times) staff_change(friday, {DayChange::opens_later});
    EXPECT_EQ(hours(friday), "23:45–00:00");
    EXPECT_FALSE(day(friday).may_open_later);
    EXPECT_FALSE(day(friday).may_close_earlier);
    EXPECT_TRUE(day(friday).may_open_earlier);
    let_staff_in();
    for (int times = 0; times < 100; ++times) ask(StaffChangeDay{friday, DayChange::opens_earlier});
    EXPECT_EQ(see<StaffHours>().week[friday].opens, "00:00");
    EXPECT_FALSE(see<StaffHours>().week[friday].may_open_earlier);
    EXPECT_EQ(see<StaffHours>().week[friday].hours, "All day");
    ask(StaffChangeDay{saturday, DayChange::closes_later});
    EXPECT_EQ(see<StaffHours>().week[saturday].hours, "") << "a day that is closed has no end";
    EXPECT_FALSE(see<StaffHours>().week[saturday].may_close_later);
    ask(StaffChangeDay{saturday, DayChange::open});
    EXPECT_EQ(see<StaffHours>().week[saturday].hours, "09:00–17:00");
}

TEST_F(HoursOfStaff, CutNobodyOffAndTellThem) {
    open();
    go_to_first_question();
    EXPECT_FALSE(station_->view(now_).chrome.closed);
    staff_change(thursday, {DayChange::closed});
    EXPECT_EQ(name(), "question");
    EXPECT_TRUE(station_->view(now_).chrome.closed);
    pass(31s);
    EXPECT_EQ(name(), "question");
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_EQ(tally().submitted_today, 1);
    ask(EndVisit{});
    EXPECT_EQ(name(), "out_of_service");
}

TEST_F(HoursOfStaff, OfAKioskThatIsAlwaysOpenLeaveItsOtherDaysOpen) {
    config_.hours = {};
    open();
    EXPECT_EQ(hours(friday), "All day");
    staff_change(friday, {DayChange::closed});
    EXPECT_EQ(name(), "welcome");
    EXPECT_EQ(hours(thursday), "All day");
    EXPECT_EQ(day(friday).as_set_up, "All day");
    pass(24h);
    EXPECT_EQ(met(), "out_of_service");
    EXPECT_NE(see<OutOfService>().opens.find("3 February 2024, 00:00"), std::string::npos);
    staff_change(friday, {DayChange::open});
    EXPECT_NE(name(), "out_of_service");
}

TEST_F(HoursOfStaff, GiveWayToNewOnesOfTheSettingsForTheSameDay) {
    open();
    staff_change(thursday, {DayChange::closed});
    staff_change(friday, {DayChange::closed});
    ASSERT_TRUE(config_.hours.set(friday, {span("08:00-20:00")}));
    restart();
    EXPECT_EQ(hours(thursday), "");
    EXPECT_EQ(hours(friday), "08:00–20:00");
    EXPECT_FALSE(day(friday).changed);
}

TEST_F(HoursOfStaff, AreChangedBehindThePinOnlyAndPageByPage) {
    open();
    ask(HoldCorner{});
    ask(StaffPage{Staff::Page::hours});
    ask(StaffChangeDay{thursday, DayChange::closed});
    EXPECT_EQ(name(), "pin_pad");
    ask(LeaveStaff{});
    EXPECT_EQ(name(), "welcome");
    let_staff_in();
    EXPECT_FALSE(see<StaffHours>().chosen);
    ask(StaffDay{friday});
    EXPECT_EQ(see<StaffHours>().chosen, friday);
    ask(StaffDay{7});
    ask(StaffChangeDay{7, DayChange::closed});
    EXPECT_EQ(see<StaffHours>().chosen, friday) << "there is no eighth day";
    ask(StaffPage{Staff::Page::hours});
    EXPECT_FALSE(see<StaffHours>().chosen);
    ask(StaffPage{Staff::Page::more});
    EXPECT_EQ(see<Staff>().hours, "09:30–17:00");
}

TEST_F(HoursOfStaff, HoldWithoutADatabaseAndAreWrittenOnceThereIsOne) {
    open();
    staff_change(friday, {DayChange::opens_later});
    station_.reset();
    const auto aside = folder_ / "aside.db";
    std::filesystem::rename(config_.database, aside);
    std::filesystem::create_directories(config_.database);
    open();
    EXPECT_EQ(hours(friday), "09:30–17:00") << "what was kept cannot be read";
    staff_change(thursday, {DayChange::closes_earlier});
    EXPECT_EQ(hours(thursday), "09:30–16:45");
    std::filesystem::remove(config_.database);
    std::filesystem::rename(aside, config_.database);
    pass(31s);
    restart();
    EXPECT_EQ(hours(thursday), "09:30–16:45");
    EXPECT_EQ(hours(friday), "09:45–17:00") << "and what was there is not lost for it";
}

TEST_F(HoursOfStaff, AreWrittenOnceTheOtherProgramHas) {
    open();
    let_staff_in();
    sqlite3* sync = nullptr;
    ASSERT_EQ(sqlite3_open(config_.database.c_str(), &sync), SQLITE_OK);
    sqlite3_exec(sync, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    ask(StaffChangeDay{thursday, DayChange::closed});
    EXPECT_EQ(see<StaffHours>().week[thursday].hours, "") << "whatever the disk says";
    sqlite3_close(sync);
    ask(LeaveStaff{});
    pass(31s);
    restart();
    EXPECT_EQ(name(), "out_of_service");
}

// keep() by itself: a day that was not read is not deleted for one that was just chosen.
TEST_F(HoursOfStaff, AreNotWrittenOverThoseThatCouldNotBeReadYet) {
    open();
    staff_change(friday, {DayChange::closed});
    station_.reset();
    auto store = store::Store::open(config_.database.string());
    ASSERT_TRUE(store);
    kiosk::ChosenHours hours(config_.hours);
    in_database("ALTER TABLE counter RENAME TO out_of_reach");
    hours.recall(*store);
    ASSERT_FALSE(hours.week()[friday].changed) << "nothing was read";
    hours.change({thursday, DayChange::closed});
    hours.keep(*store);
    in_database("ALTER TABLE out_of_reach RENAME TO counter");
    hours.keep(*store);
    kiosk::ChosenHours next(config_.hours);
    next.recall(*store);
    for (const kiosk::ChosenHours* each : {&hours, &next}) {
        EXPECT_TRUE(each->week()[friday].changed) << "which was in the database";
        EXPECT_TRUE(each->week()[thursday].changed) << "which was not";
    }
}

TEST_F(HoursOfStaff, AreTakenOverIntoTheDatabaseThatFollowsADamagedOne) {
    open();
    staff_change(friday, {DayChange::closed});
    restart();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});  // which also writes the log back into the file
    ask(EndVisit{});
    {
        std::fstream file(config_.database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(16);
        file << "no page is this large";
    }
    pass(1h + 1s);
    EXPECT_FALSE(store::Store::open(config_.database.string())->files_set_aside().empty());
    restart();
    EXPECT_EQ(hours(friday), "");
    EXPECT_TRUE(day(friday).changed);
}

}  // namespace
