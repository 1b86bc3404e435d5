// SPDX-License-Identifier: Apache-2.0
#include "tests/campaign/hands.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "kiosk/staff/pin_hash.h"

namespace campaign {
namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream text(file);
    return {std::istreambuf_iterator<char>(text), {}};
}

// Numbers, so that no two pieces of it are alike; some screenfuls in the largest letters.
std::string long_answer(const std::string& letter, std::uint64_t numbers) {
    std::string all = letter;
    for (std::uint64_t number = 1; number <= numbers; ++number) all += " " + std::to_string(number);
    return all;
}

}  // namespace

using std::chrono::milliseconds;

Hands::Hands() : office_key_(folder_ / "office", config_), form_(read(*config_.form)) {
    config_.languages = {"en", "ar", "pl", "ur"};
    config_.closes.reset();
    static const std::string hash = *kiosk::hash_pin("482917");
    config_.pin_hash = hash;
}

void Hands::begin(std::uint64_t seed, long jumps) {
    random_.seed(seed);
    wanted_jumps_ = jumps;
    open();
    loop_.emplace(*station_, headless_.glass(), headless_, typesetter_, config_.keys, speech_, theme_);
    settle(milliseconds{0});
}

void Hands::settle(milliseconds later) {
    now_ = now_ + later;
    loop_->settle(now_);
    loop_->shown(now_);
    if (wrong_.empty()) wrong_ = witness_.see(glass());
    if (wrong_.empty() && witness_.sent() > opened_) wrong_ = open_record();
}

Witness::Screen Hands::glass() const {
    const touch::Surface& surface = headless_.surface();
    return {loop_->view(),
            loop_->nodes(),
            station_->visits(),
            {0, 0, static_cast<float>(surface.width_px) / surface.px_per_mm,
             static_cast<float>(surface.height_px) / surface.px_per_mm}};
}

// As the council does, before anybody else sends something.
std::string Hands::open_record() {
    const std::string record = office_key_.newest_record(config_, now_);
    if (record.empty()) return "somebody was thanked, and nothing lies in the outbox";
    ++opened_;
    return witness_.receive(record, form_);
}

bool Hands::as_new() const {
    const screens::Chrome& chrome = loop_->view().chrome;
    return chrome.language == 0 && chrome.palette == touch::Palette::standard &&
           chrome.size == touch::TextSize::large && !chrome.lowered && !chrome.sound.on;
}

void Hands::do_something() {
    if (jumps_[screens::name_of(loop_->view())] < wanted_jumps_ && draw(4) == 0) return jump_clock();
    const auto what = draw(100);
    if (what < 35) return go_on();
    if (what < 70) return tap_some_control();
    if (what < 82) return strike();
    if (what < 88) return type();
    if (what < 96) return touch_anywhere();
    if (what < 98) return settle(milliseconds{draw(200'000)});
    if (what < 99) return hold_corner();
    return jump_clock();
}

void Hands::go_away() {
    headless_.glass().release();
    settle(milliseconds{0});
    // Asked after a while, and forgotten; the thanks and the PIN pad have times of their own.
    for (int minute = 0; minute < 6; ++minute) settle(std::chrono::minutes{1});
    // Somebody comes: the invitation, which speaks in one language after another, makes way.
    headless_.glass().press(960, 540);
    headless_.glass().release();
    settle(std::chrono::seconds{1});
}

bool Hands::leaves() {
    headless_.glass().release();
    for (int taps = 0; taps < 300; ++taps) {
        const screens::View& view = loop_->view();
        const std::string screen = screens::name_of(view);
        if (screen == "welcome" && view.sheet == screens::Sheet::none) return true;
        if (screen == "attract") {
            touch_anywhere();
            continue;
        }
        std::optional<touch::Node> way;
        for (const std::string& id : ways_out(view))
            for (const touch::Node& node : nodes())
                if (!way && node.id == id && node.enabled && node.focusable) way = node;
        if (!way) return false;
        tap(*way);
        if (view.chrome.sound.explores()) tap(*way);  // the first tap only reads it
    }
    return false;
}

void Hands::tap(const touch::Node& node) {
    const touch::Rect at = node.bounds;
    const float scale = headless_.surface().px_per_mm;
    headless_.glass().press((at.x + at.width / 2) * scale, (at.y + at.height / 2) * scale);
    headless_.glass().release();
    settle(milliseconds{600 + draw(900)});
}

void Hands::tap_some_control() {
    std::vector<touch::Node> controls;
    for (const touch::Node& node : nodes())
        if (node.enabled && node.focusable) controls.push_back(node);
    if (controls.empty()) return touch_anywhere();
    tap(controls[draw(controls.size())]);
}

void Hands::go_on() {
    for (const touch::Node& node : nodes())
        if (node.enabled && (node.strongest || node.id == "submit")) return tap(touch::Node(node));
    tap_some_control();
}

void Hands::touch_anywhere() {
    touch::Glass& glass = headless_.glass();
    const auto place = [&](int pixels) { return static_cast<float>(draw(pixels + 400)) - 200; };
    for (auto contacts = 1 + draw(10); contacts > 0; --contacts) {
        glass.press(place(1920), place(1080));
        for (auto moves = draw(3); moves > 0; --moves) glass.drag(place(1920), place(1080));
        if (draw(3) != 0) glass.release();
        if (draw(2) != 0) settle(milliseconds{draw(100)});
    }
    glass.release();
    settle(milliseconds{draw(700)});
}

// Of the PIN that it leads to nobody here knows the digits.
void Hands::hold_corner() {
    touch::Glass& glass = headless_.glass();
    glass.press(draw(2) == 0 ? 5 : 1915, 5);
    for (int tenth = 0; tenth < 35; ++tenth) settle(milliseconds{100});
    glass.release();
    settle(milliseconds{700});
}

void Hands::strike() {
    static const std::vector<std::string> keys = {
        "Tab",   "Shift+Tab", "Up",        "Down",   "Left",   "Right", "Home", "End",
        "Enter", "Space",     "Backspace", "Delete", "Escape", "F1",    "F11",  "F18",
        "F19",   "F20",       "F21",       "F22",    "1",      "2",     "Q",    "Menu"};
    const std::string& key = keys[draw(keys.size())];
    if (!kiosk::is_key_name(key)) return;
    const auto press = draw(10) == 0 ? kiosk::Stroke::Press::held : kiosk::Stroke::Press::struck;
    loop_->strike({key, kiosk::typed_by(key), press});
    settle(milliseconds{draw(1200)});
}

void Hands::tap_id(const std::string& id) {
    for (const touch::Node& node : nodes())
        if (node.id == id) return tap(touch::Node(node));
}

// Where nothing is chosen yet.
void Hands::choose_first() {
    const auto is_choice = [](const touch::Node& node) {
        return node.role == touch::Role::radio || node.role == touch::Role::checkbox;
    };
    const auto first = std::find_if(nodes().begin(), nodes().end(), is_choice);
    const bool chosen = std::any_of(nodes().begin(), nodes().end(), [&](const touch::Node& node) {
        return is_choice(node) && node.selected;
    });
    if (first != nodes().end() && !chosen) tap(touch::Node(*first));
}

void Hands::write_much() {
    constexpr std::uint64_t as_many_as_fit = 500;
    for (const char* id : {"size", "size:3", "done"}) tap_id(id);
    for (int taps = 0; taps < 500 && wrong_.empty(); ++taps) {
        if (std::string(screens::name_of(loop_->view())) == "thanks") return;
        if (place().find("postcode") == std::string::npos) {
            tap_field();
            headless_.glass().type(long_answer(letter_of(station_->visits()), as_many_as_fit));
            settle(milliseconds{700});
        }
        choose_first();
        go_on();
    }
}

void Hands::tap_field() {
    for (const touch::Node& node : nodes())
        if (node.role == touch::Role::text_field && node.enabled) return tap(touch::Node(node));
}

void Hands::type() {
    const std::string mine = letter_of(station_->visits());
    if (draw(2) == 0) tap_field();
    if (draw(4) == 0) {
        headless_.glass().type(long_answer(mine, draw(500)));
        return settle(milliseconds{draw(300)});
    }
    static const std::vector<std::string> others = {
        "\"", "<b>", "\xD8\xB9", "e\xCC\x81", "1", "\xF0\x9F\x99\x82", "L1"};
    headless_.glass().type(draw(2) == 0 ? mine : others[draw(others.size())]);
    settle(milliseconds{draw(300)});
}

// The battery of the clock is empty, or somebody set it: what was counted since boot goes on (RELIABILITY
// F16).
void Hands::jump_clock() {
    constexpr int years[] = {-54, -10, -1, 0, 1, 10};
    settle(milliseconds{0});
    ++jumps_[screens::name_of(loop_->view())];
    const std::chrono::hours off{24 * 365 * years[draw(6)]};
    now_.wall += off - std::exchange(wrong_by_, off);
    loop_->settle(now_);
    loop_->shown(now_);
    if (wrong_.empty()) wrong_ = witness_.see_after_jump(glass());
}

}  // namespace campaign
