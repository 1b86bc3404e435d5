// SPDX-License-Identifier: Apache-2.0
// An answer as people read it, in the language that is spoken (kiosk/words/words.h). Pure functions.
#pragma once

#include <string>
#include <vector>

#include "kiosk/xforms/question.h"

namespace screens {

// An answer in words: the labels of chosen choices, a date or a time, a number in the language's digits, or
// the text as it was typed. Dots stand for a text that its question masks. "" where there is no answer.
std::string answer_words(const xforms::Question&);
std::string answer_words(const std::vector<xforms::Question>&);  // one after the other, as a list

}  // namespace screens
