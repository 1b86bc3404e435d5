// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/visit_state.h"

#include <algorithm>

#include "kiosk/visit/date_fields.h"

namespace kiosk {

std::optional<xforms::Question> VisitState::question_here(const std::string& reference) const {
    for (const xforms::Question& question : page_here().questions)
        if (question.reference == reference) return question;
    return std::nullopt;
}

std::vector<std::string> VisitState::question_pages() const {
    std::vector<std::string> pages = answers.instance.pages();
    std::erase_if(pages, [&](const std::string& page) {
        const auto among = [&](const auto& list) {
            return std::find(list.begin(), list.end(), page) != list.end();
        };
        return among(welcome_pages) || among(about_pages);
    });
    return pages;
}

bool VisitState::closed(Moment now) const {
    const std::chrono::sys_days today = local_day(now.wall);
    const bool outside =
        (context.opens && today < *context.opens) || (context.closes && today > *context.closes);
    return outside && !context.practice;
}

}  // namespace kiosk
