// SPDX-License-Identifier: Apache-2.0
// The tone by which staff try the sound: it is heard in every language, and where no voice is installed.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace voice {

// 440 Hz for 0.6 s, half as loud as can be, without a click at either end.
std::vector<std::int16_t> tone(int samples_a_second);

}  // namespace voice
