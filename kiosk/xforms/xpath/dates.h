// SPDX-License-Identifier: Apache-2.0
// Dates, times and dateTimes as forms write them ("2024-02-01", "10:00:00.000",
// "2024-02-01T10:00:00.000+00:00"; ODK XForms spec "Data Types", which are XML Schema's). The one reader and
// the one writer of the engine: what an answer may be is what an expression can read.
//
// Strict: every digit is there, the day exists, the year is 1 to 9999, a minute is below 60 and an offset at
// most 14 hours (XML Schema part 2, 3.2.7.3). A text without an offset is local time. The time zone is the
// process's own. Threads: any.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xforms {

struct DateTime {
    std::chrono::year_month_day date;
    std::chrono::milliseconds time{0};  // since local midnight
    std::optional<std::chrono::minutes> offset;
    bool dated_only = true;  // no time was written
};

// nullopt where the text is neither, names a day that does not exist ("2012-02-30"), or has a wrong time or
// offset.
std::optional<DateTime> read_date_time(std::string_view);
std::optional<DateTime> read_time(std::string_view);  // "10:30", "10:30:00.000+01:00": on 1 January 1970

// How far a clock in this machine's zone was from UTC when it showed that day and time. Where clocks go back
// and it showed the time twice: the first. Where they go forward and it never showed it: as before the
// change, so that 01:30 of the hour that is skipped is the moment that 02:30 is (Web Forms; "compatible" of
// ECMAScript's Temporal).
std::chrono::minutes offset_here(const DateTime&);

std::chrono::sys_time<std::chrono::milliseconds> instant(const DateTime&);
DateTime local(std::chrono::sys_time<std::chrono::milliseconds>);  // with its offset

// Days since 1 January 1970. A date is a whole day number wherever the machine stands, so that `today() -
// date` counts calendar days across a change of clocks (JavaRosa); a dateTime counts from UTC.
double day_number(const DateTime&);
std::optional<DateTime> from_day_number(
    double);  // a whole number is a date; nullopt beyond the years 1 to 9999

std::string date_text(const DateTime&);
std::string time_text(std::chrono::milliseconds since_midnight);  // "10:30:00.000"
std::string offset_text(std::chrono::minutes);                    // "+01:00"
std::string date_time_text(const DateTime&);                      // with milliseconds and offset

}  // namespace xforms
