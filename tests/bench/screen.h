// SPDX-License-Identifier: Apache-2.0
// The X server as a stranger sees it: taps go in through its test extension, pixels come out by reading the
// screen.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace bench {

class Screen {
 public:
    Screen();  // of $DISPLAY; std::runtime_error without one
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    struct Place {
        int x = 0, y = 0, width = 0, height = 0;
    };
    std::vector<std::uint8_t> pixels(Place) const;
    void move_to(int x, int y) const;
    void tap() const;

    // From a tap at the middle of `target` until the pixels of `watched` first differ, and until they last
    // did within the next 400 ms. Milliseconds.
    struct Answer {
        double first = 0, settled = 0;
    };
    Answer tap_and_watch(Place target, Place watched) const;

 private:
    void* display_;
};

}  // namespace bench
