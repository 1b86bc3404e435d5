// SPDX-License-Identifier: Apache-2.0
// The keys of the on-screen keyboard. They come from xkbcommon's layouts: we type in no layout ourselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace touch {

// Which layout a language is typed on, by xkb's names (/usr/share/X11/xkb/rules/evdev.lst).
struct LayoutName {
    // own: a script other than Latin. pinyin: Latin letters that become Chinese ones.
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
    // Rows from the top: one of digits and three of letters, as keyboards of that country have them. Some
    // languages have letters behind AltGr or a dead key only (Polish ą, Portuguese ã): these get a row of
    // their own below the digits.
    // The digits are the same in both: under Shift no digit types anything else.
    std::vector<KeyRow> plain, shifted;
    // What keyboards of that country have over their digits: keys of their own beside these, the rarest last,
    // as many as there is room for.
    KeyRow over_digits;
    // Marks for one more row, as the language writes them: comma, full stop, question mark and so on. Persian
    // and Kurdish also have the zero-width non-joiner, which shows nothing.
    KeyRow marks, shifted_marks;
    KeyRow more_marks;  // of Chinese: they fill the candidates' row while there are no candidates
};

// `language`, BCP 47, decides which letters need a key. ErrorKind::invalid where xkb has no such layout.
kiosk::Result<KeyboardLayout> keyboard_layout(const LayoutName&, std::string_view language);

// The same keys with capital letters, where letters have them; digits and marks stay.
std::vector<KeyRow> in_capitals(const std::vector<KeyRow>&);

// Puts the letters into the order of the language's alphabet (Unicode collation). Marks come behind the
// letters, the first row (digits) stays as it is, and each row keeps its length.
std::vector<KeyRow> in_alphabetical_order(const std::vector<KeyRow>&, std::string_view language);

}  // namespace touch
