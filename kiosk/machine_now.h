// SPDX-License-Identifier: Apache-2.0
// What the clocks of this machine say. For the mains alone: everything else is told `now`. Threads: any.
#pragma once

#include <time.h>

#include "kiosk/moment.h"

namespace kiosk {

inline Moment machine_now() {
    timespec boot{};
    clock_gettime(CLOCK_BOOTTIME, &boot);
    const auto since_boot = std::chrono::seconds{boot.tv_sec} + std::chrono::nanoseconds{boot.tv_nsec};
    return {std::chrono::floor<std::chrono::milliseconds>(since_boot),
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())};
}

}  // namespace kiosk
