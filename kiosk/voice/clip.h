// SPDX-License-Identifier: Apache-2.0
// Turns a recording of the form into samples: WAV, FLAC, OGG and MP3 by libsndfile, at the sound card's rate
// by libsamplerate.
//
// The bytes come from outside. They are refused before decoding where they are too many, have more than two
// channels, or have a rate that no recorder uses. Playing ends after `most_clip_seconds`. Nothing but these
// bytes is read. A recording plays at the speed at which it was spoken: a rate in percent would change its
// pitch. Errors: ErrorKind::invalid where nothing of it could be heard, so that the voice can say its words
// instead. Threads: one.
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/result.h"
#include "kiosk/voice/synthesiser.h"

namespace voice {

// The kiosk hands all recordings of the form down as one file, open at this number.
inline constexpr int recordings_file = 3;

struct Clip {
    std::string name;  // in the form's media, for a sentence about it
    std::size_t at = 0, bytes = 0;
};

inline constexpr std::size_t most_clip_bytes = 16U << 20U;
inline constexpr int most_clip_seconds = 300;

// Returns when all has been taken, or the sink has had enough.
kiosk::Result<void> play(const Clip&, int file, int samples_a_second, const Sink&);

}  // namespace voice
