// SPDX-License-Identifier: Apache-2.0
// One row of a list: lines of words with buttons beside them. Where there is no room, the buttons stand under
// the words.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/flow.h"

namespace screens {

struct RowLine {
    std::string id, words;
    touch::TextLook look;
};

struct RowButton {
    std::string id, words;
    touch::ButtonLook look;
    Intent intent;
};

// `width` is the row's, with its separator. `stage` outlives the block.
Block button_row(Stage&, float width, std::vector<RowLine>, std::vector<RowButton>);

}  // namespace screens
