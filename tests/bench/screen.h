// SPDX-License-Identifier: Apache-2.0
// The X server as a stranger sees it: taps go in through its test extension, and its damage extension tells
// when it has new pixels. Nothing polls: on a machine of two cores, a loop that reads the screen again and
// again takes one of them from what is measured.
#pragma once

#include <chrono>
#include <string>

namespace bench {

class Screen {
 public:
    Screen();  // of $DISPLAY; std::runtime_error without one, or without these extensions
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    struct Place {
        int x = 0, y = 0, width = 0, height = 0;
    };

    // From a tap at the middle of `target` until the X server first had new pixels, anywhere, and until it
    // last had any within the next 400 ms. Milliseconds. std::runtime_error where nothing changed: a figure
    // of nothing would be the best of all.
    struct Answer {
        double first = 0, settled = 0;
    };
    Answer tap(Place target) const;

    // From a finger that comes down at the middle of `target` until the X server first had new pixels. It is
    // lifted beside it then, and chooses nothing.
    double press(Place target) const;

    // The same from `begin`, which is just now, until nothing has changed for `quiet`. Zeros where nothing
    // did within half a minute.
    Answer watch(std::chrono::steady_clock::time_point begin, std::chrono::milliseconds quiet) const;

    // What the title of a window says behind this word, which it begins with; "" where none does.
    std::string told(const std::string& word) const;

 private:
    void come_over(Place target) const;
    bool has_new_pixels() const;  // since last asked

    void* display_;
    int damage_event_ = 0;
};

}  // namespace bench
