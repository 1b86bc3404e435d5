// SPDX-License-Identifier: Apache-2.0
// The text that a page asks about: what belongs to it, and how it comes in parts within a place of its own,
// with its title on each. Part of question_layout.h, which says what gives way to what.
#pragma once

#include "kiosk/screens/question_layout.h"

namespace screens {

inline constexpr int many_parts = 88;  // more than any text has

std::size_t leading_notes(const QuestionPage&);
bool has_text_and_question(const QuestionPage&);  // both of its own

// Its own notes, or those of the page before it; under the title that each part of it has.
void add_text(Flow&, Stage&, const QuestionPage&, Ground);

// In that place, while the question stays whole beside or under it.
int parts_of_text(Stage&, const QuestionPage&, touch::Rect place);
Shown show_text(Stage&, const QuestionPage&, touch::Rect place, LayoutPass);

Shown show(Flow&, int part, LayoutPass);
// A second way through the parts of a text: the finger drags it along.
void take_swipe(Stage&, touch::Rect place, const Shown&);

// A place for the text to read and one for what is asked about it.
struct Zones {
    touch::Rect text, question;
};

}  // namespace screens
