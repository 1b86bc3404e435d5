// SPDX-License-Identifier: Apache-2.0
// Words to samples, by espeak-ng: plain text only, at a measured speed.
//
// Refuses markup: no SSML, no phonemes, no commands hidden in control characters; such text is said as it
// stands, and no file that it names is opened. espeak-ng is one to a process. Threads: one. Errors:
// ErrorKind::invalid where its voices are not installed, or not the one asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "kiosk/result.h"

namespace voice {

// Takes samples, 16 bit, one channel; false to stop.
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
