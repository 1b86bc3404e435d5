// SPDX-License-Identifier: Apache-2.0
// A page for each kind of control besides text and choices.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/screens/examples.h"

namespace examples {

// In the words of `tongue`, by a name for the test's report.
std::vector<std::pair<std::string, screens::View>> control_views(Tongue);

screens::View date(Tongue, std::vector<screens::DateFieldValue>);
// From 0 to 10 by `step`; `value` "" where nothing is chosen yet.
screens::View range(Tongue, const std::string& appearance, const std::string& value, double step = 1);
screens::View rank(Tongue, const std::string& value);
// Choices with an appearance: "likert", "columns-pack"...
screens::View choices(Tongue, const std::string& appearance);
screens::View table(Tongue);
screens::View long_table(Tongue);  // with more rows than a part of a page holds
screens::View repeat(Tongue, int instances);
// Open, or the page that opens it; the keyboard where `search` is typed.
screens::View closed_list(Tongue);
screens::View open_list(Tongue, int found, int first, bool searching);
screens::View trigger(Tongue, const std::string& value);
screens::View number(Tongue, const std::string& value, const std::string& appearance);

}  // namespace examples
