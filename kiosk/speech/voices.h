// SPDX-License-Identifier: Apache-2.0
// Which voice says which language, and in which spelling. The voices are espeak-ng's (1.51). It has none for
// Somali and Sorani: those are respelled for its Oromo and its Kurmanji (respelling.h). Such a borrowed voice
// is not heard until a native listener has judged it, whoever has reviewed the words: wrong sounds are worse
// than none, and a listener cannot see that they are wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace speech {

// [speech] voice_reviewed: codes of languages whose borrowed voice a listener has judged.
using Reviewed = std::vector<std::string>;

bool is_borrowed(std::string_view language);  // its words are respelled for another language's voice

// "cmn" for "zh-Hans"; "" where no voice says that language, or none that may be heard.
std::string voice_of(std::string_view language, const Reviewed&);

// A language's own name may have to be said before anyone can choose it: by English where there is no voice.
std::string voice_for_name(std::string_view language, const Reviewed&);

// What to give that voice for `words`: nothing but the voice may see it.
std::string as_the_voice_reads(const std::string& words, std::string_view language, const Reviewed&);

}  // namespace speech
