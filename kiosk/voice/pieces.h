// SPDX-License-Identifier: Apache-2.0
// Cuts a text into the pieces that espeak-ng can take, because it holds a word in a buffer of fixed size and
// does not look whether it fits: Debian's 1.51 overflows its stack on 90 times "a." and on 80 times "s'".
//
// A word here is what espeak-ng may take for one: it goes on over dots, apostrophes and blanks for as long as
// single letters follow ("a . b . c"). A text that people write comes back whole. The pieces together are the
// text, and none cuts a letter. Errors: none. Threads: any.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace voice {

inline constexpr std::size_t most_letters_of_a_word = 60;
inline constexpr std::size_t most_marks_of_a_word = 12;  // whatever is neither letter, digit nor blank

std::vector<std::string_view> pieces(std::string_view words);

}  // namespace voice
