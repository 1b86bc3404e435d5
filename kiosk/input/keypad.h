// SPDX-License-Identifier: Apache-2.0
// What a struck key becomes, here and now: a key for the glass, letters, or intents for the station. The same
// for a keyboard, a keypad, two switches and the automation port.
//
// Owns the guard against double strikes and what staff should know of the keys. Keeps no letter that was
// typed. Time is an argument. Threads: one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/keys.h"
#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"
#include "kiosk/touch/glass.h"

namespace kiosk {

class Keypad {
 public:
    explicit Keypad(const KeySettings& settings) : settings_(settings), guard_(settings.double_strike) {}

    // Where the key was struck.
    struct Place {
        const screens::View& view;
        bool typing = false;  // a text field is open
    };
    struct Outcome {
        std::optional<touch::Key> key;
        std::string text;
        std::vector<screens::Intent> intents;
        std::string trouble;  // for staff, each sentence once a minute; "" for none
    };
    Outcome take(const Stroke&, const Place&, Moment now);

 private:
    Outcome mean(const Stroke&, std::optional<KeyFunction>, const Place&, Moment now);
    Outcome serve(KeyFunction, const screens::View&);
    Outcome explain(std::optional<KeyFunction>);
    std::string report_stuck(const std::string& key, Moment now);
    std::string report_unknown(const std::string& key, Moment now);

    const KeySettings& settings_;
    StrikeGuard guard_;
    std::string stuck_;
    std::optional<std::chrono::milliseconds> told_stuck_, told_unknown_;  // boot time
};

}  // namespace kiosk
