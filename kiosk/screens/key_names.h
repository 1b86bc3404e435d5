// SPDX-License-Identifier: Apache-2.0
// What a key is called when it is spoken: the letter itself, but marks have names.
#pragma once

#include <string>

namespace screens {

std::string key_name(const std::string& text);

}  // namespace screens
