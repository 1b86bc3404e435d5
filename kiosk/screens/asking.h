// SPDX-License-Identifier: Apache-2.0
// What a page asks, as blocks, and the ways in which it may be asked where room is short. Part of
// question_layout.h.
#pragma once

#include <vector>

#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/question_layout.h"

namespace screens {

Rank rank_on(const QuestionPage&);  // of its questions

// How a page is asked: its choices in so many columns and in such words, its one question as a heading or
// smaller.
struct Asking {
    std::size_t columns = 1;
    Rank rank = Rank::only;
    float words = 1;
    float air = 1;  // between what is asked and its answer, of the usual
    Choices choices() const { return {columns, words, air}; }
};

// Larger words before smaller, one column before two, roomy before dense; upright glass has height before it
// has width.
std::vector<Asking> ways_to_ask(const Stage&, const QuestionPage&);
// Before a scale is cut in two its words become smaller, though not under 4.8 mm. Who asked for the largest
// still has 0.7 degrees at 50 cm (EN 301 549, 5.1.4).
std::vector<Asking> ways_to_shrink(const Stage&, const QuestionPage&);

void add_items(Flow&, Stage&, const QuestionPage&, const Asking&);
void add_asked(Flow&, Stage&, const QuestionPage&,
               const Asking& = {});  // with its errors, where there are more
void add_read_button(Flow&, Stage&, const QuestionPage&);

}  // namespace screens
