// SPDX-License-Identifier: Apache-2.0
#include "kiosk/clips_in_view.h"

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
                   [&](const screens::Welcome& sight) { add(clips, sight.page); },
                   [&](const screens::About& sight) { add(clips, sight.page); },
                   [&](const screens::QuestionPage& sight) {
                       add(clips, sight.titles);
                       for (const screens::Item& item : sight.items) add(clips, item.question);
                   },
                   [&](const screens::RepeatPage& sight) {
                       add(clips, sight.titles);
                       add(clips, sight.repeat.label);
                   },
                   [](const auto&) {},
               },
               view.sight);
    clips.erase("");
    return clips;
}

}  // namespace kiosk
