// SPDX-License-Identifier: Apache-2.0
// One thing to say, in one language: what a voice is given, and what a test reads.
#pragma once

#include <string>

namespace speech {

struct Utterance {
    std::string words;     // plain text: whatever looks like markup in it is said as it stands
    std::string language;  // BCP 47, "ar"; of the words, which need not be that of the screen
    std::string clip =
        "";             // a recording of these words in the form's media, heard in their place; "" for none
    bool tone = false;  // a tone, and no words
    friend bool operator==(const Utterance&, const Utterance&) = default;
};

}  // namespace speech
