// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/key_names.h"

#include <initializer_list>
#include <string_view>

#include "kiosk/words/words.h"

namespace screens {

std::string key_name(const std::string& text) {
    const auto is = [&](std::initializer_list<std::string_view> marks) {
        for (const std::string_view mark : marks)
            if (text == mark) return true;
        return false;
    };
    // Translators: the names of keys, as they are spoken.
    if (is({".", "۔", "。"})) return words::say("key", "full stop");
    // Translators: name of a key, as it is spoken.
    if (is({",", "،", "，"})) return words::say("key", "comma");
    // Translators: name of a key, as it is spoken: ٫, which parts whole numbers from fractions.
    if (is({"٫"})) return words::say("key", "decimal sign");
    // Translators: name of a key, as it is spoken.
    if (is({"-"})) return words::say("key", "minus");
    // Translators: name of a key, as it is spoken.
    if (is({"?", "؟", "？"})) return words::say("key", "question mark");
    // Translators: name of a key, as it is spoken.
    if (is({"!", "！"})) return words::say("key", "exclamation mark");
    // Translators: name of a key, as it is spoken.
    if (is({"'"})) return words::say("key", "apostrophe");
    // Translators: name of a key, as it is spoken.
    if (is({":", "："})) return words::say("key", "colon");
    // Translators: name of a key, as it is spoken.
    if (is({";", "؛", "；"})) return words::say("key", "semicolon");
    // Translators: name of a key, as it is spoken.
    if (is({"\""})) return words::say("key", "quotation mark");
    // Translators: name of a key, as it is spoken: @.
    if (is({"@"})) return words::say("key", "at sign");
    // Translators: a key of Persian and Kurdish keyboards: parts two letters without a space (ZWNJ,
    // نیم‌فاصله).
    if (is({"\u200C"})) return words::say("key", "Half space");
    return text;
}

}  // namespace screens
