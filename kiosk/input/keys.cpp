// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kiosk {
namespace {

using std::chrono::milliseconds;

constexpr std::pair<KeyFunction, const char*> function_names[] = {
    {KeyFunction::up, "up"},
    {KeyFunction::down, "down"},
    {KeyFunction::left, "left"},
    {KeyFunction::right, "right"},
    {KeyFunction::choose, "choose"},
    {KeyFunction::previous, "previous"},
    {KeyFunction::next, "next"},
    {KeyFunction::select, "select"},
    {KeyFunction::back, "back"},
    {KeyFunction::forward, "forward"},
    {KeyFunction::help, "help"},
    {KeyFunction::language, "language"},
    {KeyFunction::listen, "listen"},
    {KeyFunction::repeat, "repeat"},
    {KeyFunction::pause, "pause"},
    {KeyFunction::skip, "skip"},
    {KeyFunction::where_am_i, "where_am_i"},
    {KeyFunction::slower, "slower"},
    {KeyFunction::faster, "faster"},
    {KeyFunction::quieter, "quieter"},
    {KeyFunction::louder, "louder"},
    {KeyFunction::sound_off, "sound_off"},
    {KeyFunction::picture_off, "picture_off"},
    {KeyFunction::switch_one, "switch_one"},
    {KeyFunction::switch_two, "switch_two"},
};

// F17 to F24 are the codes of an EZ Access keypad (Trace Center) and of a Storm AudioNav as it is delivered;
// its volume keys are those of any keyboard.
constexpr std::pair<std::string_view, KeyFunction> defaults[] = {
    {"Up", KeyFunction::up},          {"Down", KeyFunction::down},
    {"Left", KeyFunction::left},      {"Right", KeyFunction::right},
    {"Enter", KeyFunction::choose},   {"KeypadEnter", KeyFunction::choose},
    {"F18", KeyFunction::previous},   {"F19", KeyFunction::next},
    {"F20", KeyFunction::select},     {"PageUp", KeyFunction::back},
    {"F21", KeyFunction::back},       {"PageDown", KeyFunction::forward},
    {"F22", KeyFunction::forward},    {"F1", KeyFunction::help},
    {"F17", KeyFunction::help},       {"F2", KeyFunction::listen},
    {"F3", KeyFunction::repeat},      {"F4", KeyFunction::where_am_i},
    {"F5", KeyFunction::pause},       {"F6", KeyFunction::skip},
    {"F7", KeyFunction::language},    {"F8", KeyFunction::picture_off},
    {"F23", KeyFunction::slower},     {"F9", KeyFunction::slower},
    {"F24", KeyFunction::faster},     {"F10", KeyFunction::faster},
    {"F11", KeyFunction::quieter},    {"VolumeDown", KeyFunction::quieter},
    {"F12", KeyFunction::louder},     {"VolumeUp", KeyFunction::louder},
    {"Mute", KeyFunction::sound_off}, {"1", KeyFunction::switch_one},
    {"2", KeyFunction::switch_two},
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

const std::vector<KeyFunction>& all_key_functions() {
    static const std::vector<KeyFunction> functions = [] {
        std::vector<KeyFunction> all;
        for (const auto& [function, name] : function_names) all.push_back(function);
        return all;
    }();
    return functions;
}

const char* name_of(KeyFunction function) {
    for (const auto& [known, name] : function_names)
        if (known == function) return name;
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
    for (const auto& [key, function] : defaults) functions_.emplace(key, function);
}

std::optional<KeyFunction> KeyMap::function_of(std::string_view key) const {
    const auto found = functions_.find(key);
    return found == functions_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> KeyMap::keys_of(KeyFunction function) const {
    std::vector<std::string> keys;
    for (const auto& [key, its] : functions_)
        if (its == function) keys.push_back(key);
    return keys;
}

void KeyMap::set(KeyFunction function, const std::vector<std::string>& keys) {
    std::erase_if(functions_, [function](const auto& entry) { return entry.second == function; });
    for (const std::string& key : keys) functions_.insert_or_assign(key, function);
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
