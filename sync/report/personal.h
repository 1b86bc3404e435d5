// SPDX-License-Identifier: Apache-2.0
// Where a text may name a person: names, phone numbers, e-mail addresses, postcodes.
//
// A help for whoever reviews texts, and no more: it finds what looks like one in Latin, Greek and Cyrillic
// letters, and numbers in any. It misses names in scripts without capitals and names alone at the beginning
// of a sentence. Of a text that it cannot search to its end, as one that is no UTF-8, all that is left counts
// as personal. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace council {

struct Stretch {
    std::size_t begin = 0, end = 0;  // bytes
};

// In order, none within another. `public_words`: texts whose names are everybody's, as the form's own.
std::vector<Stretch> personal(std::string_view text, std::string_view public_words);

}  // namespace council
