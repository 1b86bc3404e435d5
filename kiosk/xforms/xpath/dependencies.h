// SPDX-License-Identifier: Apache-2.0
// Finds what an expression reads, without evaluating it. Private to this room.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/xforms/xpath/syntax.h"

namespace xforms {

std::vector<Dependency> find_dependencies(const syntax::Node& root, std::string_view home);

}  // namespace xforms
