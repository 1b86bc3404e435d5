// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/greetings.h"

#include <algorithm>
#include <set>

namespace screens {
namespace {

constexpr float usual_gap = 1.2F, least_gap = 0.55F, row_gap = 0.3F;  // of the letter
constexpr float lit_side = 0.45F,
                lit_above = 0.12F;  // of the letter: how far the ground of the lit one reaches

}  // namespace

// Where two languages greet alike, as English and Easy Read do, once is enough.
Greetings::Greetings(Stage& stage, touch::TextLook look, std::optional<std::size_t> lit)
    : stage_(&stage), look_(std::move(look)), lit_(lit) {
    std::set<std::string> seen;
    const std::vector<LanguageName>& languages = stage.view.chrome.languages;
    if (lit && *lit < languages.size()) seen.insert(languages[*lit].greeting);
    for (std::size_t at = 0; at < languages.size(); ++at) {
        const bool is_lit = lit && *lit == at;
        if (languages[at].greeting.empty() || (!is_lit && !seen.insert(languages[at].greeting).second))
            continue;
        words_.push_back({at, {}});
        words_.back().size = stage.frame.measure(languages[at].greeting, look_of(words_.back()), 0);
    }
}

touch::TextLook Greetings::look_of(const Word& word) const {
    touch::TextLook look = look_;
    look.language = language(word).code;
    // For the eye: by ear each language says itself how it is chosen (kiosk/speech), and no ten words come
    // before that.
    look.seen_only = !lit_;
    if (lit_ && *lit_ == word.language) {
        look.weight = text::Weight::bold;
        look.ink = stage_->frame.theme().on_second;
        look.ground = stage_->frame.theme().second;
    }
    return look;
}

// A little closer than usual where that makes one row of them.
float Greetings::gap_in(float width) const {
    const float letter = stage_->frame.letter() * look_.scale;
    float words = 0;
    for (const Word& word : words_) words += word.size.width;
    const float gap = (width - words) / std::max(1.0F, static_cast<float>(words_.size()) - 1);
    return gap < letter * least_gap ? letter * usual_gap : std::min(gap, letter * usual_gap);
}

template <class Put>
float Greetings::lay_out(float width, Put put) const {
    constexpr float rounding = 0.1F;
    const float letter = stage_->frame.letter() * look_.scale, gap = gap_in(width);
    float y = 0;
    for (auto at = words_.begin(); at != words_.end();) {
        float x = 0, height = 0;
        auto end = at;
        for (; end != words_.end() && (end == at || x + end->size.width <= width + rounding); ++end) {
            x += end->size.width + gap;
            height = std::max(height, end->size.height);
        }
        x = 0;
        for (; at != end; ++at) {
            // The line of Nastaliq is higher than the others': all stand on the row's middle.
            put(*at, touch::Rect{x, y + (height - at->size.height) / 2, at->size.width, at->size.height});
            x += at->size.width + gap;
        }
        y += height + (end == words_.end() ? 0 : letter * row_gap);
    }
    return y;
}

float Greetings::height(float width) const {
    return lay_out(width, [](const Word&, touch::Rect) {});
}

void Greetings::draw(touch::Rect place) const {
    touch::Frame& frame = stage_->frame;
    const float letter = frame.letter() * look_.scale;
    lay_out(place.width, [&](const Word& word, touch::Rect at) {
        at.x += place.x;
        at.y += place.y;
        if (lit_ && *lit_ == word.language)
            frame.fill({at.x - letter * lit_side, at.y - letter * lit_above, at.width + 2 * letter * lit_side,
                        at.height + 2 * letter * lit_above},
                       frame.theme().second, frame.theme().radius);
        at.width += 1;  // given exactly what was measured, the words might wrap
        frame.words("greeting:" + language(word).code, at, language(word).greeting, look_of(word));
    });
}

}  // namespace screens
