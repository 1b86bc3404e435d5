// SPDX-License-Identifier: Apache-2.0
// Which voice says which language, and in which spelling. The voices are espeak-ng's (1.51). It has none for
// Somali and Sorani: those are respelled for its Oromo and its Kurmanji, both drafts that no native listener
// has judged (respelling.h).
#pragma once

#include <string>
#include <string_view>

namespace speech {

// "cmn" for "zh-Hans"; "" where no voice says that language.
std::string voice_of(std::string_view language);

// A language's own name may have to be said before anyone can choose it: by English where there is no voice.
std::string voice_for_name(std::string_view language);

// What to give the voice for `words`: nothing but the voice may see it.
std::string as_the_voice_reads(const std::string& words, std::string_view language);

}  // namespace speech
