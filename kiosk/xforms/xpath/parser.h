// SPDX-License-Identifier: Apache-2.0
// XPath 1.0's grammar, read by recursive descent into a syntax tree.
//
// Refuses, with the place: what is no XPath 1.0, axes that no form needs (following, preceding, namespace), a
// known function with a wrong count of arguments, a literal regex() pattern that does not compile, and
// expressions made to exhaust the machine: over 256 KiB, over 256 steps in a path, brackets over 200 deep. An
// unknown function is no error here, so that Expression::unknown_functions() can name all of them.
#pragma once

#include <string_view>

#include "kiosk/result.h"
#include "kiosk/xforms/xpath/syntax.h"

namespace xforms {

kiosk::Result<syntax::Node> parse_syntax(std::string_view source);

}  // namespace xforms
