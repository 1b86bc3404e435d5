// SPDX-License-Identifier: Apache-2.0
// What is heard and is no voice, made of samples. The tone is that by which staff try the sound: it is heard
// in every language, and where no voice is installed. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace voice {

// 440 Hz for 0.6 s, half as loud as can be, without a click at either end.
std::vector<std::int16_t> tone(int samples_a_second);

// That a press has done something: 6 ms, an eighth as loud as can be and dying away.
std::vector<std::int16_t> click(int samples_a_second);

}  // namespace voice
