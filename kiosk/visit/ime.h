// SPDX-License-Identifier: Apache-2.0
// Pinyin on its way into a draft: the letters typed wait in the Keyboard, with what they may become, until a
// candidate is chosen. They are part of the answer as much as the draft is: nothing here drops them, and they
// go with the Visit.
#pragma once

#include <optional>

#include "kiosk/screens/screen.h"

namespace kiosk {

// False where `text` is no letter of pinyin that can be added: it is to be typed as it is.
bool compose(screens::Keyboard&, std::string_view text);
void take_back_letter(screens::Keyboard&);

// A candidate goes into the draft, and what it does not stand for goes on waiting. Nothing happens where it
// would be more than `most` characters.
void take_candidate(screens::Keyboard&, screens::Draft&, std::size_t index, std::optional<std::size_t> most);
// Likeliest candidates for all that waits; the letters themselves where they spell nothing.
void take_likeliest(screens::Keyboard&, screens::Draft&, std::optional<std::size_t> most);
// The letters as they are: a name, a word of another language.
void keep_letters(screens::Keyboard&, screens::Draft&, std::optional<std::size_t> most);

}  // namespace kiosk
