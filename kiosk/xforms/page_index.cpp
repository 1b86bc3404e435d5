// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/page_index.h"

#include "kiosk/xforms/instance_state.h"

namespace xforms {

namespace {

// A page is the questions that share its control and node; they follow one another.
bool same_page(const QuestionNode& left, const QuestionNode& right) {
    return left.page == right.page && left.page_node == right.page_node;
}

}  // namespace

PageIndex::PageIndex(const InstanceState& state) : nodes_(page_nodes_of(state)) {
    const std::vector<QuestionNode>& all = nodes_.questions;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        while (end < all.size() && same_page(all[end], all[begin])) ++end;
        pages_.emplace(all[begin].page_node, Range{begin, end});
    }
    for (std::size_t at = 0; at < nodes_.summaries.size(); ++at)
        summaries_.emplace(reference_of(state, nodes_.summaries[at]), at);
}

std::vector<std::string> PageIndex::pages(const InstanceState& state) const {
    const std::vector<QuestionNode>& all = nodes_.questions;
    std::vector<std::string> pages;
    auto summary = nodes_.summaries.begin();
    for (std::size_t i = 0; i <= all.size(); ++i) {
        if (i > 0 && i < all.size() && same_page(all[i], all[i - 1])) continue;
        // A repeat inside a field-list waits until that page is over.
        for (; summary != nodes_.summaries.end() && summary->behind <= i; ++summary)
            pages.push_back(reference_of(state, *summary));
        if (i < all.size()) pages.push_back(page_reference_of(state, all[i]));
    }
    return pages;
}

std::span<const QuestionNode> PageIndex::questions(const InstanceState& state,
                                                   std::string_view reference) const {
    const NodeId node = state.find(reference.substr(0, reference.find('#')));
    if (node == no_node) return {};
    const auto [first, last] = pages_.equal_range(node);
    for (auto each = first; each != last; ++each) {
        const auto [begin, end] = each->second;
        if (page_reference_of(state, nodes_.questions[begin]) == reference)
            return std::span(nodes_.questions).subspan(begin, end - begin);
    }
    return {};
}

const Summary* PageIndex::summary(std::string_view reference) const {
    const auto found = summaries_.find(std::string(reference));
    return found == summaries_.end() ? nullptr : &nodes_.summaries[found->second];
}

}  // namespace xforms
