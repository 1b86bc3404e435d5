// SPDX-License-Identifier: Apache-2.0
// Starts things in order, then goes round: settle the picture, show it, sleep until a finger, a key or a
// deadline. The only place that wires the rooms together, and the only one that asks a clock what time it is.
#include <cstdio>
#include <ctime>
#include <optional>

#include <CLI/CLI.hpp>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kiosk/automation_port.h"
#include "kiosk/config.h"
#include "kiosk/picture_loop.h"
#include "kiosk/station.h"
#include "kiosk/touch/headless.h"

namespace {

using kiosk::Moment;
using std::chrono::milliseconds;

constexpr int bad_configuration = 2;

struct Options {
    std::string config = "/etc/have-your-say/kiosk.toml";
    bool automation = false, headless = false;
    std::pair<int, int> window{0, 0};
};

class Clock {
 public:
    Moment now() const {
        timespec boot{};
        clock_gettime(CLOCK_BOOTTIME, &boot);
        const milliseconds since_boot{boot.tv_sec * 1000 + boot.tv_nsec / 1000000};
        const auto wall = std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
        return Moment{since_boot, wall} + ahead_;
    }
    void advance(milliseconds by) { ahead_ += by; }  // the automation port's; a live kiosk never calls it

 private:
    milliseconds ahead_{0};
};

// "1920x1080"
bool read_size(const std::string& text, std::pair<int, int>& size) {
    char end = 0;
    return std::sscanf(text.c_str(), "%dx%d%c", &size.first, &size.second, &end) == 2 && size.first >= 320 &&
           size.second >= 320 && size.first <= 16384 && size.second <= 16384;
}

// Answers are in memory only: never in a core file, never readable by another program of the same user.
void keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

touch::Surface headless_surface(const kiosk::Config& config, const Options& options) {
    touch::Surface surface;
    if (options.window.first > 0) {
        surface.width_px = options.window.first;
        surface.height_px = options.window.second;
    }
    if (config.screen_width_mm)
        surface.px_per_mm = static_cast<float>(surface.width_px / *config.screen_width_mm);
    return surface;
}

void run_headless(const kiosk::Config& config, const Options& options, kiosk::Station& station,
                  text::Typesetter& typesetter) {
    Clock clock;
    touch::Headless headless(headless_surface(config, options));
    kiosk::PictureLoop pictures(station, headless.glass(), headless, typesetter);
    kiosk::AutomationPort port({.pictures = pictures,
                                .glass = headless.glass(),
                                .now = [&] { return clock.now(); },
                                .advance = [&](milliseconds by) { clock.advance(by); },
                                .shoot = [](const std::string&) -> kiosk::Result<void> {
                                    return kiosk::fail(
                                        kiosk::ErrorKind::invalid,
                                        "without a display there is no picture: leave out --headless");
                                }});
    while (!port.ended() && !station.closing()) {
        pictures.settle(clock.now());
        port.serve();
    }
}

int refuse(const std::string& sentence) {
    std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
    return bad_configuration;
}

int run(const Options& options) {
    const auto config = kiosk::Config::read(options.config);
    if (!config) return refuse(config.error().sentence);
    if (options.automation && !config->practice)
        return refuse(options.config +
                      ": --automation wants [kiosk] practice = true: it is never open on a live kiosk");
    if (options.headless && !options.automation)
        return refuse("--headless wants --automation: nobody could see or touch it");
    auto typesetter = text::Typesetter::open();
    if (!typesetter) return refuse(typesetter.error().sentence);
    auto station = kiosk::Station::open(*config, Clock().now());
    if (!station) return refuse(station.error().sentence);
    run_headless(*config, options, **station, *typesetter);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    CLI::App app{"Have Your Say: a consultation kiosk"};
    Options options;
    app.add_option("--config", options.config, "settings of this kiosk")->capture_default_str();
    app.add_flag("--automation", options.automation,
                 "take JSON lines on standard input; in practice mode only");
    app.add_flag("--headless", options.headless, "no window: for tests, with --automation");
    app.add_option_function<std::string>(
        "--window",
        [&](const std::string& text) {
            if (!read_size(text, options.window))
                throw CLI::ValidationError("--window", "wants a size such as 1920x1080");
        },
        "a window of this size instead of the full screen");
    app.set_version_flag("--version", HAVE_YOUR_SAY_VERSION);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : bad_configuration;
    }
    keep_memory_private();
    return run(options);
}
