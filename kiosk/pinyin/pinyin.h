// SPDX-License-Identifier: Apache-2.0
// Chinese letters from pinyin, by libgooglepinyin and the dictionary that it comes with. (libpinyin knows
// more words, but its licence would become that of the whole kiosk.)
//
// Nothing is learnt and nothing written: there is no dictionary of the person's own, so that no one sees at
// the kiosk what another has typed. Each call opens the library's one decoder and closes it again (0.7 ms,
// measured), so that what was typed stays in memory no longer than the answer takes. Threads: one. Errors:
// ErrorKind::invalid where the dictionary is not installed; nothing else fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace pinyin {

inline constexpr std::size_t most_letters = 39;   // the library's limit
inline constexpr std::size_t most_syllables = 7;  // that are turned into letters at once; the others wait

// Whether the dictionary can be read: asked once, at start.
kiosk::Result<void> check();

// Part of a spelling: a-z, or the apostrophe that parts syllables (xi'an).
bool is_letter(char);

// Most likely first; the first is for all of the letters, up to most_syllables. Empty where they spell
// nothing.
std::vector<std::string> candidates(std::string_view letters);

// What a candidate stands for: of "nihao", 你 leaves "hao".
struct Chosen {
    std::string words, rest;
};
Chosen choose(std::string_view letters, std::size_t candidate);

}  // namespace pinyin
