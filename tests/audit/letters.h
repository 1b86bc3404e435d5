// SPDX-License-Identifier: Apache-2.0
// Measures letters in a picture as a person with a ruler would: from the top of a capital to its foot.
#pragma once

#include <optional>

#include "tests/audit/raster.h"

namespace audit {

// Height of the capital that the Node's words begin with, pixels; none where they begin with something else,
// or run from right to left. `letter` is what it should be: it tells lines and icons apart, no more.
std::optional<float> capital_height(const Pixels&, const Area&, const touch::Node&, float letter,
                                    text::Direction);

}  // namespace audit
