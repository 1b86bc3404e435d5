// SPDX-License-Identifier: Apache-2.0
// How a visit moves: what becomes of each MoveIntent. Start and Submit also write to the store.
#pragma once

#include "kiosk/visit/visit_state.h"

namespace kiosk {

void on(VisitState&, const screens::Start&, Moment now);
void show_first_question(VisitState&);
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
