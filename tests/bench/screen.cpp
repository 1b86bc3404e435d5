// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/screen.h"

#include <stdexcept>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

namespace bench {
namespace {

Display* of(void* display) {
    return static_cast<Display*>(display);
}

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Screen::Screen() : display_(XOpenDisplay(nullptr)) {
    if (display_ == nullptr) throw std::runtime_error("no display: run this through ./tests/bench/measure");
}

Screen::~Screen() {
    XCloseDisplay(of(display_));
}

std::vector<std::uint8_t> Screen::pixels(Place place) const {
    XImage* image = XGetImage(of(display_), DefaultRootWindow(of(display_)), place.x, place.y,
                              static_cast<unsigned>(place.width), static_cast<unsigned>(place.height),
                              AllPlanes, ZPixmap);
    if (image == nullptr) throw std::runtime_error("the screen cannot be read there");
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(image->data);
    std::vector<std::uint8_t> copy(
        bytes, bytes + static_cast<std::ptrdiff_t>(image->bytes_per_line) * image->height);
    XDestroyImage(image);
    return copy;
}

void Screen::move_to(int x, int y) const {
    XTestFakeMotionEvent(of(display_), -1, x, y, CurrentTime);
    XSync(of(display_), False);
}

void Screen::tap() const {
    XTestFakeButtonEvent(of(display_), 1, True, CurrentTime);
    XTestFakeButtonEvent(of(display_), 1, False, CurrentTime);
    XFlush(of(display_));
}

Screen::Answer Screen::tap_and_watch(Place target, Place watched) const {
    move_to(target.x + target.width / 2, target.y + target.height / 2);
    auto before = pixels(watched);
    Answer answer;
    const auto begin = std::chrono::steady_clock::now();
    tap();
    while (milliseconds_since(begin) < 400) {
        auto now = pixels(watched);
        if (now == before) continue;
        answer.settled = milliseconds_since(begin);
        if (answer.first == 0) answer.first = answer.settled;
        before = std::move(now);
    }
    return answer;
}

}  // namespace bench
