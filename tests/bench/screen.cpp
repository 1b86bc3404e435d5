// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/screen.h"

#include <stdexcept>
#include <thread>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::chrono::milliseconds watched{400};

Display* of(void* display) {
    return static_cast<Display*>(display);
}

}  // namespace

Screen::Screen() : display_(XOpenDisplay(nullptr)) {
    if (display_ == nullptr) throw std::runtime_error("no display: run this through ./tests/bench/measure");
    int first_error = 0;
    if (XDamageQueryExtension(of(display_), &damage_event_, &first_error) == 0)
        throw std::runtime_error("this X server cannot tell when it has new pixels: it lacks DAMAGE");
    XDamageCreate(of(display_), DefaultRootWindow(of(display_)), XDamageReportRawRectangles);
    XSync(of(display_), False);
}

Screen::~Screen() {
    XCloseDisplay(of(display_));
}

bool Screen::has_new_pixels() const {
    bool any = false;
    while (XPending(of(display_)) > 0) {
        XEvent event;
        XNextEvent(of(display_), &event);
        any = any || event.type == damage_event_ + XDamageNotify;
    }
    return any;
}

// A person's pause: the kiosk ignores what strikes at once on a new page, or twice in one place.
constexpr std::chrono::milliseconds pause{600};

void Screen::come_over(Place target) const {
    std::this_thread::sleep_for(pause);
    XTestFakeMotionEvent(of(display_), -1, target.x + target.width / 2, target.y + target.height / 2,
                         CurrentTime);
    XSync(of(display_), False);
    watch(Clock::now(), std::chrono::milliseconds{100});  // what lies under the pointer may light up
}

double Screen::press(Place target) const {
    come_over(target);
    const auto begin = Clock::now();
    XTestFakeButtonEvent(of(display_), 1, True, CurrentTime);
    XFlush(of(display_));
    const Answer answer = watch(begin, std::chrono::milliseconds{200});
    XTestFakeMotionEvent(of(display_), -1, 1, target.y + target.height / 2, CurrentTime);
    XTestFakeButtonEvent(of(display_), 1, False, CurrentTime);
    XSync(of(display_), False);
    watch(Clock::now(), std::chrono::milliseconds{200});
    if (answer.settled == 0) throw std::runtime_error("a press showed nothing on the screen");
    return answer.first;
}

Screen::Answer Screen::tap(Place target) const {
    come_over(target);
    Answer answer;
    const auto begin = Clock::now();
    XTestFakeButtonEvent(of(display_), 1, True, CurrentTime);
    XTestFakeButtonEvent(of(display_), 1, False, CurrentTime);
    XFlush(of(display_));
    for (auto left = watched; left.count() > 0;
         left = watched - std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin)) {
        pollfd server{ConnectionNumber(of(display_)), POLLIN, 0};
        poll(&server, 1, static_cast<int>(left.count()));
        if (!has_new_pixels()) continue;
        answer.settled = Milliseconds(Clock::now() - begin).count();
        if (answer.first == 0) answer.first = answer.settled;
    }
    if (answer.settled == 0) throw std::runtime_error("a tap changed nothing on the screen");
    return answer;
}

Screen::Answer Screen::watch(Clock::time_point begin, std::chrono::milliseconds quiet) const {
    constexpr std::chrono::seconds longest{30};
    Answer answer;
    auto last = begin;
    const auto until = [&] { return answer.settled > 0 || quiet < watched ? last + quiet : begin + longest; };
    for (auto now = begin; now < until() && now < begin + longest; now = Clock::now()) {
        pollfd server{ConnectionNumber(of(display_)), POLLIN, 0};
        poll(&server, 1,
             static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(until() - now).count()) +
                 1);
        if (!has_new_pixels()) continue;
        last = Clock::now();
        answer.settled = Milliseconds(last - begin).count();
        if (answer.first == 0) answer.first = answer.settled;
    }
    return answer;
}

namespace {

std::string title_below(Display* display, Window window, const std::string& word) {
    XTextProperty title{};  // XFetchName() reads Latin titles alone
    if (XGetWMName(display, window, &title) != 0 && title.value != nullptr) {
        const std::string words = reinterpret_cast<const char*>(title.value);
        XFree(title.value);
        if (words.starts_with(word)) return words.substr(word.size());
    }
    Window root = 0, parent = 0, *children = nullptr;
    unsigned count = 0;
    std::string found;
    if (XQueryTree(display, window, &root, &parent, &children, &count) == 0) return found;
    for (unsigned at = 0; at < count && found.empty(); ++at) found = title_below(display, children[at], word);
    if (children != nullptr) XFree(children);
    return found;
}

}  // namespace

std::string Screen::told(const std::string& word) const {
    return title_below(of(display_), DefaultRootWindow(of(display_)), word);
}

}  // namespace bench
