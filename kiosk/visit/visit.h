// SPDX-License-Identifier: Apache-2.0
// One person at the kiosk, from the first touch to the last: their answers, where they are, and their
// settings.
//
// Holds what one person answered and set, in memory only. The next person gets a fresh Visit; the picture
// loop then forgets what was drawn and said. view() says what to show, apply() what a finger asked for,
// pass() that time went by. Time is an argument. The words of the language() must be set (words::speak)
// before view() and apply() are called. Threads: one. Errors: none leave here; what could not be stored shows
// in the view.
#pragma once

#include <optional>
#include <string>

#include "kiosk/visit/visit_state.h"

namespace kiosk {

class Visit {
 public:
    Visit(VisitContext, Moment now);
    // A sign-up for the newsletter after `thanked`, of which it has the settings and nothing else.
    Visit(VisitContext, const Visit& thanked, Moment now);

    screens::View view(Moment now) const;
    void apply(const screens::Intent&, Moment now);
    void touched(Moment now);  // a finger or a key: the person is there
    void pass(Moment now);     // idle time may have run out
    // Somebody thought better of signing up: the thanks again, with the settings that were made there.
    void come_back_from(const Visit& newsletter, Moment now);

    const std::string& language() const { return state_.language().code; }
    bool ended() const { return ended_ || state_.finished; }           // a fresh Visit is due
    const std::string& trouble() const { return state_.trouble; }      // why the last Submit was not stored
    bool sent() const { return state_.place.stage == Stage::thanks; }  // and the answers are overwritten
    // There is something to finish.
    bool begun() const { return state_.answers.begun || state_.signs_up() || sent(); }
    bool wants_newsletter() const { return state_.leads == VisitState::Leads::to_newsletter; }
    bool turned_back() const { return state_.leads == VisitState::Leads::back_to_thanks; }
    bool untouched() const { return untouched_; }  // nobody has begun: a new form may take its place
    Moment deadline(Moment now) const;             // when pass() or view() would next differ
    // Nobody has come for a while: which picture of the invitation is due.
    std::optional<int> invitation(Moment now) const;

 private:
    std::chrono::milliseconds idle(Moment now) const { return now.boot - last_touch_.boot; }
    Moment recorded(Moment now) const;  // as much of it as the answers may tell
    void take_settings_of(const Visit&, Moment now);
    bool asking(Moment now) const;  // "Are you still there?"
    void show_language(std::size_t);

    VisitState state_;
    Moment last_touch_;
    bool untouched_ = true;
    bool ended_ = false;
};

}  // namespace kiosk
