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

screens::View date(Tongue, std::vector<screens::Turned>);
// From 0 to 10 by `step`; `value` "" where nothing is chosen yet.
screens::View range(Tongue, const std::string& appearance, const std::string& value, double step = 1);
screens::View rank(Tongue, const std::string& value);
screens::View trigger(Tongue, const std::string& value);

}  // namespace examples
