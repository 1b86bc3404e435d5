// SPDX-License-Identifier: Apache-2.0
// XPath 1.0 section 3.4's comparisons, with ODK's: two texts that are dates or dateTimes compare as moments.
// Private to this room.
#pragma once

#include <string_view>

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

// "3 > x" is "x < 3".
syntax::Operator mirrored(syntax::Operator);
bool compare(syntax::Operator, const Value& left, const Value& right);
bool compare_texts(syntax::Operator, std::string_view left, std::string_view right);

}  // namespace xforms
