// SPDX-License-Identifier: Apache-2.0
// A card of the check: answers that belong together, such as the rating of an objective and what was said
// about it, each with a way back to its question. What is asked stands there as a short statement, where the
// form has one (itext's form "short").
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/screens/flow.h"

namespace screens {

// The row after the last one that belongs to the card of row `first`: a card holds one group of the form, or
// what stands in none.
std::size_t end_of_card(const Check&, std::size_t first);
std::string mark_of_row(std::size_t row);  // as the flow knows it
// `check` outlives the drawing.
void add_card(Flow&, Stage&, const Check& check, std::size_t first, std::size_t end);

}  // namespace screens
