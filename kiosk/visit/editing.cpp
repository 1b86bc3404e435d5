// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/editing.h"

#include <algorithm>

#include "kiosk/visit/moving.h"

namespace kiosk {

void on(VisitState& visit, const screens::GiveAnswer& given, Moment now) {
    const std::vector<std::string> before = questions_here(visit);
    if (!visit.answers.give(given.reference, given.value, now)) return;
    note_other_questions(visit, before, given.reference);
    const auto question = visit.question_here(given.reference);
    if (!question || question->control != xforms::ControlKind::select_one || given.value.empty()) return;
    if (visit.place.list == given.reference) on(visit, screens::CloseList{}, now);
    // ODK XForms spec, "Appearances": quick goes on with the choice, where nothing else is asked with it.
    if (question->has_any_appearance({"quick", "quickcompact"}) && visit.page_here().questions.size() == 1)
        on(visit, screens::Continue{}, now);
}

void on(VisitState& visit, const screens::ClearAnswer& asked, Moment now) {
    const std::vector<std::string> before = questions_here(visit);
    visit.answers.clear(asked.reference, now);
    note_other_questions(visit, before, asked.reference);
}

void on(VisitState& visit, const screens::StepDateField& step, Moment now) {
    const std::vector<std::string> before = questions_here(visit);
    if (const auto question = visit.question_here(step.reference))
        visit.answers.step_date(*question, step.field, step.by, now);
    note_other_questions(visit, before, step.reference);
}

void on(VisitState& visit, const screens::AddInstance& asked, Moment now) {
    if (const auto made = visit.answers.add_instance(asked.repeat, now))
        on(visit, screens::ChangeInstance{*made}, now);
}

void on(VisitState& visit, const screens::RemoveInstance& asked, Moment now) {
    visit.place.removing.clear();
    visit.answers.remove_instance(asked.instance, now);
    visit.place.part = 0;
    // The next instance that is added has the last one's references, and none of its pages was reached.
    const std::string repeat = asked.instance.substr(0, asked.instance.rfind('[') + 1);
    const auto& pages = visit.question_pages();
    std::erase_if(visit.place.done, [&](const auto& reached) {
        return reached.first.starts_with(repeat) &&
               std::find(pages.begin(), pages.end(), reached.first) == pages.end();
    });
}

}  // namespace kiosk
