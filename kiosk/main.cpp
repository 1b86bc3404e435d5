// SPDX-License-Identifier: Apache-2.0
// Starts things in order, then goes round: settle the picture, show it, sleep until a finger, a key or a
// deadline. The only place that wires the rooms together, and the only one that asks a clock what time it is.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include <CLI/CLI.hpp>
#include <malloc.h>
#include <unistd.h>

#include "kiosk/automation/automation_port.h"
#include "kiosk/check_machine.h"
#include "kiosk/machine_clock.h"
#include "kiosk/machine_now.h"
#include "kiosk/no_more_programs.h"
#include "kiosk/private_memory.h"
#include "kiosk/settings/theme_file.h"
#include "kiosk/setup/readiness.h"
#include "kiosk/station/station.h"
#include "kiosk/touch/headless.h"
#include "kiosk/touch/panel.h"
#include "kiosk/watchdog.h"
#include "kiosk/window/picture_loop.h"
#include "kiosk/window/window.h"
#include "kiosk/words/languages.h"

namespace {

using kiosk::Moment;
using std::chrono::milliseconds;

constexpr int bad_configuration = 2;

struct Options {
    std::string config = "/etc/have-your-say/kiosk.toml";
    bool automation = false, headless = false, check_config = false;
    std::pair<int, int> window{0, 0};
};

// Without a display only {"do": "advance"} moves it: how soon a tap follows another is then what was asked
// for, however busy the machine is.
enum class Time { runs, stands };

class Clock {
 public:
    explicit Clock(Time time = Time::runs) {
        if (time == Time::stands) stands_at_ = kiosk::machine_now();
    }
    Moment now() const { return (stands_at_ ? *stands_at_ : kiosk::machine_now()) + ahead_; }
    void advance(milliseconds by) { ahead_ += by; }  // the automation port's; a live kiosk never calls it

 private:
    milliseconds ahead_{0};
    std::optional<Moment> stands_at_;
};

// "1920x1080"
bool read_size(const std::string& text, std::pair<int, int>& size) {
    char end = 0;
    return std::sscanf(text.c_str(), "%dx%d%c", &size.first, &size.second, &end) == 2 && size.first >= 320 &&
           size.second >= 320 && size.first <= 16384 && size.second <= 16384;
}

// glibc's own first limit, but said, and so fixed: else it would rise with each large picture that is freed,
// and all of them would come from the heap, where their gaps stay. (At 64 KiB, where the driver's own blocks
// come from mmap too, a tap took half as long again.)
void give_back_large_blocks() {
    constexpr int bytes = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, bytes);
}

// Where there is no screen to measure: the one of [screen], or one of 22 inches, in 1920 pixels along its
// longer side. As on a real one, --window is a picture of so many of its pixels.
touch::Surface headless_surface(const kiosk::Config& config, const Options& options) {
    const touch::Panel usual = touch::panel_of({});
    const double width_mm = config.screen_width_mm.value_or(usual.width_mm);
    const double height_mm = config.screen_height_mm.value_or(usual.height_mm);
    const double px_per_mm = touch::Surface{}.width_px / std::max(width_mm, height_mm);
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * px_per_mm)); };
    std::pair<int, int> picture{px(width_mm), px(height_mm)};
    if (!config.fullscreen) picture = {config.window_width, config.window_height};
    if (options.window.first > 0) picture = options.window;
    return touch::surface_of(picture.first, picture.second, static_cast<float>(px_per_mm));
}

pictures::Glass glass_of(const touch::Surface& surface) {
    return {surface.width_px, surface.height_px};
}

// On a smaller panel letters or targets would have to be smaller than anyone may be asked to read or touch.
std::optional<std::string> too_small(const touch::Surface& surface) {
    const touch::Panel panel = touch::panel_of(surface);
    if (touch::is_large_enough(panel)) return std::nullopt;
    const auto whole = [](float length) { return std::to_string(std::lround(length)); };
    return "The picture is " + whole(panel.width_mm) + " x " + whole(panel.height_mm) +
           " mm; a kiosk needs at least " + whole(touch::least_long_side_mm) + " x " +
           whole(touch::least_short_side_mm) +
           " mm (12 inches), upright or not. Use a larger screen; where this one reports a wrong size, "
           "measure "
           "its picture, and set width_mm and height_mm in [screen].";
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

using Starter = std::shared_ptr<speech::VoiceStarter>;

speech::Speech::Options speech_of(const kiosk::Config& config, const Options& options,
                                  const Starter& starter) {
    using Listening = kiosk::Config::Listening;
    using Outlet = speech::Speech::Outlet;
    speech::Speech::Options wanted;
    // Without a display nobody listens either: what would be said is what {"do": "heard"} tells.
    if (!options.headless && !config.sound_device.empty())
        wanted.voice = {.program = voice_program(), .device = config.sound_device, .starter = starter};
    wanted.voice.reviewed = config.voice_reviewed;
    wanted.invites = config.invitation && !config.sound_device.empty();
    wanted.clicks = config.clicks && !config.sound_device.empty();
    if (config.listening == Listening::headphones) wanted.outlet = Outlet::headphones;
    if (config.listening == Listening::loudspeaker) wanted.outlet = Outlet::loudspeaker;
    if (options.automation) wanted.memory = speech::Memory::of_all_that_was_said;
    return wanted;
}

// Longer than what is taken for a tremor, and than Submit rests on a check that nobody has read.
milliseconds persons_pause(const kiosk::KeySettings& keys) {
    return std::max(keys.double_strike, milliseconds{1000});
}

void run_headless(const touch::Surface& surface, kiosk::Station& station, text::Typesetter& typesetter,
                  const kiosk::KeySettings& keys, speech::Speech& speech, pictures::Album& theme) {
    Clock clock(Time::stands);
    touch::Headless headless(surface);
    kiosk::PictureLoop pictures(station, headless.glass(), headless, typesetter, keys, speech, theme);
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

// How long the loop may sleep: until the next deadline, but not while a finger is down (the staff corner
// counts it).
milliseconds sleep_for(const kiosk::Station& station, const touch::Glass& glass,
                       const kiosk::PictureLoop& pictures, Moment now) {
    if (glass.finger_down()) return milliseconds{100};
    const milliseconds deadline = station.deadline(now).boot;
    return std::max(std::min(deadline, pictures.next_scan().value_or(deadline)) - now.boot, milliseconds{10});
}

void run_window(kiosk::Window& window, const Options& options, kiosk::Station& station,
                text::Typesetter& typesetter, const kiosk::KeySettings& keys, speech::Speech& speech,
                pictures::Album& theme) {
    Clock clock;
    kiosk::Watchdog watchdog;
    station.before_long_work([&](std::chrono::seconds time) { watchdog.expect(time); });
    station.doubt_clock([](Moment now) { return kiosk::clock_fault(now); });
    kiosk::PictureLoop pictures(station, window.glass(), window, typesetter, keys, speech, theme);
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
        // A new program has new pictures within seconds, and holds nothing of the visit.
        if (window.lost()) {
            std::fprintf(stderr,
                         "kiosk: the graphics driver was reset; the program ends, to be started anew\n");
            return;
        }
        const Moment now = clock.now();
        pictures.settle(now);
        window.present(paper());
        pictures.shown(clock.now());
        watchdog.pet();
        const milliseconds rest = watchdog.at_most(sleep_for(station, window.glass(), pictures, now));
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

// The same lines as have-your-say-setup prints. Nobody waits here for a round to the server: the last night's
// counts, and the one before.
std::vector<screens::Readiness::Line> readiness(const kiosk::Config& config, Moment now) {
    constexpr std::chrono::hours two_nights{50};
    std::vector<screens::Readiness::Line> lines;
    for (const setup::Line& line : setup::readiness(setup::Machine("/"), config, now, now.wall - two_nights))
        lines.push_back({line.part, line.found, line.remedy});
    return lines;
}

// What the screen says to staff while no kiosk runs: deploy/out-of-service prints the file that is there. The
// folder is the unit's, and goes with the boot; at a desk there is none.
void tell_who_stands_before_it(const std::string& sentence) {
    const char* folder = std::getenv("RUNTIME_DIRECTORY");
    if (folder == nullptr) return;
    const std::filesystem::path file = std::filesystem::path(folder) / "refused";
    std::error_code none;
    if (sentence.empty())
        std::filesystem::remove(file, none);
    else
        std::ofstream(file) << sentence << '\n';
}

int refuse(const std::string& sentence) {
    std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
    tell_who_stands_before_it(sentence);
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

int run(const Options& options, const Starter& starter) {
    const kiosk::SettingsAtStart settings(options.config);  // before they are read: a change between is one
    // Its pictures are tried once, in the pixels of the window: until that is open they are not.
    const auto config = kiosk::settings_of_kiosk(options.config, {});
    if (!config) return refuse(config.error().sentence);
    if (options.check_config) {
        const auto glass = glass_of(headless_surface(*config, options));
        if (const auto all = kiosk::settings_of_kiosk(options.config, glass); !all)
            return refuse(all.error().sentence);
        std::printf("%s: all is well\n", options.config.c_str());
        return 0;
    }
    if (options.automation && !config->practice)
        return refuse(options.config +
                      ": --automation wants [kiosk] practice = true: it is never open on a live kiosk");
    if (options.headless && !options.automation)
        return refuse("--headless wants --automation: nobody could see or touch it");
    if (!kiosk::start_no_more_programs())
        std::fprintf(stderr,
                     "kiosk: this kernel has no filter of system calls: a program could be started\n");
    std::unique_ptr<kiosk::Window> window;  // before the station, which would make a database
    if (!options.headless) {
        auto opened = kiosk::Window::open(window_options(*config, options));
        if (!opened) return refuse(opened.error().sentence);
        window = std::move(*opened);
    }
    const touch::Surface surface = window ? window->glass().surface() : headless_surface(*config, options);
    if (const auto why = too_small(surface)) return refuse(*why);
    pictures::Files theme_pictures;
    if (const auto& file = config->theme) {
        auto theme = kiosk::read_theme_file(*file, glass_of(surface));
        if (!theme) return refuse(theme.error().sentence);
        touch::use(theme->colours);
        theme_pictures = std::move(theme->pictures);
    }
    auto typesetter = text::Typesetter::open(room_for_words(surface));
    if (!typesetter) return refuse(typesetter.error().sentence);
    auto station =
        kiosk::Station::open(*config, Clock().now(), {without_font(*typesetter), glass_of(surface)},
                             touch::default_size(touch::panel_of(surface)));
    if (!station) return refuse(station.error().sentence);
    (*station)->follow_settings([&] { return settings.changed(glass_of(surface)); });
    (*station)->look_through([&](Moment now) { return readiness(*config, now); });
    for (const std::string& sentence : (*station)->held_back())
        std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
    tell_who_stands_before_it("");
    speech::Speech speech(speech_of(*config, options, starter));
    pictures::Album theme(std::move(theme_pictures));
    if (window)
        run_window(*window, options, **station, *typesetter, config->keys, speech, theme);
    else
        run_headless(surface, **station, *typesetter, config->keys, speech, theme);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    CLI::App app{"Have Your Say: a consultation kiosk"};
    Options options;
    app.add_option("--config", options.config, "settings of this kiosk")->capture_default_str();
    app.add_flag("--check-config", options.check_config, "say what is wrong with the settings, and end");
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
    // Before there is anything that its copy of this process could hold.
    Starter starter;
    if (!options.headless && !options.check_config)
        starter = std::make_shared<speech::VoiceStarter>(voice_program());
    if (!kiosk::keep_memory_private())
        std::fprintf(stderr,
                     "kiosk: its memory is not locked: answers could come into swap. Its unit sets "
                     "LimitMEMLOCK=infinity\n");
    give_back_large_blocks();
    return run(options, starter);
}
