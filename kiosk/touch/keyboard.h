// SPDX-License-Identifier: Apache-2.0
// The keys of the on-screen keyboard, from xkbcommon's own layouts, so that no layout is typed in by us.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace touch {

// Which of xkb's layouts a language is typed on, by xkb's names (/usr/share/X11/xkb/rules/evdev.lst).
struct LayoutName {
    // own: another script than Latin. pinyin: Latin letters, of which Chinese ones are made.
    enum class Letters { latin, own, pinyin };
    std::string layout = "gb", variant = "";
    Letters letters = Letters::latin;
    std::string lacking =
        "";  // letters that the language needs and the layout has nowhere: keys of their own
};

struct KeyCap {
    std::string text;  // what it types, UTF-8
    std::string
        cap;  // what it shows, where that differs (a combining mark on a dotted circle); else equal to text
};
using KeyRow = std::vector<KeyCap>;

struct KeyboardLayout {
    // Rows from the top: digits, and three of letters as on that country's keyboard; where a language has
    // letters behind AltGr or a dead key only (Polish ą, Portuguese ã), a row of these stands between.
    std::vector<KeyRow> plain, shifted;
    // For a further row: comma, full stop, question mark and so on, as the language writes them. Persian and
    // Kurdish have the zero-width non-joiner among them, which shows nothing of itself.
    KeyRow marks, shifted_marks;
    KeyRow more_marks;  // of Chinese, for the row where otherwise candidates stand
};

// `language`, BCP 47, tells which letters need a key. ErrorKind::invalid where xkb has no such layout.
kiosk::Result<KeyboardLayout> keyboard_layout(const LayoutName&, std::string_view language);

// The letters in the order of the language's alphabet (Unicode collation); what is no letter stays behind
// them, and the first row, of digits, as it is. Rows keep their lengths.
std::vector<KeyRow> in_alphabetical_order(const std::vector<KeyRow>&, std::string_view language);

}  // namespace touch
