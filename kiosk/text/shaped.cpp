// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/shaped.h"

#include <cstring>

namespace text {
namespace {

bool is_valid(const std::string& words) {
    const char* end = nullptr;
    if (g_utf8_validate_len(words.data(), words.size(), &end) == FALSE) return false;
    for (const char* at = words.data(); at < end; at = g_utf8_next_char(at))
        if (*at != '\n' && g_unichar_iscntrl(g_utf8_get_char(at)) != 0) return false;
    return true;
}

constexpr std::size_t most_on_a_line = 4096;  // bytes: longer words are not tried on one
constexpr float rounding = 0.05F;             // pixels: nobody sees them

std::size_t bytes_of(const Passage& passage) {
    constexpr std::size_t a_layout_without_words = 64;
    return passage.words.size() + a_layout_without_words;
}

}  // namespace

const Layout& Shaped::layout(const Passage& asked) {
    Passage shape = asked;  // what the shapes and the breaks depend on
    shape.letter_px = 1;
    shape.align = Align::start;
    shape.width_px = 0;
    shape.ink = {};
    const bool short_enough = asked.width_px <= 0 || asked.words.size() <= most_on_a_line;
    Layout* found = short_enough ? &find(shape) : nullptr;
    if (found != nullptr) found->stand(asked.letter_px, asked.width_px, asked.align);
    if (found == nullptr || (asked.width_px > 0 && found->size().width > asked.width_px + rounding)) {
        shape.width_px = asked.width_px / asked.letter_px;
        found = &find(shape);
        found->stand(asked.letter_px, asked.width_px, asked.align);
    }
    explicit_bzero(shape.words.data(), shape.words.size());
    shrink();
    return *found;
}

Layout& Shaped::find(const Passage& asked) {
    for (auto at = kept_.begin(); at != kept_.end(); ++at) {
        if (!(at->passage == asked)) continue;
        kept_.splice(kept_.begin(), kept_, at);
        return at->layout;
    }
    if (is_valid(asked.words)) {
        kept_.push_front({asked, Layout(fonts_, asked)});
    } else {
        Passage repaired = asked;
        repaired.words = valid_utf8(asked.words);
        kept_.push_front({asked, Layout(fonts_, repaired)});
    }
    bytes_ += bytes_of(asked);
    return kept_.front().layout;
}

// The first two stay: a passage and the same on one line.
void Shaped::shrink() {
    while (bytes_ > kept_bytes && kept_.size() > 2) drop_last();
}

void Shaped::drop_last() {
    Passage& passage = kept_.back().passage;
    bytes_ -= bytes_of(passage);
    explicit_bzero(passage.words.data(), passage.words.size());
    kept_.pop_back();
}

void Shaped::forget_all() {
    while (!kept_.empty()) drop_last();
}

}  // namespace text
