// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/setting.h"

#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/numbers.h"

namespace kiosk {

namespace {

// A number that is being typed goes on in the digits and with the decimal sign of the other language.
void write_numbers_anew(VisitState& visit, const std::string& before) {
    for (auto& [reference, draft] : visit.answers.drafts) {
        const auto question = visit.answers.instance.question(reference);
        if (!question || !screens::is_number(*question)) continue;
        const auto stored = words::stored_number(draft.text, before);
        if (!stored) continue;
        const std::string text = words::own_number(*stored, visit.language().code);
        if (text != draft.text) draft = {.text = text, .caret = text.size()};
    }
}

// Screenfuls of other letters, or of another height, end elsewhere: what was not shown yet may lie before the
// one that has this number now.
void show_from_the_first_part(VisitState& visit) {
    visit.place.part = 0;
    visit.place.changed.clear();
}

}  // namespace

void on(VisitState& visit, const screens::ChooseLanguage& chosen, Moment) {
    visit.place.sheet = screens::Sheet::none;
    if (chosen.index >= visit.context.languages.size()) return;
    const std::string before = visit.language().code;
    if (visit.settings.language != chosen.index) {
        show_from_the_first_part(visit);
        // Whoever changes an answer meanwhile comes back to the head of the check: it stood in other words.
        if (!visit.place.changing.empty()) visit.place.back_to = from_the_first_part;
    }
    visit.settings.language = chosen.index;
    write_numbers_anew(visit, before);
    if (!visit.context.form_languages.empty())
        visit.answers.instance.set_language(visit.context.form_languages[chosen.index]);
    if (visit.place.keyboard) visit.place.keyboard->layout = visit.language().code;
    const screens::Sound& sound = visit.settings.sound;
    const bool silent = sound.unplugged || !visit.language().speaks;
    if (sound.on && silent) visit.place.open(screens::Sheet::listen);
}

void on(VisitState& visit, const screens::ChooseSize& chosen, Moment) {
    if (visit.settings.size != chosen.size) show_from_the_first_part(visit);
    visit.settings.size = chosen.size;
}

void on(VisitState& visit, const screens::ChoosePalette& chosen, Moment) {
    visit.settings.palette = chosen.palette;
}

void on(VisitState& visit, const screens::ToggleLowered&, Moment) {
    visit.settings.lowered = !visit.settings.lowered;
    show_from_the_first_part(visit);
}

void on(VisitState& visit, const screens::PutSettingsBack&, Moment now) {
    on(visit, screens::ChooseLanguage{0}, now);
    // Speech goes on as it came about, and stays silent where headphones came out: neither is a setting. Nor
    // is which switch is which, or that the person wants silence.
    const Settings before = visit.settings;
    if (before.size != visit.context.size || before.lowered) show_from_the_first_part(visit);
    visit.settings = {.size = visit.context.size,
                      .sound = visit.context.sound,
                      .wants_silence = before.wants_silence,
                      .switches = before.switches};
    visit.settings.sound.on = before.sound.on;
    visit.settings.sound.began = before.sound.began;
    visit.settings.sound.unplugged = before.sound.unplugged;
}

}  // namespace kiosk
