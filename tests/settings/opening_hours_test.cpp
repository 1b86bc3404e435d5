// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/opening_hours.h"

#include <cstdlib>
#include <ctime>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using kiosk::OpeningHours;

OpeningHours::Span span(const std::string& text) {
    return OpeningHours::span(text).value();
}

kiosk::Wall at(unsigned month, unsigned day, std::chrono::minutes time) {
    return std::chrono::sys_days{std::chrono::year{2024} / month / day} + time;
}

class Hours : public testing::Test {
 protected:
    Hours() {
        ::setenv("TZ", "Europe/London", 1);
        ::tzset();
        hours_.set(3, {span("13:30-17:00"), span("09:30-12:30")});  // Thursday
        hours_.set(4, {span("10:00-24:00")});
    }
    ~Hours() override {
        ::unsetenv("TZ");
        ::tzset();
    }
    OpeningHours hours_;
};

TEST_F(Hours, ReadSpansAndNothingElse) {
    EXPECT_EQ(span("09:30-17:00"), (OpeningHours::Span{9h + 30min, 17h}));
    for (const char* wrong : {"", "9:30-17:00", "09:30", "09:30-17:00 ", "17:00-09:30", "09:30-09:30",
                              "09:60-17:00", "09:30-24:01", "aa:bb-cc:dd", "09:30–17:00"})
        EXPECT_FALSE(OpeningHours::span(wrong)) << wrong;
    EXPECT_FALSE(hours_.set(0, {span("09:00-12:00"), span("11:59-13:00")})) << "they overlap";
}

TEST_F(Hours, OpenAndCloseToTheMinute) {
    EXPECT_FALSE(hours_.always_open());
    EXPECT_FALSE(hours_.open_at(at(2, 1, 9h + 29min)));
    EXPECT_TRUE(hours_.open_at(at(2, 1, 9h + 30min)));
    EXPECT_EQ(hours_.closes(at(2, 1, 12h + 29min)), 12h + 30min);
    EXPECT_FALSE(hours_.open_at(at(2, 1, 12h + 30min)));
    EXPECT_TRUE(hours_.open_at(at(2, 2, 23h + 59min)));
    EXPECT_FALSE(hours_.open_at(at(2, 3, 12h))) << "a day that is not named";
    EXPECT_TRUE(OpeningHours().open_at(at(2, 3, 12h)));
}

TEST_F(Hours, AreLocal) {
    EXPECT_FALSE(hours_.open_at(at(7, 4, 8h + 29min))) << "summer time";
    EXPECT_TRUE(hours_.open_at(at(7, 4, 8h + 30min)));
}

TEST_F(Hours, TellWhenTheyOpenNext) {
    const auto next = hours_.opens_after(at(2, 1, 12h + 30min));
    ASSERT_TRUE(next);
    EXPECT_EQ(next->at, 13h + 30min);
    const auto friday = hours_.opens_after(at(2, 1, 13h + 30min));
    ASSERT_TRUE(friday);
    EXPECT_EQ(friday->day, std::chrono::year{2024} / 2 / 2);
    const auto thursday = hours_.opens_after(at(2, 2, 12h));
    ASSERT_TRUE(thursday);
    EXPECT_EQ(thursday->day, std::chrono::year{2024} / 2 / 8);
    EXPECT_FALSE(OpeningHours().opens_after(at(2, 2, 12h)));
}

}  // namespace
