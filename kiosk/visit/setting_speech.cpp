// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kiosk/visit/setting.h"

namespace kiosk {
namespace {

using screens::Began;
using screens::Sheet;
using screens::Sound;

void begin(VisitState& visit, Began began) {
    Sound& sound = visit.settings.sound;
    sound.on = true;
    sound.began = began;
    sound.unplugged = false;
    if (visit.language().speaks)
        visit.place.close(Sheet::listen);
    else
        visit.place.open(Sheet::listen);
}

// What is asked for on the sheet is about the page under it.
void resume(VisitState& visit) {
    visit.place.close(Sheet::listen);
}

}  // namespace

void on(VisitState& visit, const screens::Listen& asked, Moment) {
    const Sound& sound = visit.settings.sound;
    if (asked.began == Began::by_itself && (visit.settings.wants_silence || sound.on)) return;
    if (sound.on && !sound.unplugged && visit.language().speaks)
        visit.place.open(Sheet::listen);
    else
        begin(visit, asked.began);
}

void on(VisitState& visit, const screens::SoundOn&, Moment) {
    begin(visit, Began::by_keys);
}

void on(VisitState& visit, const screens::HeadphonesIn&, Moment) {
    begin(visit, Began::by_finger);
}

// VVSG 2.0, 6.1-C: one of the two stays on, or nobody could go on.
void on(VisitState& visit, const screens::SoundOff&, Moment) {
    Sound& sound = visit.settings.sound;
    sound.on = sound.picture_off = sound.unplugged = false;
    visit.place.close(Sheet::listen);
    visit.settings.wants_silence = true;
}

void on(VisitState& visit, const screens::HeadphonesOut&, Moment) {
    Sound& sound = visit.settings.sound;
    if (!sound.on) return;
    sound.unplugged = true;
    sound.picture_off = sound.answers_aloud = false;
    visit.place.open(Sheet::listen);
}

void on(VisitState& visit, const screens::SpeechRate& asked, Moment) {
    int& rate = visit.settings.sound.rate;
    rate = std::clamp(rate + asked.steps, 0, Sound::rates - 1);
}

void on(VisitState& visit, const screens::SpeechVolume& asked, Moment) {
    int& volume = visit.settings.sound.volume;
    volume = std::clamp(volume + asked.steps, 0, Sound::loudest);
}

void on(VisitState& visit, const screens::PauseSpeech&, Moment) {
    resume(visit);
}

void on(VisitState& visit, const screens::RepeatSpeech&, Moment) {
    resume(visit);
}

void on(VisitState& visit, const screens::SkipSpeech&, Moment) {
    resume(visit);
}

void on(VisitState& visit, const screens::WhereAmI&, Moment) {
    resume(visit);
}

void on(VisitState& visit, const screens::PictureOff&, Moment) {
    Sound& sound = visit.settings.sound;
    sound.picture_off = sound.on && !sound.unplugged;
}

void on(VisitState& visit, const screens::PictureOn&, Moment) {
    visit.settings.sound.picture_off = false;
}

void on(VisitState& visit, const screens::ReadAnswers& asked, Moment) {
    visit.settings.sound.answers_aloud = asked.aloud == screens::Aloud::yes;
    resume(visit);
}

}  // namespace kiosk
