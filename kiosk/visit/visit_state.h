// SPDX-License-Identifier: Apache-2.0
// All that a visit knows: its Answers, its Place and its Settings, on their VisitContext.
//
// Plain data, which the on() functions of this room change and show() makes a view of. Threads: one.
#pragma once

#include <string>
#include <vector>

#include "kiosk/visit/answers.h"
#include "kiosk/visit/page_cache.h"
#include "kiosk/visit/place.h"
#include "kiosk/visit/visit_context.h"

namespace kiosk {

// What the person has set, for as long as the visit lasts.
struct Settings {
    std::size_t language = 0;  // index into VisitContext::languages
    touch::Palette palette = touch::Palette::standard;
    touch::TextSize size = touch::TextSize::large;
    bool lowered = false;
    screens::Sound sound;
    bool wants_silence = false;  // the person turned the sound off: a key does not turn it on again
    screens::SwitchSetup switches;
};

struct VisitState {
    VisitContext context;
    Answers answers;
    Place place;
    Settings settings;

    // The form's own pages, by appearance: not counted as questions.
    std::vector<std::string> welcome_pages, about_pages;
    mutable PageCache page_cache;  // what follows from the answers and the place
    std::string trouble;           // why the last Submit was not stored, for staff
    bool finished = false;         // the person said so
    // From the thanks to the newsletter, or from there back: the station follows.
    enum class Leads { nowhere, to_newsletter, back_to_thanks };
    Leads leads = Leads::nowhere;

    bool signs_up() const { return context.purpose == VisitContext::Purpose::newsletter; }
    const screens::LanguageName& language() const { return context.languages[settings.language]; }
    const xforms::Page& page_here() const { return page_cache.page(answers.instance, place.page); }
    // The question of that reference on the present page.
    std::optional<xforms::Question> question_here(const std::string& reference) const;
    // That are relevant now, in the form's order. Valid until the answers change.
    const std::vector<std::string>& question_pages() const;
    bool closed(Moment now) const;  // before opening or after closing, and not in practice
};

}  // namespace kiosk
