// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/page_cache.h"

#include <algorithm>

namespace kiosk {

const xforms::Page& PageCache::page(const xforms::Instance& instance, const std::string& reference) {
    if (reference == reference_ && instance.revision() == revision_) return page_;
    reference_ = reference;
    revision_ = instance.revision();
    page_ = instance.page(reference);
    text_before_.reset();
    lists_.clear();
    for (xforms::Question& question : page_.questions)
        if (is_long_list(question)) lists_.emplace(question.reference, SearchableChoices(question));
    return page_;
}

const std::vector<std::string>& PageCache::pages(const xforms::Instance& instance,
                                                 const std::vector<std::string>& left_out) {
    if (pages_.stands(instance)) return pages_.made;
    std::vector<std::string> all = instance.pages();
    std::erase_if(all, [&](const std::string& page) {
        return std::find(left_out.begin(), left_out.end(), page) != left_out.end();
    });
    return pages_.keep(instance, std::move(all));
}

const PageCache::Rows& PageCache::rows(const xforms::Instance& instance, const std::function<Rows()>& make) {
    return rows_.stands(instance) ? rows_.made : rows_.keep(instance, make());
}

namespace {

bool is_note(const xforms::Question& question) {
    return question.control == xforms::ControlKind::note;
}

// Not from far away: the text that a question is about stands just before it.
std::vector<xforms::Question> notes_before(const xforms::Instance& instance, const std::string& reference) {
    constexpr std::ptrdiff_t near = 4;  // pages
    const std::string group = reference.substr(0, reference.rfind('/') + 1);
    if (std::count(group.begin(), group.end(), '/') < 3) return {};  // the form itself is no group
    const std::vector<std::string> pages = instance.pages();
    const auto here = std::find(pages.begin(), pages.end(), reference);
    const auto first = here - std::min(near, here - pages.begin());
    for (auto before = here; before != first;) {
        if (!(--before)->starts_with(group)) continue;
        std::vector<xforms::Question> there = instance.page(*before).questions;
        const auto asked = std::find_if_not(there.begin(), there.end(), is_note);
        if (asked == there.begin() || asked == there.end()) continue;
        there.erase(asked, there.end());
        return there;
    }
    return {};
}

}  // namespace

const std::vector<xforms::Question>& PageCache::text_before(const xforms::Instance& instance,
                                                            const std::string& reference) {
    const xforms::Page& here = page(instance, reference);
    if (!text_before_) {
        const bool has_its_own = !here.questions.empty() && is_note(here.questions.front());
        text_before_ = has_its_own ? std::vector<xforms::Question>{} : notes_before(instance, reference);
    }
    return *text_before_;
}

SearchableChoices* PageCache::choices(const std::string& question) {
    const auto found = lists_.find(question);
    return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace kiosk
