// SPDX-License-Identifier: Apache-2.0
// Plays samples on the loudspeaker or headphones, by ALSA. The device is open only while there is something
// to hear, so that a silent kiosk wakes nothing.
//
// Threads: one. Errors: ErrorKind::invalid where the device is missing, busy or gone; the next write tries to
// open it again.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "kiosk/result.h"

typedef struct _snd_pcm snd_pcm_t;  // NOLINT: ALSA's own spelling

namespace voice {

class SoundCard {
 public:
    SoundCard(std::string device, int samples_a_second);

    // Waits while the device's buffer of a fifth of a second is full.
    kiosk::Result<void> write(std::span<const std::int16_t>);
    kiosk::Result<void> try_it();            // opens and closes it: is it there?
    std::chrono::milliseconds left() const;  // until all that was written has been heard
    void cut();                              // drops what nobody has heard yet
    void close() { open_.reset(); }

 private:
    kiosk::Result<void> open();

    struct Close {
        void operator()(snd_pcm_t*) const;
    };
    std::string device_;
    int samples_a_second_;
    std::unique_ptr<snd_pcm_t, Close> open_;
};

}  // namespace voice
