// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/layout.h"

#include <algorithm>

#include "kiosk/touch/panel.h"

namespace screens {
namespace {

// The places in the first `most` bytes where a line may end without a dictionary: after a space, or after any
// letter of a script that is written without spaces (CJK: three-byte UTF-8 from U+3000 on).
std::vector<std::size_t> breaks_of(std::string_view words, std::size_t most) {
    std::vector<std::size_t> breaks;
    for (std::size_t at = 0; at < most; ++at) {
        const auto byte = static_cast<unsigned char>(words[at]);
        if (byte == ' ' || byte == '\n') breaks.push_back(at + 1);
        if (byte >= 0xE3 && byte <= 0xE9 && at + 3 <= most) breaks.push_back(at + 3);
    }
    if (most == words.size() && (breaks.empty() || breaks.back() != most)) breaks.push_back(most);
    return breaks;
}

}  // namespace

bool is_largest(const touch::Frame& frame) {
    const touch::Panel panel{frame.width(), frame.above() + frame.height()};
    return frame.letter() >= touch::letter_mm(touch::largest_size(panel));
}

bool is_small_panel(const touch::Frame& frame) {
    return frame.theme().air < 1;
}

float small_scale(const touch::Frame& frame) {
    // At the largest size the bars would else take half of the page; 6.3 mm is still 0.7 degrees at 50 cm
    // (EN 5.1.4). On a small panel it is 4.86 mm.
    if (is_largest(frame)) return 0.72F;
    const float least =
        frame.letter() < measure::least_default ? measure::least_letter : measure::least_default;
    return std::max(0.8F, std::min(1.0F, least / frame.letter()));
}

float heading_scale(const touch::Frame& frame) {
    return is_largest(frame) ? 1.15F : 1.4F;
}

float side_margin(const touch::Frame& frame) {
    const float least = frame.portrait() ? frame.theme().margin : frame.theme().margin + 4;
    return std::max(least, (frame.width() - measure::widest_page) / 2);
}

float gutter(const touch::Frame& frame) {
    return aired(frame, measure::column_gap);
}

touch::Rect columns_of(const touch::Frame& frame, touch::Rect room, int first, int count) {
    const float step = (room.width + gutter(frame)) / measure::columns;
    room.x += static_cast<float>(first) * step;
    room.width = static_cast<float>(count) * step - gutter(frame);
    return room;
}

float columns_as_wide_as(const touch::Frame& frame, float room, float least) {
    int count = 1;
    const auto width = [&] { return columns_of(frame, {0, 0, room, 0}, 0, count).width; };
    while (count < measure::columns && width() < least) ++count;
    return width();
}

float width_of_buttons(const touch::Frame& frame, float room) {
    constexpr float usual = 240;
    const float usual_letter = touch::letter_mm(touch::TextSize::large);
    return columns_as_wide_as(frame, room, usual * std::max(1.0F, frame.letter() / usual_letter));
}

bool reads_above(const touch::Frame& frame) {
    constexpr float worth_reading = 80;  // millimetres of the glass
    return frame.above() >= worth_reading;
}

float aired(const touch::Frame& frame, float space) {
    constexpr float of_the_focus = 2.4F;
    return std::max(std::min(space, of_the_focus), space * frame.theme().air);
}

float line_of(touch::Frame& frame, float scale) {
    touch::TextLook look;
    look.scale = scale;
    return frame.measure("H", look, 0).height;
}

std::vector<float> promised_letters(const touch::Frame& frame) {
    std::vector<float> letters;
    if (is_largest(frame)) letters.push_back(measure::least_of_largest);
    if (frame.letter() >= measure::least_default) letters.push_back(measure::least_default);
    letters.push_back(measure::least_letter);
    return letters;
}

touch::Colour separator(const touch::Theme& theme) {
    return theme.quiet == theme.paper ? theme.line : theme.quiet;
}

touch::TextLook heading_look(const touch::Frame&, float scale) {
    touch::TextLook look;
    look.scale = scale;
    look.weight = text::Weight::bold;
    look.role = touch::Role::heading;
    return look;
}

touch::TextLook bold_look(float scale) {
    touch::TextLook look;
    look.scale = scale;
    look.weight = text::Weight::bold;
    return look;
}

std::size_t fitting_words(touch::Frame& frame, std::string_view words, const touch::TextLook& look,
                          float width, float limit) {
    constexpr std::size_t first_look = 512;
    const auto fits = [&](std::size_t end) {
        return frame.measure(words.substr(0, end), look, width).height <= limit;
    };
    std::size_t fitted = 0;
    for (std::size_t look_at = first_look;; look_at *= 2) {
        const std::size_t most = std::min(look_at, words.size());
        const std::vector<std::size_t> breaks = breaks_of(words, most);
        if (breaks.empty() && most < words.size()) continue;  // a word longer than all that was looked at
        if (breaks.empty() || fits(breaks.back())) {
            if (most == words.size()) return most;
            fitted = breaks.back();
            continue;
        }
        // Taller with every word, so it can be halved.
        const auto from = std::upper_bound(breaks.begin(), breaks.end(), fitted);
        const auto too_long = std::partition_point(from, breaks.end(), fits);
        return too_long == breaks.begin() ? breaks.front() : *(too_long - 1);
    }
}

std::vector<std::string> split_words(touch::Frame& frame, std::string_view words, const touch::TextLook& look,
                                     float width, float limit) {
    std::vector<std::string> pieces;
    while (!words.empty()) {
        const std::size_t end = fitting_words(frame, words, look, width, limit);
        pieces.emplace_back(words.substr(0, end));
        words.remove_prefix(end);
    }
    return pieces;
}

}  // namespace screens
