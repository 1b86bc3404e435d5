// SPDX-License-Identifier: Apache-2.0
// The words of an outline: labels and choices of a form that nobody is filling in. Part of read_outline.
//
// A text whose language lacks it is given in the form's default language, else in any that has it, as a
// screen would show it (wording.h). Pure; any thread.
#pragma once

#include <vector>

#include "kiosk/xforms/model.h"
#include "kiosk/xforms/outline.h"

namespace xforms {

OutlineWords outline_words(const Model&, const Text&);
std::vector<OutlineChoice> outline_choices(const Model&, const Control&);

}  // namespace xforms
