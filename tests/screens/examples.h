// SPDX-License-Identifier: Apache-2.0
// A view of every screen, in three tongues: what the tests of this folder draw and tap.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"

namespace examples {

enum class Tongue { english, arabic, stretched };  // stretched: English and two fifths longer
const char* code_of(Tongue);

// Everything that a resident or staff can be shown, by a name for the test's report.
std::vector<std::pair<std::string, screens::View>> all_views(Tongue);

screens::View welcome(Tongue);
screens::View attract(Tongue, int step);
screens::View closed_attract(Tongue, int step);
screens::View proposal(Tongue);     // a note beside a select_one of six
screens::View long_choice(Tongue);  // select_many of nine, nothing beside it
screens::View field(Tongue);        // a text field, keyboard closed
screens::View typing(Tongue);       // the same, keyboard open
screens::View postcode(Tongue);     // refused, with its message
screens::View check(Tongue, int answers);
std::vector<screens::View> keyboards(Tongue);

screens::View of(Tongue, screens::Screen);
screens::View page(Tongue, std::vector<screens::Item>);
std::string pick(Tongue, const std::string& english, const std::string& arabic);  // the same in that tongue
xforms::Words words(const std::string&);
// The question of a page by its reference; aborts where there is none.
xforms::Question& question_of(screens::View&, const std::string& reference);

}  // namespace examples
