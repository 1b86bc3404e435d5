// SPDX-License-Identifier: Apache-2.0
// How soon a monitor that is turned, or unplugged and plugged in again, has a right picture: within 2 s,
// wanted. The whole kiosk, on an X server of its own that is as wide as high, so that both ways of the
// monitor fit; nobody touches it. What is looked at, every 20 ms, is what the server shows.
//
// The monitor goes off and on in one breath, as xrandr turns it. Where only the mode of its controller
// changes, Xvfb wakes nobody, not even who asked for news of controllers: the kiosk then followed at its next
// deadline, after 28 s.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <thread>

#include <X11/Xutil.h>

#include "tests/bench/library.h"
#include "tests/bench/median.h"
#include "tests/drive/test_council.h"
#include "tests/window/monitor.h"
#include "tests/window/own_display.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int side = 1920, short_side = 1080;

// Some lines of pixels across all that the server has: to read every pixel each time would take a core from
// the kiosk.
class Lines {
 public:
    Lines() : display_(XOpenDisplay(nullptr)) {
        if (display_ == nullptr) throw std::runtime_error("the X server is gone");
    }
    ~Lines() { XCloseDisplay(display_); }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;

    using Picture = std::vector<std::vector<unsigned long>>;
    Picture read() const {
        constexpr int between = 72;
        Picture picture;
        for (int y = 1; y < side; y += between) picture.push_back(line(y));
        picture.push_back(line(short_side - 2));
        picture.push_back(line(side - 2));
        return picture;
    }
    // From corner to corner, and no further: the bars are neither black nor the paper.
    bool is_filled(int width, int height) const {
        const auto top = line(1), foot = line(height - 2);
        const auto is_shown = [&](const auto& pixels, int x) {
            return pixels[static_cast<std::size_t>(x)] != BlackPixel(display_, 0);
        };
        return is_shown(top, 1) && is_shown(top, width - 2) && is_shown(foot, 1) &&
               is_shown(foot, width - 2) && (width == side || !is_shown(top, width + 2)) &&
               (height == side || !is_shown(line(height + 2), 1));
    }

 private:
    std::vector<unsigned long> line(int y) const {
        XImage* image = XGetImage(display_, DefaultRootWindow(display_), 0, y, side, 1, 0xFFFFFF, ZPixmap);
        if (image == nullptr) throw std::runtime_error("the X server gave no pixels");
        std::vector<unsigned long> pixels;
        for (int x = 0; x < side; ++x) pixels.push_back(image->f.get_pixel(image, x, 0) & 0xFFFFFFU);
        image->f.destroy_image(image);
        return pixels;
    }

    Display* display_;
};

// From `begin` until the picture came after which none was another for a second; milliseconds.
// std::runtime_error where that one does not fill the monitor.
double right_after(const Lines& lines, Clock::time_point begin, int width, int height) {
    constexpr milliseconds look{20}, quiet{1000}, patience{60000};
    Lines::Picture last = lines.read();
    auto since = Clock::now();
    while (Clock::now() - since < quiet || !lines.is_filled(width, height)) {
        if (Clock::now() - begin > patience) throw std::runtime_error("the monitor has no right picture");
        std::this_thread::sleep_for(look);
        const auto now = Clock::now();
        if (Lines::Picture picture = lines.read(); picture != last) {
            last = std::move(picture);
            since = now;
        }
    }
    return std::chrono::duration<double, std::milli>(since - begin).count();
}

void tell(const char* what, const std::vector<double>& times) {
    std::printf("%s  %5.0f ms, at most %5.0f\n", what, bench::median(times),
                *std::max_element(times.begin(), times.end()));
}

void measure(const drive::TestCouncil& council) {
    Monitor monitor;
    monitor.show(side, short_side);
    drive::Driver kiosk = council.kiosk({});
    kiosk.look();
    const Lines lines;
    right_after(lines, Clock::now(), side, short_side);
    const auto show = [&](bool upright) {
        const int width = upright ? short_side : side, height = upright ? side : short_side;
        const auto begin = Clock::now();
        monitor.unplug();  // as xrandr turns one: off and on in one breath
        monitor.show(static_cast<unsigned>(width), static_cast<unsigned>(height));
        return right_after(lines, begin, width, height);
    };
    std::vector<double> turned, back;
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        for (const bool upright : {true, false}) turned.push_back(show(upright));
        monitor.unplug();
        std::this_thread::sleep_for(milliseconds{500});
        back.push_back(show(true));  // another way round than it was
        turned.push_back(show(false));
    }
    std::printf("until the picture is right again, %d rounds:\n", rounds);
    tell("monitor turned                                  ", turned);
    tell("monitor unplugged and back, another way round   ", back);
}

}  // namespace

int main() try {
    const OwnDisplay display("1920x1920x24");
    drive::TestCouncil council(fs::path(BINARY_DIR) / "bench-turned",
                               fs::path(SOURCE_DIR) / "assets/consultations",
                               "liverpool-equality-objectives-2024-2028");
    if (council.sync().code != 0) throw std::runtime_error("the form could not be fetched");
    bench::change_settings(council.config(), {{"height_mm = 476\nfullscreen = false", "height_mm = 268"}});
    measure(council);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
