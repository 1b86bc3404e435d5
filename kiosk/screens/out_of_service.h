// SPDX-License-Identifier: Apache-2.0
// What is said where nobody can answer, on the page and on the calm picture that follows it.
#pragma once

#include <string>

#include "kiosk/screens/screen.h"

namespace screens {

std::string heading_of(const OutOfService&);
std::string reason_of(const OutOfService&);

}  // namespace screens
