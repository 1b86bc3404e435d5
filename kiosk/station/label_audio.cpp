// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/label_audio.h"

#include "kiosk/overloaded.h"

namespace kiosk {
namespace {

using Clips = std::map<std::string, std::string>;

void add(Clips& clips, const xforms::Words& words) {
    if (!words.audio.empty()) clips.emplace(words.plain(), words.audio);
}

void add(Clips& clips, const std::vector<xforms::Words>& all) {
    for (const xforms::Words& words : all) add(clips, words);
}

void add(Clips& clips, const xforms::Question& question) {
    for (const xforms::Words* words : {&question.label, &question.hint, &question.guidance})
        add(clips, *words);
    for (const xforms::Choice& choice : question.choices) add(clips, choice.label);
}

void add(Clips& clips, const xforms::Page& page) {
    add(clips, page.titles);
    for (const xforms::Question& question : page.questions) add(clips, question);
}

}  // namespace

Clips clips_in(const screens::View& view) {
    Clips clips;
    std::visit(Overloaded{
                   [&](const screens::Welcome& screen) { add(clips, screen.page); },
                   [&](const screens::About& screen) { add(clips, screen.page); },
                   [&](const screens::QuestionPage& screen) {
                       add(clips, screen.titles);
                       for (const screens::Item& item : screen.items) add(clips, item.question);
                   },
                   [&](const screens::RepeatPage& screen) {
                       add(clips, screen.titles);
                       add(clips, screen.repeat.label);
                   },
                   // No text of the form stands there that could have a sound.
                   [](const screens::Attract&) {},
                   [](const screens::Check&) {},
                   [](const screens::Thanks&) {},
                   [](const screens::StillThere&) {},
                   [](const screens::OutOfService&) {},
                   [](const screens::PinPad&) {},
                   [](const screens::Staff&) {},
                   [](const screens::StaffTrial&) {},
                   [](const screens::Readiness&) {},
                   [](const screens::StaffHours&) {},
               },
               view.screen);
    clips.erase("");
    return clips;
}

}  // namespace kiosk
