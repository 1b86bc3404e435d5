// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/sound_card.h"

#include <alsa/asoundlib.h>

namespace voice {
namespace {

constexpr unsigned buffer_us = 200000;

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

}  // namespace

void SoundCard::Close::operator()(snd_pcm_t* pcm) const {
    snd_pcm_drop(pcm);
    snd_pcm_close(pcm);
}

SoundCard::SoundCard(std::string device, int samples_a_second)
    : device_(std::move(device)), samples_a_second_(samples_a_second) {
    snd_lib_error_set_handler(say_nothing);  // it would write to the standard error, over and over
}

kiosk::Result<void> SoundCard::open() {
    snd_pcm_t* pcm = nullptr;
    // Without NONBLOCK, opening waits for as long as another program has the device.
    int failed = snd_pcm_open(&pcm, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (failed == 0) {
        open_.reset(pcm);
        snd_pcm_nonblock(pcm, 0);
        failed = snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                                    static_cast<unsigned>(samples_a_second_), 1, buffer_us);
    }
    if (failed >= 0) return {};
    open_.reset();
    return kiosk::fail(kiosk::ErrorKind::invalid,
                       "Nothing can be read aloud: the sound device \"" + device_ + "\" cannot be opened (" +
                           snd_strerror(failed) +
                           "). Connect it, or name another one as device below [speech] in kiosk.toml");
}

kiosk::Result<void> SoundCard::try_it() {
    auto opened = open();
    close();
    return opened;
}

kiosk::Result<void> SoundCard::write(std::span<const std::int16_t> samples) {
    if (!open_)
        if (auto opened = open(); !opened) return opened;
    while (!samples.empty()) {
        snd_pcm_sframes_t written = snd_pcm_writei(open_.get(), samples.data(), samples.size());
        // An underrun, or the machine slept: begin again. Another error means that the device has gone.
        if (written < 0) written = snd_pcm_recover(open_.get(), static_cast<int>(written), 1);
        if (written < 0) {
            open_.reset();
            return kiosk::fail(kiosk::ErrorKind::invalid,
                               "Nothing can be read aloud: the sound device \"" + device_ + "\" has gone (" +
                                   snd_strerror(static_cast<int>(written)) + "). Connect it again");
        }
        samples = samples.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

std::chrono::milliseconds SoundCard::left() const {
    snd_pcm_sframes_t frames = 0;
    if (!open_ || snd_pcm_delay(open_.get(), &frames) < 0 || frames <= 0) return std::chrono::milliseconds{0};
    // What is less than a period starts only when it is told to.
    if (snd_pcm_state(open_.get()) == SND_PCM_STATE_PREPARED) snd_pcm_start(open_.get());
    return std::chrono::milliseconds{frames * 1000 / samples_a_second_ + 1};
}

void SoundCard::cut() {
    if (!open_) return;
    snd_pcm_drop(open_.get());
    snd_pcm_prepare(open_.get());
}

}  // namespace voice
