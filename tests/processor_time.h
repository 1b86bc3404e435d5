// SPDX-License-Identifier: Apache-2.0
// What a piece of work costs this process, all its threads together, from when this was made. A test that
// guards against work without end reads this and not the clock on the wall: a busy machine is slow, and does
// no more work. Where nothing is optimised, as where lines are counted, the same work costs several times as
// much, and counts for less.
#pragma once

#include <chrono>
#include <ctime>

namespace testing {

class ProcessorTime {
 public:
    std::chrono::nanoseconds spent() const { return (now() - begun_) / slowness; }

 private:
#ifdef __OPTIMIZE__
    static constexpr int slowness = 1;
#else
    static constexpr int slowness = 6;
#endif
    static std::chrono::nanoseconds now() {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }
    std::chrono::nanoseconds begun_ = now();
};

}  // namespace testing
