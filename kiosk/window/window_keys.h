// SPDX-License-Identifier: Apache-2.0
// Names the keys that GLFW reports, as keys.h spells them. Threads: any.
#pragma once

#include <string>

namespace kiosk {

// GLFW finds most keys by their place, from X's own names: F20 is F20 even where the desktop's layout calls
// it "microphone off". A key that GLFW does not know is named by X's code, such as "Scancode 248". kiosk.toml
// may use that name too. "" for a modifier, and for a key that is pressed with Ctrl, Alt or Super: those are
// chords of a desktop, which mean nothing here (RELIABILITY E4 to E7), and no keypad sends them.
std::string key_name(int glfw_key, int scancode, int modifiers);

}  // namespace kiosk
