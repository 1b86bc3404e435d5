// SPDX-License-Identifier: Apache-2.0
// What a person sets about speech. Only settings live here: what is said, and when, is kiosk/speech's.
#include <algorithm>

#include "kiosk/overloaded.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

screens::Sound Visit::first_sound() const {
    screens::Sound sound;
    sound.rate = (context_.config.speech_percent - 50) / 25;
    sound.volume = context_.config.speech_volume;
    return sound;
}

void Visit::set_sound(const screens::Intent& intent) {
    using namespace screens;
    const auto begin = [this](Began began = Began::by_finger) {
        sound_.on = true;
        sound_.began = began;
        sound_.unplugged = false;
        if (!context_.languages[language_].speaks)
            sheet_ = Sheet::listen;
        else if (sheet_ == Sheet::listen)
            sheet_ = Sheet::none;
    };
    // What is asked for on the sheet is about the page under it.
    const auto resume = [this] {
        if (sheet_ == Sheet::listen) sheet_ = Sheet::none;
    };
    std::visit(Overloaded{
                   [&](const Listen& wish) {
                       if (wish.began == Began::by_itself && (silence_wished_ || sound_.on)) return;
                       if (sound_.on && !sound_.unplugged && context_.languages[language_].speaks)
                           sheet_ = Sheet::listen;
                       else
                           begin(wish.began);
                   },
                   [&](const SoundOn&) { begin(Began::by_keys); },
                   [&](const HeadphonesIn&) { begin(); },
                   // VVSG 2.0, 6.1-C: one of the two stays on, or nobody could go on.
                   [&](const SoundOff&) {
                       sound_.on = sound_.picture_off = sound_.unplugged = false;
                       if (sheet_ == Sheet::listen) sheet_ = Sheet::none;
                       silence_wished_ = true;
                   },
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
                   [&](const PauseSpeech&) { resume(); },
                   [&](const RepeatSpeech&) { resume(); },
                   [&](const SkipSpeech&) { resume(); },
                   [&](const WhereAmI&) { resume(); },
                   [&](const PictureOff&) { sound_.picture_off = sound_.on && !sound_.unplugged; },
                   [&](const PictureOn&) { sound_.picture_off = false; },
                   [&](const ReadAnswersAloud& wish) {
                       sound_.answers_aloud = wish.on;
                       resume();
                   },
                   [](const auto&) {},
               },
               intent);
}

}  // namespace kiosk
