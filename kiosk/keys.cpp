// SPDX-License-Identifier: Apache-2.0
#include "kiosk/keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kiosk {
namespace {

using std::chrono::milliseconds;

constexpr std::pair<Deed, const char*> deed_names[] = {
    {Deed::up, "up"},
    {Deed::down, "down"},
    {Deed::left, "left"},
    {Deed::right, "right"},
    {Deed::choose, "choose"},
    {Deed::previous, "previous"},
    {Deed::next, "next"},
    {Deed::select, "select"},
    {Deed::back, "back"},
    {Deed::forward, "forward"},
    {Deed::help, "help"},
    {Deed::language, "language"},
    {Deed::listen, "listen"},
    {Deed::repeat, "repeat"},
    {Deed::pause, "pause"},
    {Deed::skip, "skip"},
    {Deed::where_am_i, "where_am_i"},
    {Deed::slower, "slower"},
    {Deed::faster, "faster"},
    {Deed::quieter, "quieter"},
    {Deed::louder, "louder"},
    {Deed::sound_off, "sound_off"},
    {Deed::picture_off, "picture_off"},
    {Deed::switch_one, "switch_one"},
    {Deed::switch_two, "switch_two"},
};

// F17 to F24 are the codes of an EZ Access keypad (Trace Center) and of a Storm AudioNav as it is delivered;
// its volume keys are those of any keyboard.
constexpr std::pair<std::string_view, Deed> defaults[] = {
    {"Up", Deed::up},          {"Down", Deed::down},
    {"Left", Deed::left},      {"Right", Deed::right},
    {"Enter", Deed::choose},   {"KeypadEnter", Deed::choose},
    {"F18", Deed::previous},   {"F19", Deed::next},
    {"F20", Deed::select},     {"PageUp", Deed::back},
    {"F21", Deed::back},       {"PageDown", Deed::forward},
    {"F22", Deed::forward},    {"F1", Deed::help},
    {"F17", Deed::help},       {"F2", Deed::listen},
    {"F3", Deed::repeat},      {"F4", Deed::where_am_i},
    {"F5", Deed::pause},       {"F6", Deed::skip},
    {"F7", Deed::language},    {"F8", Deed::picture_off},
    {"F23", Deed::slower},     {"F9", Deed::slower},
    {"F24", Deed::faster},     {"F10", Deed::faster},
    {"F11", Deed::quieter},    {"VolumeDown", Deed::quieter},
    {"F12", Deed::louder},     {"VolumeUp", Deed::louder},
    {"Mute", Deed::sound_off}, {"1", Deed::switch_one},
    {"2", Deed::switch_two},
};

constexpr std::string_view named_keys[] = {
    "Up",          "Down",           "Left",         "Right",   "Enter",       "Tab",       "Shift+Tab",
    "Space",       "Backspace",      "Delete",       "Insert",  "Home",        "End",       "PageUp",
    "PageDown",    "Escape",         "Menu",         "Pause",   "PrintScreen", "VolumeUp",  "VolumeDown",
    "Mute",        "CapsLock",       "ScrollLock",   "NumLock", "KeypadEnter", "KeypadAdd", "KeypadSubtract",
    "KeypadPoint", "KeypadMultiply", "KeypadDivide",
};
constexpr std::string_view marks = ",.-=/;'[]\\`";
constexpr std::string_view scancode = "Scancode ";

// The number that `name` has after `front`, of one to three digits.
std::optional<int> numbered(std::string_view name, std::string_view front) {
    if (!name.starts_with(front)) return std::nullopt;
    name.remove_prefix(front.size());
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool whole = error == std::errc() && end == name.data() + name.size();
    if (!whole || name.size() > 3 || name.front() == '-' || (name.size() > 1 && name.front() == '0'))
        return std::nullopt;
    return number;
}

bool within(std::optional<int> number, int least, int most) {
    return number && *number >= least && *number <= most;
}

// A key that rattled this often without a pause hangs or is broken; no finger does.
constexpr int most_rattles = 20;
constexpr milliseconds longest_hold{20'000};

}  // namespace

const std::vector<Deed>& all_deeds() {
    static const std::vector<Deed> deeds = [] {
        std::vector<Deed> all;
        for (const auto& [deed, name] : deed_names) all.push_back(deed);
        return all;
    }();
    return deeds;
}

const char* name_of(Deed deed) {
    for (const auto& [known, name] : deed_names)
        if (known == deed) return name;
    return "";
}

bool is_key_name(std::string_view name) {
    if (name.size() == 1)
        return (name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= '0' && name[0] <= '9') ||
               marks.find(name[0]) != std::string_view::npos;
    return std::find(std::begin(named_keys), std::end(named_keys), name) != std::end(named_keys) ||
           within(numbered(name, "F"), 1, 25) || within(numbered(name, "Keypad"), 0, 9) ||
           within(numbered(name, scancode), 1, 255);
}

std::string typed_by(std::string_view key) {
    if (key.size() != 1) return "";
    const char sign = key[0];
    return {sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign};
}

KeyMap::KeyMap() {
    for (const auto& [key, deed] : defaults) deeds_.emplace(key, deed);
}

std::optional<Deed> KeyMap::deed_of(std::string_view key) const {
    const auto found = deeds_.find(key);
    return found == deeds_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> KeyMap::keys_of(Deed deed) const {
    std::vector<std::string> keys;
    for (const auto& [key, its] : deeds_)
        if (its == deed) keys.push_back(key);
    return keys;
}

void KeyMap::set(Deed deed, const std::vector<std::string>& keys) {
    std::erase_if(deeds_, [deed](const auto& entry) { return entry.second == deed; });
    for (const std::string& key : keys) deeds_.insert_or_assign(key, deed);
}

Strike StrikeGuard::strike(std::string_view key, milliseconds boot) {
    if (key != last_) {
        last_ = key;
        counted_ = struck_ = boot;
        rattled_ = 0;
        return Strike::counts;
    }
    if (chatters(boot)) return Strike::stuck;
    // From the last strike that counted, not from the last at all: someone who strikes a little too quickly
    // still gets on.
    if (counted_ && boot - *counted_ < double_strike_) return Strike::too_soon;
    counted_ = boot;
    return Strike::counts;
}

// Faster than the guard for a long time: contacts that bounce.
bool StrikeGuard::chatters(milliseconds boot) {
    const bool quick = struck_ && boot - *struck_ < milliseconds{150};
    struck_ = boot;
    rattled_ = quick ? rattled_ + 1 : 0;
    return rattled_ >= most_rattles;
}

Strike StrikeGuard::held(std::string_view key, milliseconds boot) {
    if (key != last_ || !struck_) return Strike::too_soon;
    return boot - *struck_ >= longest_hold ? Strike::stuck : Strike::too_soon;
}

}  // namespace kiosk
