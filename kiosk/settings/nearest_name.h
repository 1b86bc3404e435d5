// SPDX-License-Identifier: Apache-2.0
// Which name was meant by one that is none. Pure; any thread.
#pragma once

#include <set>
#include <string>

namespace kiosk {

// The one with the fewest letters wrong, missing, too many or changed places; "" where none is near.
std::string nearest_name(const std::string& wrong, const std::set<std::string>& names);

}  // namespace kiosk
