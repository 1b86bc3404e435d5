// SPDX-License-Identifier: Apache-2.0
// A recording that came with the form, to samples: WAV, FLAC, OGG and MP3 by libsndfile, at the sound card's
// rate by libsamplerate.
//
// The bytes come from outside. Refused before they are decoded where they are too many, have more channels
// than two or a rate that no recorder has; played no longer than `most_clip_seconds`. Nothing is read but
// these bytes. A recording is played at the speed it was spoken: a rate in percent would change its pitch.
// Errors: ErrorKind::invalid where nothing of it could be heard, so that its words can be said instead.
// Threads: one.
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
