// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/visit_state.h"

#include "kiosk/visit/date_fields.h"

namespace kiosk {

std::optional<xforms::Question> VisitState::question_here(const std::string& reference) const {
    for (const xforms::Question& question : page_here().questions)
        if (question.reference == reference) return question;
    return std::nullopt;
}

const std::vector<std::string>& VisitState::question_pages() const {
    std::vector<std::string> others = welcome_pages;
    others.insert(others.end(), about_pages.begin(), about_pages.end());
    return page_cache.pages(answers.instance, others);
}

bool VisitState::closed(Moment now) const {
    const std::chrono::sys_days today = local_day(now.wall);
    const bool outside =
        (context.opens && today < *context.opens) || (context.closes && today > *context.closes);
    return outside && !context.practice;
}

}  // namespace kiosk
