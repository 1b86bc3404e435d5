// SPDX-License-Identifier: Apache-2.0
// The nodes that a filling-in asks for, kept until something changes, and where each page of it is found: a
// screen asks for its page, its violations and all names of pages many times between two answers, and a form
// may have twenty thousand pages. Threads: that of the state.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/xforms/pages.h"

namespace xforms {

class PageIndex {
 public:
    explicit PageIndex(const InstanceState&);

    const PageNodes& nodes() const { return nodes_; }
    std::vector<std::string> pages(const InstanceState&) const;
    // Of the page of that reference; empty where there is none, or where it is a summary.
    std::span<const QuestionNode> questions(const InstanceState&, std::string_view reference) const;
    const Summary* summary(std::string_view reference) const;  // nullptr where it is none

 private:
    struct Range {
        std::size_t begin = 0, end = 0;  // of nodes_.questions
    };
    PageNodes nodes_;
    std::unordered_multimap<NodeId, Range> pages_;  // by the node that a page stands on, one or two of each
    std::unordered_map<std::string, std::size_t> summaries_;
};

}  // namespace xforms
