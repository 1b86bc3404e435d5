// SPDX-License-Identifier: Apache-2.0
// What speech calls a key: a letter by itself, a mark by its name.
#pragma once

#include <string>

namespace screens {

std::string key_name(const std::string& text);

}  // namespace screens
