// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F16: a wall clock that runs at sixty times its speed, and the two nights of the year in which
// Europe/London changes its hour. What waits, waits by boot time: the staff's PIN pad, the staff's page, a
// visit that nobody goes on with. What is told by the wall is told right: the next upload, the day that a
// visit counts for.
#include <cstdlib>
#include <ctime>

#include "kiosk/staff/pin_hash.h"
#include "tests/campaign/account.h"
#include "tests/station/at_the_kiosk.h"

namespace {

using namespace screens;
using namespace std::chrono_literals;
using std::chrono::seconds;

kiosk::Wall at_utc(int month, int day, std::chrono::minutes time) {
    return std::chrono::sys_days{std::chrono::year{2024} / month / day} + time;
}

const kiosk::Wall spring = at_utc(3, 31, 1h), autumn = at_utc(10, 27, 1h), ordinary = at_utc(6, 12, 10h);

class OddClock : public AtTheKiosk {
 protected:
    OddClock() {
        ::setenv("TZ", "Europe/London", 1);
        ::tzset();
        static const std::string hash = *kiosk::hash_pin(pin);
        config_.pin_hash = hash;
        config_.closes.reset();
    }
    ~OddClock() override {
        station_.reset();
        ::unsetenv("TZ");
        ::tzset();
    }
    void TearDown() override { account_.close(); }

    // `speed`: how many seconds the wall shows to one that passes.
    void tick(int speed) {
        now_.boot += 1s;
        now_.wall += speed * 1s;
        station_->pass(now_);
    }
    void begin_at(kiosk::Wall wall) {
        ++account_.tried;
        station_.reset();
        std::filesystem::remove(config_.database);
        now_.wall = wall;
        open();
    }
    void enter(const std::string& digits) {
        for (const char digit : digits) ask(PinDigit{digit - '0'});
        ask(PinEnter{});
    }

    // Each second in which something else is on the glass than before: "90 idle;".
    std::string told(seconds time, int speed) {
        std::string all, last = name();
        for (seconds passed{1}; passed <= time; passed += 1s) {
            tick(speed);
            if (name() == last) continue;
            last = name();
            all += std::to_string(passed.count()) + ' ' + last + ';';
        }
        return all;
    }
    // A visit that stops at its first question, 45 s before the wall shows `wall` where it runs as it should.
    std::string of_a_visit_left(kiosk::Wall wall, int speed) {
        begin_at(wall - 45s);
        go_to_first_question();
        return told(10min, speed);
    }
    std::string of_staff_who_leave(kiosk::Wall wall, int speed) {
        begin_at(wall - 30s);
        ask(HoldCorner{});
        enter(pin);
        (void)see<Staff>();
        return told(5min, speed);
    }
    // Five wrong ones, of as many digits as a code of which this kiosk has none, which costs no time: what
    // the pad says that staff wait, second by second, and whether it opens meanwhile.
    std::string of_a_wrong_pin(kiosk::Wall wall, int speed) {
        begin_at(wall - 38s);  // the five take half a minute
        ask(HoldCorner{});
        for (int tries = 0; tries < 5; ++tries) enter(std::string(kiosk::recovery_code_digits, '7'));
        std::string waits;
        for (int second = 0; see<PinPad>().wait_s > 0 && second < 120; ++second) {
            waits += std::to_string(see<PinPad>().wait_s) + ' ';
            tick(speed);
        }
        enter(pin);
        (void)see<Staff>();
        return waits;
    }

    void open_staff_page(kiosk::Wall wall) {
        begin_at(wall);
        ask(HoldCorner{});
        enter(pin);
    }
    // On the staff's page, which is touched for it and so stays.
    std::string next_upload() {
        ask(StaffPage{see<Staff>().page});
        return see<Staff>().next_upload;
    }
    std::string next_upload_at(kiosk::Wall wall) {
        ++account_.tried;
        now_.wall = wall;
        return next_upload();
    }
    void visit_at(kiosk::Wall wall) {
        ++account_.tried;
        now_.boot += 1h;
        now_.wall = wall;
        station_->pass(now_);
        go_to_first_question();
        ask(EndVisit{});
    }

    static constexpr const char* pin = "482915";
    campaign::Account account_;
};

TEST_F(OddClock, NoneMovesAVisitThatWasLeft) {
    const std::string wanted = of_a_visit_left(ordinary, 1);
    ASSERT_NE(wanted.find("welcome"), std::string::npos) << wanted;
    EXPECT_EQ(of_a_visit_left(ordinary, 60), wanted);
    EXPECT_EQ(of_a_visit_left(ordinary, 0), wanted) << "a clock that stands";
    EXPECT_EQ(of_a_visit_left(spring, 1), wanted);
    EXPECT_EQ(of_a_visit_left(autumn, 1), wanted);
    EXPECT_EQ(of_a_visit_left(spring, 60), wanted);
    EXPECT_EQ(of_a_visit_left(autumn, 60), wanted);
}

TEST_F(OddClock, NoneMovesThePageThatStaffLeft) {
    const std::string wanted = of_staff_who_leave(ordinary, 1);
    ASSERT_NE(wanted.find("60 welcome;"), std::string::npos) << wanted;
    for (const kiosk::Wall wall : {ordinary, spring, autumn})
        for (const int speed : {1, 60}) EXPECT_EQ(of_staff_who_leave(wall, speed), wanted) << speed;
}

TEST_F(OddClock, NoneShortensTheWaitAfterAWrongPinNorLengthensIt) {
    constexpr const char* wanted = "15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 ";
    for (const kiosk::Wall wall : {ordinary, spring, autumn})
        for (const int speed : {1, 60, 0}) EXPECT_EQ(of_a_wrong_pin(wall, speed), wanted) << speed;
}

TEST_F(OddClock, InTheNightThatLosesAnHourTheNextUploadIsTheOneThatComes) {
    open_staff_page(spring - 30min);
    EXPECT_EQ(next_upload_at(spring - 30min), "31 March 2024, 02:00") << "half past midnight";
    EXPECT_EQ(next_upload_at(spring - 1min), "31 March 2024, 02:00");
    EXPECT_EQ(next_upload_at(spring + 1min), "1 April 2024, 02:00") << "it is past two";
    EXPECT_EQ(next_upload_at(at_utc(3, 31, 23h + 30min)), "1 April 2024, 02:00") << "half past midnight";
    EXPECT_EQ(next_upload_at(at_utc(4, 1, 1h + 1min)), "2 April 2024, 02:00");
}

TEST_F(OddClock, InTheNightThatHasAnHourTwiceTheNextUploadIsTheOneThatComes) {
    open_staff_page(autumn - 30min);
    EXPECT_EQ(next_upload_at(autumn - 30min), "27 October 2024, 02:00")
        << "half past one, for the first time";
    EXPECT_EQ(next_upload_at(autumn + 30min), "27 October 2024, 02:00") << "and again";
    EXPECT_EQ(next_upload_at(autumn + 61min), "28 October 2024, 02:00");
    EXPECT_EQ(next_upload_at(at_utc(10, 26, 23h + 1min)), "27 October 2024, 02:00") << "the day has begun";
}

// Sixty seconds of a kiosk that runs are an hour of its wall: two days in less than one of its hours.
TEST_F(OddClock, AtSixtyTimesItsSpeedTheNextUploadIsAlwaysTheNextTwoOClock) {
    open_staff_page(at_utc(6, 12, 23h));  // midnight in London
    for (int minute = 0; minute < 48; ++minute, ++account_.tried) {
        const int hour = kiosk::local_clock(now_.wall).tm_hour;
        const std::chrono::sys_days today{kiosk::local_day(now_.wall)};
        const std::chrono::year_month_day next{today + std::chrono::days{hour < 2 ? 0 : 1}};
        EXPECT_EQ(next_upload(), std::to_string(unsigned{next.day()}) + " June 2024, 02:00") << hour;
        for (int second = 0; second < 60; ++second) {
            if (second == 30) (void)next_upload();
            tick(60);
        }
    }
}

TEST_F(OddClock, AVisitCountsForItsDayInLondonWhateverHappensToTheHour) {
    begin_at(at_utc(3, 30, 23h));  // 23:00, a Saturday
    visit_at(spring - 90min);      // 23:30
    EXPECT_EQ(tally().visits_today, 1);
    visit_at(spring - 30min);  // 00:30
    EXPECT_EQ(tally().visits_today, 1);
    visit_at(spring + 30min);              // 02:30
    visit_at(at_utc(3, 31, 22h + 30min));  // 23:30, in a day of 23 hours
    EXPECT_EQ(tally().visits_today, 3);
    EXPECT_EQ(tally().visits_week, 4);
    visit_at(at_utc(3, 31, 23h + 30min));  // 00:30 on Monday
    EXPECT_EQ(tally().visits_today, 1);
    EXPECT_EQ(tally().visits_week, 1);
    visit_at(at_utc(10, 26, 23h + 30min));  // 00:30 on a Sunday of 25 hours
    visit_at(autumn - 30min);               // 01:30
    visit_at(autumn + 30min);               // 01:30
    visit_at(at_utc(10, 27, 23h + 30min));  // 23:30
    EXPECT_EQ(tally().visits_today, 4);
    visit_at(at_utc(10, 28, 30min));
    EXPECT_EQ(tally().visits_today, 1);
    EXPECT_EQ(tally().visits_week, 1);
}

}  // namespace
