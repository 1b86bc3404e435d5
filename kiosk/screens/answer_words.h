// SPDX-License-Identifier: Apache-2.0
// An answer as people read it, in the language that is spoken (kiosk/words/words.h). Pure functions.
#pragma once

#include <string>
#include <vector>

#include "kiosk/xforms/question.h"

namespace screens {

// The labels of what is chosen, a date or a time in words, a number in the language's digits; words as they
// were typed, but dots for a question that masks them. "" where there is no answer.
std::string answer_words(const xforms::Question&);
std::string answer_words(const std::vector<xforms::Question>&);  // one after the other, as a list

}  // namespace screens
