// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/excerpt.h"

#include <algorithm>
#include <cstring>

#include "kiosk/utf8.h"

namespace text {
namespace {

constexpr std::size_t short_text = 2048, piece = 1024;  // bytes
constexpr std::ptrdiff_t lines_around = 12;             // more than any field shows
constexpr std::size_t unsure = 2;  // lines at a piece's end, which may break elsewhere with what follows

}  // namespace

Extent Excerpts::around(Shaped& shaped, const Passage& passage, std::size_t offset) {
    if (passage.words.size() <= short_text) return {0, passage.words.size()};
    keep_what_is_the_same(passage);
    while (!knows(offset) && find_more(shaped)) continue;
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset,
                                        [](std::size_t at, const Start& start) { return at < start.at; });
    const auto line = std::max<std::ptrdiff_t>(after - starts_.begin() - 1, 0);
    const auto last = line + lines_around;
    return {starts_[static_cast<std::size_t>(std::max<std::ptrdiff_t>(line - lines_around, 0))].at,
            last < std::ssize(starts_) ? starts_[static_cast<std::size_t>(last)].at : passage_.words.size()};
}

void Excerpts::keep_what_is_the_same(const Passage& passage) {
    Passage looks = passage;
    looks.words = passage_.words;
    const bool same_looks = looks == passage_;
    const auto [mine, other] = std::mismatch(passage_.words.begin(), passage_.words.end(),
                                             passage.words.begin(), passage.words.end());
    const auto same = static_cast<std::size_t>(mine - passage_.words.begin());
    if (same_looks && same == passage.words.size() && same == passage_.words.size()) return;
    if (!same_looks)
        starts_.clear();
    else
        std::erase_if(starts_, [&](const Start& start) { return start.known_by >= same; });
    if (starts_.empty()) starts_.push_back({0, 0});
    explicit_bzero(passage_.words.data(), passage_.words.size());
    passage_ = passage;
    all_ = false;
}

bool Excerpts::knows(std::size_t offset) const {
    const auto wanted = static_cast<std::ptrdiff_t>(starts_.size()) - lines_around - 1;
    return all_ || (wanted > 0 && starts_[static_cast<std::size_t>(wanted)].at > offset);
}

bool Excerpts::find_more(Shaped& shaped) {
    if (all_) return false;
    const std::size_t begin = starts_.back().at;
    const std::size_t end = utf8::boundary(passage_.words, std::min(begin + piece, passage_.words.size()));
    Passage next = passage_;
    next.words = passage_.words.substr(begin, end - begin);
    const std::vector<std::size_t> lines = shaped.layout(next).line_starts();
    explicit_bzero(next.words.data(), next.words.size());
    all_ = end == passage_.words.size();
    const std::size_t sure = all_ ? lines.size() : std::max(lines.size(), unsure) - unsure;
    for (std::size_t at = 1; at < sure; ++at) starts_.push_back({begin + lines[at], end});
    // A line as long as the piece cannot be: nothing is so wide.
    all_ = all_ || sure < 2;
    return true;
}

void Excerpts::forget() {
    explicit_bzero(passage_.words.data(), passage_.words.size());
    *this = {};
}

}  // namespace text
