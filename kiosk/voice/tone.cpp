// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/tone.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace voice {

std::vector<std::int16_t> tone(int samples_a_second) {
    constexpr double pitch = 440, seconds = 0.6, fade_seconds = 0.02;
    constexpr double loudest = std::numeric_limits<std::int16_t>::max() / 2.0;
    std::vector<std::int16_t> samples(static_cast<std::size_t>(samples_a_second * seconds));
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double from_end = static_cast<double>(std::min(at, samples.size() - 1 - at)) / samples_a_second;
        const double loudness = loudest * std::min(1.0, from_end / fade_seconds);
        const double turn = 2 * std::numbers::pi * pitch * static_cast<double>(at) / samples_a_second;
        samples[at] = static_cast<std::int16_t>(std::lround(loudness * std::sin(turn)));
    }
    return samples;
}

std::vector<std::int16_t> click(int samples_a_second) {
    constexpr double pitch = 1500, seconds = 0.006, dies_away_seconds = 0.0015;
    constexpr double loudest = std::numeric_limits<std::int16_t>::max() / 8.0;
    std::vector<std::int16_t> samples(static_cast<std::size_t>(samples_a_second * seconds));
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double time = static_cast<double>(at) / samples_a_second;
        const double loudness = loudest * std::exp(-time / dies_away_seconds);
        samples[at] =
            static_cast<std::int16_t>(std::lround(loudness * std::sin(2 * std::numbers::pi * pitch * time)));
    }
    return samples;
}

}  // namespace voice
