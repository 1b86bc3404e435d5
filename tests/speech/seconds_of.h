// SPDX-License-Identifier: Apache-2.0
// How long espeak-ng takes to say something.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "kiosk/voice/synthesiser.h"

namespace listener {

inline double seconds_of(const std::string& words, int percent = 100, const std::string& voice = "en") {
    static auto synthesiser = voice::Synthesiser::open();
    if (!synthesiser) {
        ADD_FAILURE() << synthesiser.error().sentence;
        return 0;
    }
    std::size_t samples = 0;
    const auto said = synthesiser->say(words, voice, percent, [&](auto some) {
        samples += some.size();
        return true;
    });
    EXPECT_TRUE(said.has_value()) << said.error().sentence;
    return static_cast<double>(samples) / synthesiser->samples_a_second();
}

}  // namespace listener
