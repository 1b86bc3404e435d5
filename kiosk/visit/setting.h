// SPDX-License-Identifier: Apache-2.0
// What a person sets for the time of their visit: language, sizes and colours, speech, and which key or
// switch does what. Only settings live here: what is said, and when, is kiosk/speech's.
#pragma once

#include "kiosk/visit/visit_state.h"

namespace kiosk {

void on(VisitState&, const screens::ChooseLanguage&, Moment now);
void on(VisitState&, const screens::ChooseSize&, Moment now);
void on(VisitState&, const screens::ChoosePalette&, Moment now);
void on(VisitState&, const screens::ToggleLowered&, Moment now);
void on(VisitState&, const screens::PutSettingsBack&, Moment now);

void on(VisitState&, const screens::Listen&, Moment now);
void on(VisitState&, const screens::SpeechRate&, Moment now);
void on(VisitState&, const screens::SpeechVolume&, Moment now);
void on(VisitState&, const screens::PauseSpeech&, Moment now);
void on(VisitState&, const screens::RepeatSpeech&, Moment now);
void on(VisitState&, const screens::SkipSpeech&, Moment now);
void on(VisitState&, const screens::WhereAmI&, Moment now);
void on(VisitState&, const screens::SoundOff&, Moment now);
void on(VisitState&, const screens::SoundOn&, Moment now);
void on(VisitState&, const screens::PictureOff&, Moment now);
void on(VisitState&, const screens::PictureOn&, Moment now);
void on(VisitState&, const screens::ReadAnswers&, Moment now);
void on(VisitState&, const screens::HeadphonesIn&, Moment now);
void on(VisitState&, const screens::HeadphonesOut&, Moment now);

void on(VisitState&, const screens::ToggleKeyHelp&, Moment now);
void on(VisitState&, const screens::ExplainKey&, Moment now);
void on(VisitState&, const screens::StrikeSwitch&, Moment now);
void on(VisitState&, const screens::ChooseScan&, Moment now);

}  // namespace kiosk
