// SPDX-License-Identifier: Apache-2.0
// The names of keys, as keys.h spells them, from what GLFW tells. Threads: any.
#pragma once

#include <string>

namespace kiosk {

// GLFW finds most keys by their place, from X's own names of them, so that F20 is F20 also where the
// desktop's layout calls it "microphone off". A key that it does not know is named by X's code, "Scancode
// 248", which kiosk.toml may use as well.
std::string key_name(int glfw_key, int scancode, int modifiers);

}  // namespace kiosk
