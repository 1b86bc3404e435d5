// SPDX-License-Identifier: Apache-2.0
// Keys that are not for typing: what each key of a keyboard, a keypad or a pair of switches is for on this
// machine, and which of its strikes count.
//
// Knows keys by names ("Down", "F18", "1", "Scancode 248") and nothing of windows. Owns the map, which
// kiosk.toml may change under [keys], and the memory of the last strike. Refuses nothing: a key without a
// purpose has no KeyFunction. Time is an argument, since boot. Threads: one.
//
// VVSG 2.0, 7.2-A: every function by every route. EN 301 549, 5.8: a double strike can be ignored. VVSG 2.0,
// 7.2-M: a held key does not repeat.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/key_function.h"

namespace kiosk {

const std::vector<KeyFunction>& all_key_functions();
const char* name_of(KeyFunction);  // as kiosk.toml spells it: "where_am_i"

// One strike as a window or the automation port tells it.
struct Stroke {
    enum class Press { struck, held };
    std::string key;   // its name; "" where only letters came
    std::string text;  // what it types, UTF-8; "" for nothing
    Press press = Press::struck;
};

// A key's name as kiosk.toml and the automation port spell it.
bool is_key_name(std::string_view);
// What a plain strike of it types on a British keyboard: "a", "1"; "" where it types nothing.
std::string typed_by(std::string_view key);

class KeyMap {
 public:
    KeyMap();  // arrows, Enter, the EZ Access codes, two switches on 1 and 2

    std::optional<KeyFunction> function_of(std::string_view key) const;
    std::vector<std::string> keys_of(KeyFunction) const;
    // In place of what the function had. A key that another function has by default is taken from it.
    void set(KeyFunction, const std::vector<std::string>& keys);

 private:
    std::map<std::string, KeyFunction, std::less<>> functions_;
};

struct KeySettings {
    KeyMap map;
    // Within it the same key does not count again, nor a tap that comes twice or meets a page that has just
    // come; 0: no guard.
    std::chrono::milliseconds double_strike{500};
};

enum class Strike { counts, too_soon, stuck };

// Tells a strike from the tremor after it, and a key that somebody wants from one that hangs.
class StrikeGuard {
 public:
    explicit StrikeGuard(std::chrono::milliseconds double_strike) : double_strike_(double_strike) {}

    Strike strike(std::string_view key, std::chrono::milliseconds boot);
    // The key is still down, as the display says again and again: never counts, and is stuck after a while.
    Strike held(std::string_view key, std::chrono::milliseconds boot);

 private:
    bool chatters(std::chrono::milliseconds boot);

    std::chrono::milliseconds double_strike_;
    std::string last_;
    std::optional<std::chrono::milliseconds> counted_, struck_;
    int rattled_ = 0;
};

}  // namespace kiosk
