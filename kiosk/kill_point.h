// SPDX-License-Identifier: Apache-2.0
// Named places where a test ends the program as a power cut would, between one step of an answer's way and
// the next (RELIABILITY F2). HAVE_YOUR_SAY_END_AT names one in the environment; the program that passes it
// is gone at once, without a destructor, with the exit code killed_here. tests/journey/kill_point_test.cpp
// goes through them all.
//
// Only a build with tests knows them: what is installed asks no environment. They lie between steps; the
// middle of a write or of a request is met by kills at random (kill_test.cpp), and by the disk that forgets
// (tests/store/power_cut). Threads: any. Errors: none.
#pragma once

namespace kiosk {

inline constexpr int killed_here = 86;

void kill_point(const char* name);

// Whether a test says that the graphics driver was reset, which software OpenGL never is: from when the file
// is there that HAVE_YOUR_SAY_RESET_WHEN names (RELIABILITY F14).
bool reset_point();

}  // namespace kiosk
