// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/headless.h"

namespace touch {

void Headless::draw(const std::function<void()>& frame, std::chrono::milliseconds boot) {
    // A screen that never comes to rest is a fault of ours; the bound keeps it from hanging the machine.
    constexpr int most_frames = 10000;
    for (int i = 0; i < most_frames; ++i) {
        glass_.begin(boot);
        frame();
        glass_.end();
        if (glass_.settled()) return;
    }
    kiosk::require(false, "a screen keeps changing without any input");
}

}  // namespace touch
