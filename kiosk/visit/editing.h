// SPDX-License-Identifier: Apache-2.0
// What becomes of answers: each EditIntent, and each TypeIntent of the on-screen keyboard, which types into a
// Draft letter by letter or by way of pinyin.
#pragma once

#include "kiosk/visit/visit_state.h"

namespace kiosk {

void on(VisitState&, const screens::GiveAnswer&, Moment now);
void on(VisitState&, const screens::ClearAnswer&, Moment now);
void on(VisitState&, const screens::StepDateField&, Moment now);
void on(VisitState&, const screens::AddInstance&, Moment now);
void on(VisitState&, const screens::RemoveInstance&, Moment now);
void on(VisitState&, const screens::OpenField&, Moment now);
void on(VisitState&, const screens::PlaceCaret&, Moment now);
void on(VisitState&, const screens::CloseKeyboard&, Moment now);
void on(VisitState&, const screens::ChooseLayout&, Moment now);
void on(VisitState&, const screens::ShowKeys&, Moment now);

void on(VisitState&, const screens::TypeText&, Moment now);
void on(VisitState&, const screens::EditText&, Moment now);
void on(VisitState&, const screens::ToggleShift&, Moment now);
void on(VisitState&, const screens::ToggleAlphabetical&, Moment now);
void on(VisitState&, const screens::ChooseCandidate&, Moment now);
void on(VisitState&, const screens::ShowCandidates&, Moment now);
void on(VisitState&, const screens::CommitPreedit&, Moment now);

// Takes the likeliest candidates for the letters that wait: before any intent but a TypeIntent, or they would
// be lost.
void commit_preedit(VisitState&);

}  // namespace kiosk
