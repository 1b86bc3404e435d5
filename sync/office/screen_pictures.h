// SPDX-License-Identifier: Apache-2.0
// Which pictures of deploy/demo show some words, for who translates them: the one place that knows it. A test
// plays the demo and holds these names against the pictures that it leaves. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace council {

struct Pictured {
    std::vector<std::string> pictures;  // "pictures/question.png"
    std::string otherwise;              // where in none: where else these words are met, a sentence
};

// By the source that says them, such as "kiosk/screens/check.cpp". Of a source that is not known: neither.
Pictured pictures_of_source(std::string_view source);

// By the key of a form's text (form_words.h).
Pictured pictures_of_text(std::string_view key);

}  // namespace council
