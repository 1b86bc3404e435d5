// SPDX-License-Identifier: Apache-2.0
// The page that a person is at, as the engine told it: asked for again only when something has changed.
//
// A picture is drawn of the whole state up to sixty times a second, and a page may hold ten thousand choices.
// These stand apart, as SearchableChoices, so that the page is small to copy. Owns what it was told, answers
// included: forget() when they go. Threads: one.
#pragma once

#include <map>

#include "kiosk/visit/choice_search.h"
#include "kiosk/xforms/instance.h"

namespace kiosk {

class PageCache {
 public:
    // Valid until the instance or the reference is another. Its long lists are without their choices.
    const xforms::Page& page(const xforms::Instance&, const std::string& reference);
    // The choices of a long list of that page; none for any other question.
    SearchableChoices* choices(const std::string& question);

    void forget() { *this = {}; }

 private:
    std::string reference_;
    std::uint64_t revision_ = 0;
    xforms::Page page_;
    std::map<std::string, SearchableChoices> lists_;  // by the question's reference
};

}  // namespace kiosk
