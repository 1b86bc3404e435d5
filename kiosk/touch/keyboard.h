// SPDX-License-Identifier: Apache-2.0
// The keys of the on-screen keyboard, from xkbcommon's own layouts, so that no layout is typed in by us.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace touch {

struct KeyCap {
    std::string text;  // what it types, UTF-8
    std::string
        cap;  // what it shows, where that differs (a combining mark on a dotted circle); else equal to text
};
using KeyRow = std::vector<KeyCap>;

struct KeyboardLayout {
    std::string name;  // xkb name: "gb", "ara"
    // Rows from the top: digits, and three of letters as on that country's keyboard; where a language has
    // letters behind AltGr only (Polish ą, ę), a row of these stands between.
    std::vector<KeyRow> plain, shifted;
};

// `language` is BCP 47; a language without a layout of its own gets the Latin one.
kiosk::Result<KeyboardLayout> keyboard_layout(std::string_view language);

}  // namespace touch
