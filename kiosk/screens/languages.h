// SPDX-License-Identifier: Apache-2.0
// A grid of buttons, one for each language, with its own name in its own script (VVSG 2.0, 7.3-M).
#pragma once

#include "kiosk/screens/flow.h"

namespace screens {

bool offers_languages(const Stage&);  // more than one: else there is nothing to choose
// dense: a name of two words takes two lines where that makes fewer rows; small: in the letters of a bar too.
enum class Names { on_one_line, dense, small };
// equal: no language is larger than another, though Nastaliq climbs; for a page that has the room.
enum class Rows { as_their_names_need, equal };
void add_languages(Flow&, Stage&, Names = Names::on_one_line, Rows = Rows::as_their_names_need);

}  // namespace screens
