// SPDX-License-Identifier: Apache-2.0
// `now` is an argument everywhere in this program; this is its type.
//
// Two clocks, because a kiosk's wall clock jumps (dead battery, daylight saving, a server that sets it):
// waits and deadlines use `boot`, which only ever goes forward; `wall` is for what people and councils read.
// The time zone is the process's own (TZ, read through localtime_r). Threads: any.
#pragma once

#include <array>
#include <chrono>
#include <ctime>
#include <string>

namespace kiosk {

using Wall = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

struct Moment {
    std::chrono::milliseconds boot{0};  // CLOCK_BOOTTIME: counts through suspend, never steps
    Wall wall;

    friend Moment operator+(Moment moment, std::chrono::milliseconds passed) {
        return {moment.boot + passed, moment.wall + passed};
    }
    friend bool operator==(const Moment&, const Moment&) = default;
};

// What a clock and a calendar on the wall of this room show then, and how far that is from UTC (tm_gmtoff).
inline std::tm local_clock(Wall wall) {
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(wall).time_since_epoch().count();
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

inline std::chrono::year_month_day local_day(Wall wall) {
    const std::chrono::seconds offset{local_clock(wall).tm_gmtoff};
    return std::chrono::floor<std::chrono::days>(wall + offset);
}

// That hour of the local day.
inline Wall at_hour_of_local_day(Wall wall, int hour) {
    std::tm parts = local_clock(wall);
    parts.tm_hour = hour;
    parts.tm_min = parts.tm_sec = 0;
    parts.tm_isdst = -1;
    return Wall(std::chrono::seconds(std::mktime(&parts)));
}

inline std::string local_day_text(Wall wall) {  // "2026-11-03"
    const std::tm parts = local_clock(wall);
    std::array<char, 16> day{};
    return {day.data(), std::strftime(day.data(), day.size(), "%Y-%m-%d", &parts)};
}

}  // namespace kiosk
