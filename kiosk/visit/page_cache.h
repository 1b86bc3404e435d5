// SPDX-License-Identifier: Apache-2.0
// The page that a person is at, the names of all pages, and the rows of the check, as the engine told them:
// asked for again only when something has changed.
//
// A picture is drawn of the whole state up to sixty times a second, and a page may hold ten thousand choices,
// a form twenty thousand pages. Choices stand apart, as SearchableChoices, so that the page is small to copy.
// Owns what it was told, answers included: forget() when they go. A language is a change of the instance.
// Threads: one.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/visit/choice_search.h"
#include "kiosk/xforms/instance.h"

namespace kiosk {

class PageCache {
 public:
    // Valid until the instance or the reference is another. Its long lists are without their choices.
    const xforms::Page& page(const xforms::Instance&, const std::string& reference);
    // The notes at the head of the nearest page before it in its group, where it has none of its own.
    const std::vector<xforms::Question>& text_before(const xforms::Instance&, const std::string& reference);
    // The choices of a long list of that page; none for any other question.
    SearchableChoices* choices(const std::string& question);

    // All that are relevant, in the form's order, without those of `left_out`.
    const std::vector<std::string>& pages(const xforms::Instance&, const std::vector<std::string>& left_out);

    using Rows = std::vector<screens::Check::Row>;
    const Rows& rows(const xforms::Instance&, const std::function<Rows()>& make);

    void forget() { *this = {}; }

 private:
    // What was made of an instance, at that revision.
    template <class Made>
    struct Kept {
        std::uint64_t revision = 0;
        bool is_there = false;
        Made made;

        bool stands(const xforms::Instance& instance) const {
            return is_there && revision == instance.revision();
        }
        const Made& keep(const xforms::Instance& instance, Made now) {
            made = std::move(now);
            revision = instance.revision();
            is_there = true;
            return made;
        }
    };
    Kept<std::vector<std::string>> pages_;
    Kept<Rows> rows_;
    std::string reference_;
    std::uint64_t revision_ = 0;
    xforms::Page page_;
    std::optional<std::vector<xforms::Question>> text_before_;
    std::map<std::string, SearchableChoices> lists_;  // by the question's reference
};

}  // namespace kiosk
