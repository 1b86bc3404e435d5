// SPDX-License-Identifier: Apache-2.0
// The kiosk beside browser kiosks that show one consultation, and beside a bare window, in one run: start,
// memory, idleness and taps, as a stranger outside sees them. Medians of several rounds, in each of which
// everything is started in turn; a quiet machine. Usage: beside FOLDER, where the browsers' pages lie
// (browsers/build.mjs).
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "tests/bench/costs.h"
#include "tests/bench/library.h"
#include "tests/bench/screen.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Place = bench::Screen::Place;

constexpr int rounds = 3, taps = 6, pages = 8;
constexpr std::chrono::milliseconds stable{1500};
constexpr std::chrono::seconds idle{10};

// A program that shows the consultation: what it costs, and where its choices and its way on are.
class Shown {
 public:
    virtual ~Shown() = default;
    virtual pid_t process() = 0;
    virtual std::array<Place, 2> choices() = 0;
    virtual std::optional<Place> next() = 0;
    virtual void began() {}  // its first page is on the glass
};

class Kiosk final : public Shown {
 public:
    explicit Kiosk(const drive::TestCouncil& council) : kiosk_(council.kiosk({"--window", "1920x1080"})) {}
    pid_t process() override { return kiosk_.process().id(); }
    // The first page with one choice of several, as in the others.
    void began() override {
        kiosk_.start();
        while (kiosk_.screen() == "about" || !places("radio").has_value()) {
            if (const auto boxes = places("checkbox")) screen_.tap((*boxes)[0]);
            kiosk_.go_on();
        }
    }
    std::array<Place, 2> choices() override {
        const auto radios = places("radio"), boxes = places("checkbox");
        if (!radios && !boxes) throw std::runtime_error("this page of the kiosk has no choices");
        return radios ? *radios : *boxes;
    }
    std::optional<Place> next() override {
        const auto seen = kiosk_.look();
        for (const std::string id : {"more", "continue"})
            for (const auto& node : seen["nodes"])
                if (node["id"] == id) return bench::place_of(node);
        return std::nullopt;
    }

 private:
    std::optional<std::array<Place, 2>> places(const std::string& role) {
        std::vector<Place> found;
        const auto seen = kiosk_.look();
        for (const auto& node : seen["nodes"])
            if (node["role"] == role) found.push_back(bench::place_of(node));
        if (found.size() < 2) return std::nullopt;
        return std::array<Place, 2>{found[0], found[1]};
    }

    drive::Driver kiosk_;
    bench::Screen screen_;
};

// Says in its window's title where to tap.
class Told final : public Shown {
 public:
    Told(const std::vector<std::string>& words, const std::string& errors) : process_(words, errors) {}
    pid_t process() override { return process_.id(); }
    std::array<Place, 2> choices() override {
        const Places places = told();
        return {places.first, places.second};
    }
    std::optional<Place> next() override { return told().next; }

 private:
    struct Places {
        Place first, second;
        std::optional<Place> next;
    };
    static std::optional<Place> place_in(const std::string& word) {
        Place at;
        if (std::sscanf(word.c_str(), "%d,%d,%d,%d", &at.x, &at.y, &at.width, &at.height) != 4)
            return std::nullopt;
        return at;
    }
    Places told() const {
        const auto deadline = Clock::now() + std::chrono::seconds{30};
        while (Clock::now() < deadline) {
            std::istringstream words(screen_.told("ready "));
            std::string page, first, second, next;
            words >> page >> first >> second >> next;
            const auto one = place_in(first), other = place_in(second);
            if (one && other) return {*one, *other, place_in(next)};
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
        throw std::runtime_error("no window says where its choices are");
    }

    drive::Process process_;
    bench::Screen screen_;
};

struct Costs {
    std::vector<double> first, settled, start_cpu, memory, processes, idle_cpu, wake_ups, choice_first,
        choice, next, tap_cpu;
};

void measure(Costs& costs, const std::function<std::unique_ptr<Shown>()>& start) {
    const bench::Screen screen;
    const auto begin = Clock::now();
    const std::unique_ptr<Shown> shown = start();
    const auto drawn = screen.watch(begin, stable);
    const auto now = [&] { return bench::spent_below(shown->process()); };
    costs.first.push_back(drawn.first);
    costs.settled.push_back(drawn.settled);
    costs.start_cpu.push_back(now().cpu_seconds);
    shown->began();
    (void)shown->choices();
    std::this_thread::sleep_for(std::chrono::seconds{3});
    const bench::Spent before = now();
    std::this_thread::sleep_for(idle);
    const bench::Spent after = now();
    costs.memory.push_back(after.pss_mib);
    costs.processes.push_back(after.processes);
    costs.idle_cpu.push_back((after.cpu_seconds - before.cpu_seconds) / static_cast<double>(idle.count()) *
                             100);
    costs.wake_ups.push_back((after.wake_ups - before.wake_ups) / static_cast<double>(idle.count()));
    for (int tap = 0; tap < taps; ++tap) {
        const auto answer = screen.tap(shown->choices()[static_cast<std::size_t>(tap % 2)]);
        costs.choice_first.push_back(answer.first);
        costs.choice.push_back(answer.settled);
    }
    costs.tap_cpu.push_back((now().cpu_seconds - after.cpu_seconds) / taps * 1000);
    for (int page = 0; page < pages; ++page) {
        const auto next = shown->next();
        if (!next) break;
        costs.next.push_back(screen.tap(*next).settled);
        std::this_thread::sleep_for(std::chrono::milliseconds{400});  // until its title tells the new places
    }
}

struct Subject {
    std::string name;
    std::function<std::unique_ptr<Shown>()> start;
};

std::vector<std::string> browser(const fs::path& folder, const std::string& page) {
    const fs::path profile = folder / "profile";
    fs::remove_all(profile);  // each start is a first one
    std::vector<std::string> words{"/usr/bin/chromium",
                                   "--kiosk",
                                   "--no-first-run",
                                   "--test-type",
                                   "--window-size=1920,1080",
                                   "--window-position=0,0",
                                   "--user-data-dir=" + profile.string()};
    if (geteuid() == 0) words.push_back("--no-sandbox");  // it does not start otherwise
    words.push_back("file://" + (folder / (page + ".html")).string());
    return words;
}

std::vector<Subject> subjects(const drive::TestCouncil& council, const fs::path& folder) {
    const std::string errors = (folder / "errors.txt").string();
    std::vector<Subject> all{
        {"ours", [&council] { return std::make_unique<Kiosk>(council); }},
        {"bare window", [errors] {
             return std::make_unique<Told>(
                 std::vector<std::string>{fs::path(BINARY_DIR) / "tests/bench/bare_window"}, errors);
         }}};
    for (const std::string page : {"plain", "surveyjs", "webforms", "enketo"})
        all.push_back(
            {page, [folder, errors, page] { return std::make_unique<Told>(browser(folder, page), errors); }});
    return all;
}

// What the figure is to be at most: by itself, or as many times that of another column.
struct Target {
    double most;
    const char* of = "";
};

class Table {
 public:
    Table(std::vector<std::string> names, const std::vector<Costs>& all)
        : names_(std::move(names)), all_(all) {
        std::printf("| median of %d rounds |", rounds);
        for (const std::string& name : names_) std::printf(" %s |", name.c_str());
        std::printf(" ours: wanted at most |\n| --- |");
        for (std::size_t at = 0; at <= names_.size(); ++at) std::printf(" ---: |");
        std::printf("\n");
    }
    void row(const char* what, std::vector<double> Costs::*figure, int digits, Target target) {
        std::printf("| %s |", what);
        for (const Costs& costs : all_)
            if ((costs.*figure).empty())
                std::printf(" – |");
            else
                std::printf(" %.*f |", digits, bench::median(costs.*figure));
        const double ours = bench::median(all_.front().*figure) / unit(target.of, figure);
        const bool met = ours <= target.most;
        well_ = well_ && met;
        if (*target.of == '\0')
            std::printf(" %.*f%s |\n", digits, target.most, met ? "" : ": missed");
        else
            std::printf(" %.2f × %s: %.2f%s |\n", target.most, target.of, ours, met ? "" : ", missed");
    }
    bool well() const { return well_; }

 private:
    double unit(const std::string& of, std::vector<double> Costs::*figure) const {
        for (std::size_t at = 0; at < names_.size(); ++at)
            if (names_[at] == of) return bench::median(all_[at].*figure);
        return 1;
    }

    std::vector<std::string> names_;
    const std::vector<Costs>& all_;
    bool well_ = true;
};

// Beside the kiosk stands who starts its voice, and who drew the pictures of the form, or the voice.
bool print(const std::vector<std::string>& names, const std::vector<Costs>& all) {
    Table table(names, all);
    table.row("start: first pixel, ms", &Costs::first, 0, {1, "plain"});
    table.row("start: nothing changes any more, ms", &Costs::settled, 0, {1.0 / 3, "plain"});
    table.row("start: processor, s", &Costs::start_cpu, 2, {0.2});
    table.row("memory (PSS of all processes), MiB", &Costs::memory, 1, {0.25, "plain"});
    table.row("processes", &Costs::processes, 0, {3});
    table.row("idle: processor, %", &Costs::idle_cpu, 2, {0});
    table.row("idle: wake-ups a second", &Costs::wake_ups, 1, {0.5});
    table.row("tap on a choice: first pixel, ms", &Costs::choice_first, 1, {1, "plain"});
    table.row("tap on a choice: settled, ms", &Costs::choice, 1, {1, "plain"});
    table.row("tap on a choice: settled, ms", &Costs::choice, 1, {1.1, "bare window"});
    table.row("Continue: settled, ms", &Costs::next, 1, {1.3, "bare window"});
    table.row("tap on a choice: processor, ms", &Costs::tap_cpu, 1, {18});
    return table.well();
}

}  // namespace

int main(int count, char** words) try {
    if (count != 2) throw std::runtime_error("usage: beside FOLDER; see tests/bench/beside");
    drive::TestCouncil council(fs::path(BINARY_DIR) / "bench-beside",
                               fs::path(SOURCE_DIR) / "assets/consultations",
                               "liverpool-equality-objectives-2024-2028");
    if (council.sync().code != 0)
        throw std::runtime_error("the form could not be fetched; see " + council.errors());
    bench::stand_in_a_library(council.config());
    const bench::Screen kept;  // an X server without any client begins anew
    const std::vector<Subject> all = subjects(council, fs::absolute(words[1]));
    std::vector<std::string> names;
    for (const Subject& subject : all) names.push_back(subject.name);
    std::vector<Costs> costs(all.size());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t at = 0; at < all.size(); ++at) {
            std::fprintf(stderr, "round %d: %s\n", round + 1, names[at].c_str());
            measure(costs[at], all[at].start);
        }
    return print(names, costs) ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
