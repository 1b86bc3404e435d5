// SPDX-License-Identifier: Apache-2.0
// What explains a question at length: a long hint, and of a long label all but what is asked.
//
// On the page that is a text to read, as an objective is: it has a panel of its own, comes there in parts,
// and gives way to a button that opens it, rather than take the room of the choices (question_layout.h). A
// page of several questions keeps each question's words with it.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/screens/layout.h"

namespace screens {

// The page with that text, after what other text it is about, before its one question; nothing where neither
// label nor hint is long.
std::optional<QuestionPage> with_explanation(Stage&, const QuestionPage&);
// Whether all of its text is its question's own, for which the form has no name.
bool is_explanation(const QuestionPage&);

// What is asked is the last paragraph where that is a question, and else the first one; of a paragraph that
// is long itself a sentence, chosen in the same way. Pure function.
struct LongLabel {
    xforms::Words explained, asked;
};
LongLabel apart(const xforms::Words& label, const std::function<bool(const xforms::Paragraph&)>& is_long);

}  // namespace screens
