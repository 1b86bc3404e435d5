// SPDX-License-Identifier: Apache-2.0
// Which words of a view have a recording in the form's media: the itext audio of labels, hints and choices,
// in the language on screen. By the words as they are shown, so that no screen has to know. Words that
// the screen shows in pieces are found again by speech/recorded.h; the places of a rank and the cells of a
// table are said by the voice.
#pragma once

#include <map>
#include <string>

#include "kiosk/screens/screen.h"

namespace kiosk {

// Words -> name in the form's media.
std::map<std::string, std::string> clips_in(const screens::View&);

}  // namespace kiosk
