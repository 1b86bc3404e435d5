// SPDX-License-Identifier: Apache-2.0
// Where the sentences of a text end (Unicode CLDR, by ICU, with what it knows of a language's abbreviations).
//
// Errors: none; a language that CLDR does not know ends its sentences as English does. Threads: one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kiosk/words/numbers.h"

namespace words {

// After each sentence, in bytes, with the spaces that follow it: "No. Why?" has 4 and 8. The last is the size
// of the text; an empty one has none.
std::vector<std::size_t> ends_of_sentences(std::string_view text,
                                           const std::string& language = spoken_language());

}  // namespace words
