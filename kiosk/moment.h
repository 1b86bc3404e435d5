// SPDX-License-Identifier: Apache-2.0
// `now` is an argument everywhere in this program; this is its type.
//
// Two clocks, because a kiosk's wall clock jumps (dead battery, daylight saving, a server that sets it):
// waits and deadlines use `boot`, which only ever goes forward; `wall` is for what people and councils read.
// The time zone is the process's own (TZ, read through localtime_r).
#pragma once

#include <chrono>

namespace kiosk {

struct Moment {
    std::chrono::milliseconds boot{0};  // CLOCK_BOOTTIME: counts through suspend, never steps
    std::chrono::sys_time<std::chrono::milliseconds> wall;  // UTC

    friend Moment operator+(Moment moment, std::chrono::milliseconds passed) {
        return {moment.boot + passed, moment.wall + passed};
    }
    friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace kiosk
