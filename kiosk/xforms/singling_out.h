// SPDX-License-Identifier: Apache-2.0
// Whether the answers to a form may together single a person out: where somebody lives, with two or more of
// age, ethnicity, sex, disability, religion and orientation. In a small place few people share all of these,
// so that a row of the export may be one person, without any name.
//
// It looks at the names of the nodes, in English, as XLSForms mostly have them. So it can miss such
// questions, and it warns only. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/xforms/form.h"
#include "kiosk/xforms/outline.h"

namespace xforms {

// Whether a node of this name asks for age, ethnicity, sex, disability, religion or orientation.
bool asks_for_a_trait(std::string_view name);

std::optional<Problem> find_singling_out(const Outline&);

}  // namespace xforms
