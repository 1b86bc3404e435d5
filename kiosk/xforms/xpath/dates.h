// SPDX-License-Identifier: Apache-2.0
// Dates and dateTimes as forms write them ("2024-02-01", "2024-02-01T10:00:00.000+00:00"; ODK XForms spec
// "Data Types").
//
// A text without an offset is local time. The time zone is the process's own. Threads: any. Private to this
// room.
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

std::chrono::sys_time<std::chrono::milliseconds> instant(const DateTime&);
DateTime local(std::chrono::sys_time<std::chrono::milliseconds>);  // with its offset

// Days since 1 January 1970. A date is a whole day number wherever the machine stands, so that `today() -
// date` counts calendar days across a change of clocks (JavaRosa); a dateTime counts from UTC.
double day_number(const DateTime&);
std::optional<DateTime> from_day_number(
    double);  // a whole number is a date; nullopt beyond the years 1 to 9999

std::string date_text(const DateTime&);
std::string date_time_text(const DateTime&);  // with milliseconds and offset

}  // namespace xforms
