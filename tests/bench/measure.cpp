// SPDX-License-Identifier: Apache-2.0
// What the kiosk costs: start, memory, idleness, and how long a tap takes to reach the screen. Medians of
// several runs. Absolute figures differ from machine to machine; compare them with others taken in the same
// hour on the same one.
#include <algorithm>
#include <cstdio>
#include <map>
#include <thread>

#include <unistd.h>

#include "tests/bench/costs.h"
#include "tests/bench/library.h"
#include "tests/bench/screen.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

nlohmann::json node_of(drive::Driver& kiosk, const std::string& id) {
    const auto seen = kiosk.look();
    for (const auto& node : seen["nodes"])
        if (node["id"] == id) return node;
    throw std::runtime_error("nothing on this page is called " + id);
}

const std::vector<std::string> full_screen = {"--window", "1920x1080"};

void measure_start(const drive::TestCouncil& test_council) {
    std::vector<double> start, cpu, memory;
    for (int run = 0; run < 5; ++run) {
        const auto begin = Clock::now();
        drive::Driver kiosk = test_council.kiosk(full_screen);
        kiosk.look();
        start.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        cpu.push_back(bench::spent_below(kiosk.process().id()).cpu_seconds);
        memory.push_back(bench::spent_below(kiosk.process().id()).pss_mib);
        kiosk.quit();
    }
    std::printf("process start to first touchable frame   %7.0f ms\n", bench::median(start));
    std::printf("processor time to start                  %7.2f s\n", bench::median(cpu));
    std::printf("memory (PSS) at the welcome              %7.1f MiB\n", bench::median(memory));
}

void measure_idle(const drive::TestCouncil& test_council) {
    const bench::Screen screen;
    drive::Driver kiosk = test_council.kiosk(full_screen);
    kiosk.look();
    const pid_t id = kiosk.process().id();
    // Until the welcome stands, which may take a moment: what is measured is a kiosk that nobody touches.
    screen.watch(Clock::now(), std::chrono::seconds{2});
    const bench::Spent before = bench::spent_below(id);
    const auto begin = Clock::now();
    const auto drawn = screen.watch(begin, std::chrono::seconds{20});
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    const bench::Spent after = bench::spent_below(id);
    std::printf("idle, over %.0f s: processor               %7.2f %%\n", seconds,
                (after.cpu_seconds - before.cpu_seconds) / seconds * 100);
    std::printf("idle, over %.0f s: wake-ups                %7.2f /s\n", seconds,
                (after.wake_ups - before.wake_ups) / seconds);
    std::printf("idle, over %.0f s: pictures                %7s\n", seconds,
                drawn.first > 0 ? "some" : "none");
}

void go_to_questions(drive::Driver& kiosk) {
    kiosk.start();
    while (kiosk.screen() == "about") kiosk.go_on();
}

std::string way_on(drive::Driver& kiosk) {
    return kiosk.has("more") ? "more" : "continue";
}

std::string first_choice(drive::Driver& kiosk) {
    const auto seen = kiosk.look();
    for (const auto& node : seen["nodes"])
        if (node["role"] == "checkbox") return node["id"].get<std::string>();
    return {};
}

// The first question wants an answer, and no page comes after it before; where its words are long, its
// choices stand in a later part.
std::string answer_the_first(drive::Driver& kiosk) {
    while (first_choice(kiosk).empty() && kiosk.has("more")) kiosk.tap_id("more");
    const std::string choice = first_choice(kiosk);
    if (choice.empty()) throw std::runtime_error("the first question has no choice to tap");
    kiosk.tap_id(choice);
    return choice;
}

std::vector<std::string> languages_of(drive::Driver& kiosk) {
    kiosk.tap_id("language");
    std::vector<std::string> ids;
    const auto seen = kiosk.look();
    for (const auto& node : seen["nodes"])
        if (const auto id = node["id"].get<std::string>(); id.starts_with("language:")) ids.push_back(id);
    kiosk.tap_id(ids.front());
    return ids;
}

// Pages that were never seen, shaped, drawn and on the glass, in each language.
void measure_languages(const drive::TestCouncil& test_council) {
    const bench::Screen screen;
    drive::Driver kiosk = test_council.kiosk(full_screen);
    for (const std::string& language : languages_of(kiosk)) {
        kiosk.tap_id("language");
        kiosk.tap_id(language);
        go_to_questions(kiosk);
        answer_the_first(kiosk);
        std::vector<double> fresh;
        for (int page = 0; page < 12 && kiosk.screen() == "question"; ++page)
            fresh.push_back(screen.tap(bench::place_of(node_of(kiosk, way_on(kiosk)))).settled);
        std::printf("Continue to a page never seen: %-24s %5.1f ms, at most %5.1f\n",
                    language.substr(language.find(':') + 1).c_str(), bench::median(fresh),
                    *std::max_element(fresh.begin(), fresh.end()));
        kiosk.tap_id("finish");
        kiosk.tap_id("clear");
    }
}

void measure_taps(const drive::TestCouncil& test_council) {
    const bench::Screen screen;
    drive::Driver kiosk = test_council.kiosk(full_screen);
    go_to_questions(kiosk);
    std::vector<double> choice_first, choice_settled, fresh, again;
    const auto choices = [&] {
        std::vector<bench::Screen::Place> places;
        const auto seen = kiosk.look();
        for (const auto& node : seen["nodes"])
            if (node["role"] == "radio" || node["role"] == "checkbox")
                places.push_back(bench::place_of(node));
        return places;
    };
    const double cpu = bench::spent_below(kiosk.process().id()).cpu_seconds;
    int taps = 0;
    for (int round = 0; round < 3; ++round)
        for (const auto& place : choices()) {
            const auto answer = screen.tap(place);
            ++taps;
            choice_first.push_back(answer.first);
            choice_settled.push_back(answer.settled);
        }
    const double cpu_per_tap = (bench::spent_below(kiosk.process().id()).cpu_seconds - cpu) / taps * 1000;
    screen.tap(choices().front());
    for (int page = 0; page < 12 && kiosk.screen() == "question"; ++page)
        fresh.push_back(screen.tap(bench::place_of(node_of(kiosk, way_on(kiosk)))).settled);
    for (int page = 0; page < 8; ++page) kiosk.tap_id("back");
    for (int page = 0; page < 8; ++page)
        again.push_back(screen.tap(bench::place_of(node_of(kiosk, way_on(kiosk)))).settled);
    std::printf("tap on a choice: first pixel             %7.1f ms\n", bench::median(choice_first));
    std::printf("tap on a choice: settled                 %7.1f ms\n", bench::median(choice_settled));
    std::printf("Continue to a page never seen: settled   %7.1f ms\n", bench::median(fresh));
    std::printf("Continue to a page seen before: settled  %7.1f ms\n", bench::median(again));
    std::printf("processor time per tap                   %7.1f ms\n", cpu_per_tap);
}

// How soon a finger that is still down sees that it was felt: within 50 ms, wanted.
void measure_presses(const drive::TestCouncil& test_council) {
    const bench::Screen screen;
    drive::Driver kiosk = test_council.kiosk(full_screen);
    go_to_questions(kiosk);
    const auto seen = kiosk.look();
    std::map<std::string, std::vector<double>> felt;
    for (int round = 0; round < 3; ++round)
        for (const auto& node : seen["nodes"])
            if (node["role"] == "button" || node["role"] == "radio" || node["role"] == "checkbox")
                felt[node["role"]].push_back(screen.press(bench::place_of(node)));
    for (const auto& [role, times] : felt)
        std::printf("finger down on a %-8s: first pixel    %7.1f ms, at most %5.1f\n", role.c_str(),
                    bench::median(times), *std::max_element(times.begin(), times.end()));
}

// Through the consultation and back to where `home` stands: each page is left for another, as a visit does.
// Back leads past the parts of a page, so there are fewer steps of it.
int walk_there_and_back(drive::Driver& kiosk, const std::string& home) {
    constexpr int furthest = 12;
    int there = 0, back = 0;
    for (; there < furthest && kiosk.screen() == "question"; ++there) kiosk.go_on();
    if (there == 0) throw std::runtime_error("no page to walk: this is the " + kiosk.screen());
    for (; !kiosk.has(home); ++back) {
        if (back == there) throw std::runtime_error("the way back led to the " + kiosk.screen());
        kiosk.tap_id("back");
    }
    return there + back;
}

// A visit of its own, as each resident's is, which ends as it began: at the welcome.
int visit_in(drive::Driver& kiosk, const std::string& language, int pages) {
    kiosk.tap_id("language");
    kiosk.tap_id(language);
    go_to_questions(kiosk);
    const std::string home = answer_the_first(kiosk);
    int walked = 0;
    while (walked < pages) walked += walk_there_and_back(kiosk, home);
    kiosk.tap_id("finish");
    kiosk.tap_id("clear");
    return walked;
}

// What is kept of each language in the first round is no growth; after it, and a thousand pages, memory is
// steady: it swings by some megabytes, and its most grows no more. 4 KB of each page would be seen.
void measure_pages(const drive::TestCouncil& test_council) {
    constexpr double steady_mib = 3;
    constexpr int rounds = 8, first_rounds = 3, last_rounds = 2;
    drive::Driver kiosk = test_council.kiosk(full_screen);
    const std::vector<std::string> languages = languages_of(kiosk);
    const auto memory = [&] { return bench::spent_below(kiosk.process().id()).pss_mib; };
    int pages = visit_in(kiosk, languages.front(), 1000);
    std::printf("memory (PSS), %5d pages in English      %6.1f MiB\n", pages, memory());
    std::vector<double> held;
    for (int round = 0; round < rounds; ++round) {
        for (const std::string& language : languages) pages += visit_in(kiosk, language, 1);
        held.push_back(memory());
        std::printf("memory (PSS), %5d pages, all languages  %6.1f MiB\n", pages, held.back());
    }
    const auto most = [&](int first, int end) {
        return *std::max_element(held.begin() + first, held.begin() + end);
    };
    const double grown = most(rounds - last_rounds, rounds) - most(1, first_rounds);
    std::printf("memory (PSS), its most has grown by      %6.1f MiB, at most %.0f\n", grown, steady_mib);
    if (grown > steady_mib) throw std::runtime_error("memory is not steady");
}

}  // namespace

int main() try {
    drive::TestCouncil test_council(fs::path(BINARY_DIR) / "bench-test_council",
                                    fs::path(SOURCE_DIR) / "assets/consultations",
                                    "liverpool-equality-objectives-2024-2028");
    if (test_council.sync().code != 0)
        throw std::runtime_error("the form could not be fetched; see " + test_council.errors());
    bench::stand_in_a_library(test_council.config());
    measure_start(test_council);
    measure_idle(test_council);
    measure_taps(test_council);
    measure_presses(test_council);
    measure_languages(test_council);
    measure_pages(test_council);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
