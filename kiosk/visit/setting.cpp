// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/setting.h"

namespace kiosk {

void on(VisitState& visit, const screens::ChooseLanguage& chosen, Moment) {
    visit.place.sheet = screens::Sheet::none;
    if (chosen.index >= visit.context.languages.size()) return;
    visit.settings.language = chosen.index;
    if (!visit.context.form_languages.empty())
        visit.answers.instance.set_language(visit.context.form_languages[chosen.index]);
    if (visit.place.keyboard) visit.place.keyboard->layout = visit.language().code;
    const screens::Sound& sound = visit.settings.sound;
    const bool silent = sound.unplugged || !visit.language().speaks;
    if (sound.on && silent) visit.place.open(screens::Sheet::listen);
}

void on(VisitState& visit, const screens::ChooseSize& chosen, Moment) {
    visit.settings.size = chosen.size;
}

void on(VisitState& visit, const screens::ChoosePalette& chosen, Moment) {
    visit.settings.palette = chosen.palette;
}

void on(VisitState& visit, const screens::ToggleLowered&, Moment) {
    visit.settings.lowered = !visit.settings.lowered;
}

void on(VisitState& visit, const screens::PutSettingsBack&, Moment now) {
    on(visit, screens::ChooseLanguage{0}, now);
    // Speech goes on as it came about, and stays silent where headphones came out: neither is a setting. Nor
    // is which switch is which, or that the person wants silence.
    const Settings before = visit.settings;
    visit.settings = {
        .sound = visit.context.sound, .wants_silence = before.wants_silence, .switches = before.switches};
    visit.settings.sound.on = before.sound.on;
    visit.settings.sound.began = before.sound.began;
    visit.settings.sound.unplugged = before.sound.unplugged;
}

}  // namespace kiosk
