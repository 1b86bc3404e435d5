// SPDX-License-Identifier: Apache-2.0
// Which voice says which language. The voices are espeak-ng's (1.51); Somali and Sorani have none: its "ku"
// is Kurmanji in Latin letters, which would read Sorani wrongly.
#pragma once

#include <string>
#include <string_view>

namespace speech {

// "cmn" for "zh-Hans"; "" where no voice says that language.
std::string voice_of(std::string_view language);

// A language's own name may have to be said before anyone can choose it: by the voice of the nearest script.
std::string voice_for_name(std::string_view language);

}  // namespace speech
