// SPDX-License-Identifier: Apache-2.0
// What systemd hears of the kiosk: that a picture is on the glass, and from then on that the loop still goes
// round.
//
// The time allowed is read from WATCHDOG_USEC alone. WATCHDOG_PID names the program that the unit starts,
// which is cage: sd_watchdog_enabled() would say that nobody waits for us, and systemd would end a kiosk that
// nobody touches (RELIABILITY section 0.10). Without WATCHDOG_USEC, and without systemd, it costs nothing.
// Threads: the loop's.
#pragma once

#include <chrono>

namespace kiosk {

class Watchdog {
 public:
    Watchdog();
    void pet();  // after each picture; the first one says that the kiosk is ready
    // Before work in the loop that may take `time`: until the next pet systemd waits that much longer.
    void expect(std::chrono::milliseconds time);
    // How long the loop may sleep: a wait, but never so long that a pet could come late.
    std::chrono::milliseconds at_most(std::chrono::milliseconds wait) const;

 private:
    void tell(const char* also, std::chrono::milliseconds allowed) const;

    std::chrono::milliseconds allowed_{0};  // 0 without a watchdog
    bool ready_ = false, longer_ = false;
};

}  // namespace kiosk
