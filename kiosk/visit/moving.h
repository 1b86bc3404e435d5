// SPDX-License-Identifier: Apache-2.0
// How a visit moves: what becomes of each MoveIntent. Start and Submit also write to the store.
#pragma once

#include "kiosk/visit/visit_state.h"

namespace kiosk {

void on(VisitState&, const screens::Start&, Moment now);
void show_first_question(VisitState&);
// The questions of the present page, by reference; none where there is no such page.
std::vector<std::string> questions_here(const VisitState&);
// After an answer to `answered`, before which the page had those questions. Where others come or go before
// it, each screenful begins elsewhere, and what nobody has seen may lie before the one on the glass: Continue
// then leads through all of them again.
void note_other_questions(VisitState&, const std::vector<std::string>& before, const std::string& answered);
void on(VisitState&, const screens::Wake&, Moment now);
void on(VisitState&, const screens::OpenAbout&, Moment now);
void on(VisitState&, const screens::Continue&, Moment now);
void on(VisitState&, const screens::Back&, Moment now);
void on(VisitState&, const screens::ShowPart&, Moment now);
void on(VisitState&, const screens::ChangeAnswer&, Moment now);
void on(VisitState&, const screens::Submit&, Moment now);
// Again, where it waits for the other program (Answers::storing_since).
void store_answers(VisitState&, Moment now);
void on(VisitState&, const screens::OpenNewsletter&, Moment now);
void on(VisitState&, const screens::EndVisit&, Moment now);
void on(VisitState&, const screens::StayHere&, Moment now);
void on(VisitState&, const screens::OpenSheet&, Moment now);
void on(VisitState&, const screens::CloseSheet&, Moment now);
void on(VisitState&, const screens::ShowPicture&, Moment now);
void on(VisitState&, const screens::OpenList&, Moment now);
void on(VisitState&, const screens::CloseList&, Moment now);
void on(VisitState&, const screens::ChangeInstance&, Moment now);
void on(VisitState&, const screens::AskRemoval&, Moment now);
void on(VisitState&, const screens::KeepInstance&, Moment now);

}  // namespace kiosk
