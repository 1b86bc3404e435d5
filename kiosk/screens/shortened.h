// SPDX-License-Identifier: Apache-2.0
// Words that give way where there is room for so many lines: whole sentences where one fits, whole words
// otherwise. Speech says all of them. Threads: one.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/screens/layout.h"

namespace screens {

// All of them where they fit; else as many whole words as do, and an ellipsis.
std::string words_within(touch::Frame&, std::string_view words, const touch::TextLook&, float width,
                         int lines);
// All of them where they fit; else as many whole sentences as do; else the words of the first that do.
std::string sentences_within(touch::Frame&, std::string_view words, const touch::TextLook&, float width,
                             int lines);

}  // namespace screens
