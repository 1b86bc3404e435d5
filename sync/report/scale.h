// SPDX-License-Identifier: Apache-2.0
// Whether choices are a scale, and which way it runs. questions.h says what is taken for one. Pure.
#pragma once

#include <optional>

#include "sync/report/questions.h"

namespace council {

// `surely`: whoever made the form, or reports on it, says that it is one; then its order is the form's.
std::optional<Scale> scale_of(const std::vector<Labelled>& choices, bool surely);

}  // namespace council
