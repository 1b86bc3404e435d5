// SPDX-License-Identifier: Apache-2.0
// What a person sets about speech. Only settings live here: what is said, and when, is kiosk/speech's.
#include <algorithm>

#include "kiosk/overloaded.h"
#include "kiosk/visit.h"

namespace kiosk {

screens::Sound Visit::first_sound() const {
    screens::Sound sound;
    sound.rate = (ground_.config.speech_percent - 50) / 25;
    sound.volume = ground_.config.speech_volume;
    return sound;
}

void Visit::set_sound(const screens::Intent& intent) {
    using namespace screens;
    const auto begin = [this] {
        sound_.on = true;
        sound_.paused = sound_.unplugged = false;
        if (!ground_.languages[language_].speaks)
            sheet_ = Sheet::listen;
        else if (sheet_ == Sheet::listen)
            sheet_ = Sheet::none;
    };
    std::visit(Overloaded{
                   [&](const Listen&) {
                       if (sound_.on && !sound_.unplugged)
                           sheet_ = Sheet::listen;
                       else
                           begin();
                   },
                   [&](const SoundOn&) { begin(); },
                   [&](const HeadphonesIn&) { begin(); },
                   // VVSG 2.0, 6.1-C: one of the two stays on, or nobody could go on.
                   [&](const SoundOff&) { sound_.on = sound_.paused = sound_.picture_off = false; },
                   [&](const HeadphonesOut&) {
                       if (!sound_.on) return;
                       sound_.unplugged = true;
                       sound_.picture_off = sound_.answers_aloud = false;
                       sheet_ = Sheet::listen;
                   },
                   [&](const SpeechRate& wish) {
                       sound_.rate = std::clamp(sound_.rate + wish.steps, 0, Sound::rates - 1);
                   },
                   [&](const SpeechVolume& wish) {
                       sound_.volume = std::clamp(sound_.volume + wish.steps, 0, Sound::loudest);
                   },
                   [&](const PauseSpeech&) { sound_.paused = sound_.on && !sound_.paused; },
                   [&](const RepeatSpeech&) { sound_.paused = false; },
                   [&](const SkipSpeech&) { sound_.paused = false; },
                   [&](const WhereAmI&) { sound_.paused = false; },
                   [&](const PictureOff&) { sound_.picture_off = sound_.on && !sound_.unplugged; },
                   [&](const PictureOn&) { sound_.picture_off = false; },
                   [&](const ReadAnswersAloud& wish) { sound_.answers_aloud = wish.on; },
                   [](const auto&) {},
               },
               intent);
}

}  // namespace kiosk
