// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/page_cache.h"

namespace kiosk {

const xforms::Page& PageCache::page(const xforms::Instance& instance, const std::string& reference) {
    if (reference == reference_ && instance.revision() == revision_) return page_;
    reference_ = reference;
    revision_ = instance.revision();
    page_ = instance.page(reference);
    lists_.clear();
    for (xforms::Question& question : page_.questions)
        if (is_long_list(question)) lists_.emplace(question.reference, SearchableChoices(question));
    return page_;
}

SearchableChoices* PageCache::choices(const std::string& question) {
    const auto found = lists_.find(question);
    return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace kiosk
