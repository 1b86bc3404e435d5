// SPDX-License-Identifier: Apache-2.0
// Which words of a view have a recording in the form's media: the itext audio of labels, hints and choices,
// in the language on screen. By the words as they are shown, so that no screen has to know. Words of a
// picture or a paragraph that stands alone, and words cut into pieces by the screen, have none and are said
// by the voice.
#pragma once

#include <map>
#include <string>

#include "kiosk/screens/screen.h"

namespace kiosk {

// Words -> name in the form's media.
std::map<std::string, std::string> clips_in(const screens::View&);

}  // namespace kiosk
