// SPDX-License-Identifier: Apache-2.0
// What is said of leaving, in the language that is spoken (kiosk/words/words.h): of answers that nobody has
// yet, and of a sign-up for the newsletter, whose answers were submitted before. Pure functions.
#pragma once

#include <string>

#include "kiosk/screens/screen.h"

namespace screens {

std::string leave_words(Record);  // the button that asks first
struct ClearWords {
    std::string question, what_happens, keep, clear;
};
ClearWords clear_words(Record);  // what it asks
struct TimeoutWords {
    std::string what_happens, leave_now;
};
TimeoutWords timeout_words(Record);  // where nobody has touched the machine for long

}  // namespace screens
