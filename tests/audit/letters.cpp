// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/letters.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace audit {
namespace {

using touch::Node;
using touch::Role;

// Stand on the line, reach as high as a capital, and are one piece without an accent. The round ones are a
// little higher than the flat ones, which is no fault.
constexpr std::string_view capitals = "ABCDEFGHIKLMNOPRSTUVWXYZ";

struct Piece {  // of ink that holds together
    int left, top, right, bottom;
    int height() const { return bottom - top; }
};

class Ink {
 public:
    // What is nearer to the words' colour than to their ground.
    Ink(const Pixels& pixels, const Area& area, const Node& node)
        : width_(area.right - area.left), height_(area.bottom - area.top) {
        dark_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                const touch::Colour here = pixels.at(area.left + x, area.top + y);
                dark_[index(x, y)] = distance(here, node.foreground) < distance(here, node.background);
            }
    }

    // In the order of their left edges.
    std::vector<Piece> pieces() {
        std::vector<Piece> found;
        for (int x = 0; x < width_; ++x)
            for (int y = 0; y < height_; ++y)
                if (dark_[index(x, y)]) found.push_back(take(x, y));
        return found;
    }

 private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    static int distance(touch::Colour a, touch::Colour b) {
        return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
    }

    Piece take(int x, int y) {
        Piece piece{x, y, x + 1, y + 1};
        std::vector<std::pair<int, int>> open{{x, y}};
        dark_[index(x, y)] = false;
        while (!open.empty()) {
            const auto [at_x, at_y] = open.back();
            open.pop_back();
            piece = {std::min(piece.left, at_x), std::min(piece.top, at_y), std::max(piece.right, at_x + 1),
                     std::max(piece.bottom, at_y + 1)};
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) {
                    const int to_x = at_x + dx, to_y = at_y + dy;
                    if (to_x < 0 || to_y < 0 || to_x >= width_ || to_y >= height_) continue;
                    if (!dark_[index(to_x, to_y)]) continue;
                    dark_[index(to_x, to_y)] = false;
                    open.emplace_back(to_x, to_y);
                }
        }
        return piece;
    }

    int width_, height_;
    std::vector<bool> dark_;
};

bool begins_with_capital(const std::string& words) {
    return !words.empty() && capitals.find(words[0]) != std::string_view::npos;
}

bool is_control(const Node& node) {
    return node.role == Role::button || node.role == Role::radio || node.role == Role::checkbox ||
           node.role == Role::key;
}

// A mark or an icon stands further before the words than one word before the next, and is hardly wider than
// a letter is high.
void leave_out_icon(std::vector<Piece>& pieces, float letter) {
    int right = pieces.front().right;
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
        const bool narrow = static_cast<float>(right - pieces.front().left) <= 1.7F * letter;
        if (narrow && static_cast<float>(piece->left - right) >= 0.63F * letter) {
            pieces.erase(pieces.begin(), piece);
            return;
        }
        right = std::max(right, piece->right);
    }
}

// The lowest of all, and what stands on the same line.
void leave_out_bar(std::vector<Piece>& pieces) {
    const auto bar = std::max_element(pieces.begin(), pieces.end(),
                                      [](const Piece& a, const Piece& b) { return a.bottom < b.bottom; });
    const int top = bar->top;
    std::erase_if(pieces, [&](const Piece& piece) { return piece.bottom > top; });
}

// Lines stand two letters apart.
Piece first_of_first_line(const std::vector<Piece>& pieces, float letter) {
    const auto highest = std::min_element(pieces.begin(), pieces.end(),
                                          [](const Piece& a, const Piece& b) { return a.top < b.top; });
    const float line = static_cast<float>(highest->top) + 1.9F * letter;
    return *std::find_if(pieces.begin(), pieces.end(),
                         [&](const Piece& piece) { return static_cast<float>(piece.bottom) <= line; });
}

}  // namespace

std::optional<float> capital_height(const Pixels& pixels, const Area& area, const Node& node, float letter,
                                    text::Direction direction) {
    const std::string& words = node.role == Role::key ? node.value : node.name;
    // A stepper is named by what it does and shows an icon or a number; a day of the opening hours, by its
    // weekday too, which stands beside it.
    const bool shows_other_words =
        node.id.starts_with("higher") || node.id.starts_with("lower") || node.id.starts_with("day:");
    if (shows_other_words || node.role == Role::spinner) return {};
    if (node.letter_mm == 0 || node.role == Role::text_field || !begins_with_capital(words)) return {};
    if (direction == text::Direction::right_to_left || area.empty()) return {};
    Area inside = area;
    if (is_control(node) || node.id.starts_with("swatch:")) {  // past its border
        constexpr int border = 8;
        inside = {area.left + border, area.top + border, area.right - border, area.bottom - border};
        if (inside.empty()) return {};
    }
    std::vector<Piece> pieces = Ink(pixels, inside, node).pieces();
    if (pieces.empty()) return 0.0F;
    if (is_control(node)) leave_out_icon(pieces, letter);
    if (node.role == Role::progress) leave_out_bar(pieces);
    if (pieces.empty()) return 0.0F;
    return static_cast<float>(first_of_first_line(pieces, letter).height());
}

}  // namespace audit
