// SPDX-License-Identifier: Apache-2.0
// Tells when somebody comes to a kiosk that stood alone.
//
// The machine has no eye for people: who stands before it without touching it is not there for it, and who
// waits behind another cannot be told from them. What it knows is that a visit ended, or that nobody touched
// the welcome for so long that the attracting picture came; the first touch after that is somebody new. They
// have come when their finger is lifted: only then is it known whether it has led on. Who touches again has
// come already, until it stood alone again.
//
// Threads: one.
#pragma once

#include <utility>

namespace kiosk {

class Approach {  // a fresh one with each visit
 public:
    struct Glimpse {
        bool alone = false;    // the attracting picture stands there
        bool touched = false;  // since the glimpse before
        bool finger_down = false;
    };
    // True once each time.
    bool is_complete(const Glimpse& now) {
        if (now.touched && std::exchange(alone_, false)) comes_ = true;
        if (now.alone) alone_ = true;
        return !now.finger_down && std::exchange(comes_, false);
    }

 private:
    bool alone_ = true;
    bool comes_ = false;
};

}  // namespace kiosk
