// SPDX-License-Identifier: Apache-2.0
// The languages that the kiosk itself can speak: one line each. Adding a language is a line here, a catalogue
// in assets/words and a translation in the form. What only one room can know of a language is a line there:
// its voice in kiosk/speech/voices.cpp, and for few its font (kiosk/text/fonts.cpp) and its own digits
// (in_own_digits in kiosk/words/words.cpp).
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
    const char* greeting;  // "Hello"
    text::Direction direction;
    touch::LayoutName keys;  // the keyboard that people who read it are used to
};

const std::vector<SpokenLanguage>& spoken_languages();
const SpokenLanguage* spoken_language(std::string_view code);  // nullptr where it is none of ours; also en-XA

}  // namespace kiosk
