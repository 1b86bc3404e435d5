// SPDX-License-Identifier: Apache-2.0
// Editing a Draft: what a key does to text that is being typed. Whole grapheme clusters at a time, never half
// a letter.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/screens/screen.h"

namespace kiosk {

// Inserts at the caret, in place of what is selected. Nothing happens where there would be more than `most`
// characters.
void type(screens::Draft&, std::string_view text, std::optional<std::size_t> most);

// Left and right here are logical: backwards and forwards in the text. Up and down do nothing: where lines
// break, and what is left of what, only the screen knows, which asks for a PlaceCaret instead.
void edit(screens::Draft&, touch::Edit, std::optional<std::size_t> most);

void place_caret(screens::Draft&, std::size_t offset);

}  // namespace kiosk
