// SPDX-License-Identifier: Apache-2.0
// Every screen that a resident or staff can be shown, in one language: the shipped consultation gone through
// by the real Station, with what is refused on the way, the sheets over it and the keyboard; and what no
// visit can be led to (a full disk, a refused upload).
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace audit {

struct Screen {
    std::string name;
    screens::View view;
    // The first of its kind: the others have the same controls with other words. Pictures are taken of these.
    bool exemplar = false;
};

// Its words are set for as long as no other language is spoken. "en-XA" is English and two fifths longer.
std::vector<Screen> all_screens(const std::string& language);

// The next part of a screen that does not fit; false where `view` has none.
bool show_part(screens::View& view, int part);

}  // namespace audit
