// SPDX-License-Identifier: Apache-2.0
// Starts things in order, then goes round: settle the picture, show it, sleep until a finger, a key or a
// deadline. The only place that wires the rooms together, and the only one that asks a clock what time it is.
#include <cstdio>
#include <ctime>
#include <optional>

#include <CLI/CLI.hpp>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "kiosk/automation/automation_port.h"
#include "kiosk/settings/config.h"
#include "kiosk/settings/theme_file.h"
#include "kiosk/station/station.h"
#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "kiosk/window/window.h"
#include "kiosk/words/languages.h"

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

// glibc's own first limit, but said, and so fixed: else it would rise with each large picture that is freed,
// and all of them would come from the heap, where their gaps stay. (At 64 KiB, where the driver's own blocks
// come from mmap too, a tap took half as long again.)
void give_back_large_blocks() {
    constexpr int bytes = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, bytes);
}

// The picture of a 22-inch screen, where there is none to measure.
touch::Surface headless_surface(const Options& options) {
    touch::Surface surface;
    if (options.window.first > 0) {
        surface.width_px = options.window.first;
        surface.height_px = options.window.second;
    }
    return surface;
}

// One byte a pixel, for two pages: the words of one cannot cover more than the screen. Most cover so little
// of it that a whole consultation has room.
std::size_t room_for_words(const touch::Surface& surface) {
    constexpr std::size_t pages = 2;
    return pages * static_cast<std::size_t>(surface.width_px) * static_cast<std::size_t>(surface.height_px);
}

// The voice stands beside the kiosk, wherever that was installed.
std::string voice_program() {
    std::error_code none;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", none);
    return (self.parent_path() / "kiosk-voice").string();
}

speech::Speech::Options speech_of(const kiosk::Config& config, const Options& options) {
    using Listening = kiosk::Config::Listening;
    using Outlet = speech::Speech::Outlet;
    speech::Speech::Options wanted;
    // Without a display nobody listens either: what would be said is what {"do": "heard"} tells.
    if (!options.headless && !config.sound_device.empty())
        wanted.voice = {.program = voice_program(), .device = config.sound_device};
    if (config.listening == Listening::headphones) wanted.outlet = Outlet::headphones;
    if (config.listening == Listening::loudspeaker) wanted.outlet = Outlet::loudspeaker;
    if (options.automation) wanted.memory = speech::Memory::of_all_that_was_said;
    return wanted;
}

// Longer than what is taken for a tremor, and than Submit rests on a check that nobody has read.
milliseconds persons_pause(const kiosk::KeySettings& keys) {
    return std::max(keys.double_strike, milliseconds{1000});
}

void run_headless(const Options& options, kiosk::Station& station, text::Typesetter& typesetter,
                  const kiosk::KeySettings& keys, speech::Speech& speech) {
    Clock clock;
    touch::Headless headless(headless_surface(options));
    kiosk::PictureLoop pictures(station, headless.glass(), headless, typesetter, keys, speech);
    kiosk::AutomationPort port({.pictures = pictures,
                                .glass = headless.glass(),
                                .now = [&] { return clock.now(); },
                                .advance = [&](milliseconds by) { clock.advance(by); },
                                .between_strikes = persons_pause(keys),
                                .shoot = [](const std::string&) -> kiosk::Result<void> {
                                    return kiosk::fail(
                                        kiosk::ErrorKind::invalid,
                                        "without a display there is no picture: leave out --headless");
                                },
                                .heard = [&] { return speech.heard(); }});
    while (!port.ended() && !station.closing()) {
        pictures.settle(clock.now());
        port.serve();
    }
}

// Tells systemd that a picture is on the glass, and from then on that the loop still goes round.
class Watchdog {
 public:
    Watchdog() {
        std::uint64_t microseconds = 0;
        if (sd_watchdog_enabled(0, &microseconds) > 0) every_ = milliseconds{microseconds / 2000};
    }
    void pet() {
        sd_notify(0, ready_ ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
        ready_ = true;
    }
    milliseconds at_most(milliseconds wait) const { return std::min(every_, wait); }

 private:
    milliseconds every_ = milliseconds::max();  // without a watchdog
    bool ready_ = false;
};

// How long the loop may sleep: until the next deadline, but not while a finger is down (the staff corner
// counts it).
milliseconds sleep_for(const kiosk::Station& station, const touch::Glass& glass, Moment now) {
    if (glass.finger_down()) return milliseconds{100};
    return std::max(station.deadline(now).boot - now.boot, milliseconds{10});
}

void run_window(kiosk::Window& window, const Options& options, kiosk::Station& station,
                text::Typesetter& typesetter, const kiosk::KeySettings& keys, speech::Speech& speech) {
    Clock clock;
    Watchdog watchdog;
    kiosk::PictureLoop pictures(station, window.glass(), window, typesetter, keys, speech);
    const auto paper = [&] { return touch::theme(pictures.view().chrome.palette).paper; };
    kiosk::AutomationPort port(
        {.pictures = pictures,
         .glass = window.glass(),
         .now = [&] { return clock.now(); },
         .advance = [&](milliseconds by) { clock.advance(by); },
         .between_strikes = persons_pause(keys),
         .shoot = [&](const std::string& file) { return window.screenshot(file, paper()); },
         .heard = [&] { return speech.heard(); }});
    while (!station.closing() && !port.ended() && !window.asked_to_close()) {
        const Moment now = clock.now();
        pictures.settle(now);
        window.present(paper());
        pictures.shown(clock.now());
        watchdog.pet();
        const milliseconds rest = watchdog.at_most(sleep_for(station, window.glass(), now));
        if (window.wait(rest, options.automation ? STDIN_FILENO : -1, speech.file())) port.serve();
        for (kiosk::Stroke& stroke : window.take_strokes()) pictures.strike(std::move(stroke));
    }
}

kiosk::Window::Options window_options(const kiosk::Config& config, const Options& options) {
    kiosk::Window::Options wanted;
    wanted.fullscreen = config.fullscreen && options.window.first == 0;
    wanted.width_px = options.window.first > 0 ? options.window.first : config.window_width;
    wanted.height_px = options.window.second > 0 ? options.window.second : config.window_height;
    wanted.screen_width_mm = config.screen_width_mm;
    wanted.screen_height_mm = config.screen_height_mm;
    wanted.may_be_closed = config.practice;
    return wanted;
}

int refuse(const std::string& sentence) {
    std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
    return bad_configuration;
}

// Languages that would be shown as boxes.
std::vector<std::string> without_font(text::Typesetter& typesetter) {
    std::vector<std::string> codes;
    for (const kiosk::SpokenLanguage& each : kiosk::spoken_languages()) {
        const text::Passage name{.words = each.own_name, .language = each.code};
        if (typesetter.picture(name).unknown_glyphs > 0) codes.emplace_back(each.code);
    }
    return codes;
}

int run(const Options& options) {
    const auto config = kiosk::Config::read(options.config);
    if (!config) return refuse(config.error().sentence);
    if (options.automation && !config->practice)
        return refuse(options.config +
                      ": --automation wants [kiosk] practice = true: it is never open on a live kiosk");
    if (options.headless && !options.automation)
        return refuse("--headless wants --automation: nobody could see or touch it");
    if (const auto& theme = config->theme) {
        const auto themes = kiosk::read_theme_file(*theme);
        if (!themes) return refuse(themes.error().sentence);
        touch::use(*themes);
    }
    std::unique_ptr<kiosk::Window> window;  // before the station, which would make a database
    if (!options.headless) {
        auto opened = kiosk::Window::open(window_options(*config, options));
        if (!opened) return refuse(opened.error().sentence);
        window = std::move(*opened);
    }
    auto typesetter = text::Typesetter::open(
        room_for_words(window ? window->glass().surface() : headless_surface(options)));
    if (!typesetter) return refuse(typesetter.error().sentence);
    auto station = kiosk::Station::open(*config, Clock().now(), without_font(*typesetter));
    if (!station) return refuse(station.error().sentence);
    for (const std::string& sentence : (*station)->held_back())
        std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
    speech::Speech speech(speech_of(*config, options));
    if (window)
        run_window(*window, options, **station, *typesetter, config->keys, speech);
    else
        run_headless(options, **station, *typesetter, config->keys, speech);
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
    give_back_large_blocks();
    return run(options);
}
