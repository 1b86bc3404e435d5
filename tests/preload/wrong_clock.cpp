// SPDX-License-Identifier: Apache-2.0
// A machine whose clock says a day that it is not: CLOCK_OFF_BY_DAYS=-3650 in the environment. What is
// counted since boot goes on as it is.
#include <cstdlib>

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

namespace {

long off_by() {
    static const long seconds = [] {
        const char* days = std::getenv("CLOCK_OFF_BY_DAYS");
        return days == nullptr ? 0 : std::atol(days) * 24 * 60 * 60;
    }();
    return seconds;
}

timespec now(clockid_t clock) {
    timespec told{};
    syscall(SYS_clock_gettime, clock, &told);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) told.tv_sec += off_by();
    return told;
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* told) noexcept {
    *told = now(clock);
    return 0;
}

extern "C" time_t time(time_t* told) noexcept {
    const time_t seconds = now(CLOCK_REALTIME).tv_sec;
    if (told != nullptr) *told = seconds;
    return seconds;
}

extern "C" int gettimeofday(timeval* told, void*) noexcept {
    const timespec at = now(CLOCK_REALTIME);
    *told = {at.tv_sec, at.tv_nsec / 1000};
    return 0;
}
