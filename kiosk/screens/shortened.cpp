// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/shortened.h"

#include <algorithm>
#include <utility>

namespace screens {
namespace {

constexpr const char* ellipsis = "\u2026";
constexpr float of_the_next_line = 0.5F;  // marks above and below letters make a line no two

float height_of(touch::Frame& frame, int lines, const touch::TextLook& look) {
    return line_of(frame, look.scale) * (static_cast<float>(lines) + of_the_next_line);
}

bool fits(touch::Frame& frame, std::string_view words, const touch::TextLook& look, float width, int lines) {
    return frame.measure(words, look, width).height <= height_of(frame, lines, look);
}

// Where the sentence ends that begins at `from`: behind a full stop of any of the languages. One in a number
// or a name has no space behind it.
std::size_t end_of_sentence(std::string_view words, std::size_t from) {
    std::size_t end = words.size();
    for (const std::string_view stop : {". ", "! ", "? ", "\u061F", "\u06D4", "\u3002", "\uFF01", "\uFF1F"})
        if (const std::size_t at = words.find(stop, from); at != std::string_view::npos)
            end = std::min(end, at + stop.size());
    return end;
}

std::string without(const char* marks_at_its_end, std::string_view words) {
    return std::string(words.substr(0, words.find_last_not_of(marks_at_its_end) + 1));
}

}  // namespace

std::string words_within(touch::Frame& frame, std::string_view words, const touch::TextLook& look,
                         float width, int lines) {
    if (fits(frame, words, look, width, lines)) return std::string(words);
    const float before_ellipsis = width - frame.measure(ellipsis, look, 0).width;
    const std::size_t some =
        fitting_words(frame, words, look, before_ellipsis, height_of(frame, lines, look));
    return without(" \n:,;", words.substr(0, some)) + ellipsis;
}

std::string sentences_within(touch::Frame& frame, std::string_view words, const touch::TextLook& look,
                             float width, int lines) {
    std::string some;
    std::size_t end = 0;
    while (end < words.size()) {
        end = end_of_sentence(words, end);
        std::string more = without(" \n", words.substr(0, end));
        if (!fits(frame, more, look, width, lines)) break;
        some = std::move(more);
    }
    if (!some.empty()) return some;
    return words_within(frame, words.substr(0, end_of_sentence(words, 0)), look, width, lines);
}

}  // namespace screens
