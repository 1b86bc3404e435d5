// SPDX-License-Identifier: Apache-2.0
// Turns words into samples, by espeak-ng: plain text only, at a measured speed.
//
// Refuses markup: SSML, phonemes, and commands hidden in control characters are said as they stand, and no
// file that they name is opened. What would overflow espeak-ng's buffers is cut (pieces.h). A process has one
// espeak-ng. Threads: one. Errors: ErrorKind::invalid where
// its voices, or the one that was asked for, are not installed.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "kiosk/result.h"

namespace voice {

// Takes samples, 16 bit, one channel. Returns false to stop.
using Sink = std::function<bool(std::span<const std::int16_t>)>;

class Synthesiser {
 public:
    static kiosk::Result<Synthesiser> open();

    int samples_a_second() const { return samples_a_second_; }

    // Returns when all has been taken, or the sink has had enough. `percent` of the usual speed, 50 to 200.
    kiosk::Result<void> say(const std::string& words, const std::string& voice, int percent, const Sink&);

 private:
    explicit Synthesiser(int samples_a_second) : samples_a_second_(samples_a_second) {}

    int samples_a_second_;
    std::string voice_;
};

}  // namespace voice
