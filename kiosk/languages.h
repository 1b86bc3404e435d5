// SPDX-License-Identifier: Apache-2.0
// The languages that the kiosk itself can speak: one line each. Adding a language is a line here, a catalogue
// in assets/words and a translation in the form; nothing else knows one language from another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/text/text.h"
#include "kiosk/touch/keyboard.h"

namespace kiosk {

struct SpokenLanguage {
    const char* code;      // BCP 47
    const char* own_name;  // in its own script: a reader finds it without knowing English
    text::Direction direction;
    touch::LayoutName keys;  // the keyboard that people who read it are used to
};

const std::vector<SpokenLanguage>& spoken_languages();
const SpokenLanguage* spoken_language(std::string_view code);  // nullptr where it is none of ours; also en-XA

}  // namespace kiosk
