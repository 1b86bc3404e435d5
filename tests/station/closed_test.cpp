// SPDX-License-Identifier: Apache-2.0
// A machine at which nobody can begin, for a night or for months: a calm picture that changes slowly, so that
// nothing burns into the glass, and says why.
#include <set>

#include "tests/station/at_the_kiosk.h"

namespace {

using namespace screens;
using namespace std::chrono_literals;

struct Closed : AtTheKiosk {
    void open_outside_the_hours() {
        now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 1} + 18h;  // a Thursday
        ASSERT_TRUE(config_.hours.set(4, {*kiosk::OpeningHours::span("10:00-17:00")}));
        open();
    }
    // From now on, each picture follows the last one and rests between.
    void expect_calm_pictures(int pictures, OutOfService::Reason reason) {
        for (int step = 0; step < pictures; ++step) {
            ASSERT_EQ(see<Attract>().step, step);
            ASSERT_TRUE(see<Attract>().out);
            EXPECT_EQ(see<Attract>().out->reason, reason);
            languages_.insert(view_.chrome.language);
            EXPECT_LE(station_->deadline(now_).boot - now_.boot, 20s) << "it wakes for the next";
            pass(19s);
            EXPECT_EQ(see<Attract>().step, step);
            pass(1s);
        }
    }
    std::set<std::size_t> languages_;
};

TEST_F(Closed, OutsideTheOpeningHoursItShowsItsPageAndThenCalmPicturesInEachLanguage) {
    open_outside_the_hours();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    EXPECT_LE(station_->deadline(now_).boot - now_.boot, 120s);
    pass(119s);
    EXPECT_EQ(name(), "out_of_service");
    pass(1s);
    expect_calm_pictures(5, OutOfService::Reason::closed);
    EXPECT_EQ(languages_.size(), config_.languages.size());
    EXPECT_NE(see<Attract>().out->opens.find("10:00"), std::string::npos) << see<Attract>().out->opens;
}

TEST_F(Closed, AtATouchItShowsItsPageAgainAndLetsNobodyBegin) {
    open_outside_the_hours();
    pass(150s);
    ASSERT_EQ(name(), "attract");
    station_->touched(now_);
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    EXPECT_EQ(view_.chrome.language, 0U);
    ask(Wake{});
    ask(Start{});
    EXPECT_EQ(name(), "out_of_service");
    pass(120s);
    EXPECT_EQ(name(), "attract") << "and the calm picture comes again";
}

TEST_F(Closed, InvitesAgainOnceItOpens) {
    open_outside_the_hours();
    pass(15h);
    EXPECT_EQ(name(), "attract");
    EXPECT_TRUE(see<Attract>().out) << "nine o'clock";
    pass(1h + 1min);
    EXPECT_FALSE(see<Attract>().out);
}

TEST_F(Closed, WithoutAConsultationItRestsInCalmPicturesToo) {
    config_.form.reset();
    open();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::no_consultation);
    pass(120s);
    expect_calm_pictures(4, OutOfService::Reason::no_consultation);
    station_->touched(now_);
    EXPECT_EQ(name(), "out_of_service");
}

}  // namespace
