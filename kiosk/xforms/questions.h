// SPDX-License-Identifier: Apache-2.0
// A question as a screen is told it, with every condition decided, and what its answer violates.
// Reads the state only. Threads: that of the state.
#pragma once

#include <vector>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/pages.h"

namespace xforms {

Question question_of(const InstanceState&, const QuestionNode&);
void find_violations(const InstanceState&, const QuestionNode&, std::vector<Violation>& to);

}  // namespace xforms
