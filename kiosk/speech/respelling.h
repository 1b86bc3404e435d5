// SPDX-License-Identifier: Apache-2.0
// Respells two languages for which espeak-ng 1.51 has no voice, so that the voice of their nearest kin can
// say them. No library of Debian does this.
//
// Both are DRAFTS: they follow the grammars, and no native listener has judged them yet. The result goes to a
// voice and nowhere else: nobody sees it, and it is never kept or reported as what was said. Bytes that are
// no UTF-8 come out unchanged. No state, no errors. Threads: any.
#pragma once

#include <string>

namespace speech {

// Sorani's Arabic letters in the Latin ones of Kurmanji, for the voice "ku". The short vowel that Sorani does
// not write is put where its syllables need one: "کردن" is "kirdin". Latin letters stay as they are.
std::string sorani_for_kurmanji(const std::string& words);

// Somali in the spelling of Oromo, for the voice "om": both write long vowels and long consonants double.
// What is said otherwise (x, c, kh, y) takes Oromo's nearest letter, and numbers become Somali words. A lone
// letter stays, for otherwise x and h would have one name.
std::string somali_for_oromo(const std::string& words);

}  // namespace speech
