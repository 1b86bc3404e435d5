// SPDX-License-Identifier: Apache-2.0
// A short stack of words and controls in the middle of a place, for a screen that comes in one screenful.
// Where a large text size meets a long language, the words shrink: they are never cut.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/chrome.h"

namespace screens {

class Card {
 public:
    explicit Card(Stage& stage) : stage_(stage) {}

    // `after` in letters.
    void words(std::string id, std::string words, touch::TextLook, float after = 1);
    void button(BarButton, float least_height = 0);
    void block(float height, std::function<void(touch::Rect)> draw, float after = 1);

    float height(float width) const { return height(width, whole()); }
    float height_in(touch::Rect place) const;  // as it is drawn there, in letters as large as promised
    // Whether all of it stands in a place of that size, shrunk as far as its words may.
    bool fits(touch::Rect place) const { return kept(place) > 0; }
    // Of the least letters that words promise by their size, and then by default, those that all of it keeps
    // there, in millimetres; 0 where it does not fit.
    float kept(touch::Rect) const;
    enum class Stand { middle, top };
    void draw(touch::Rect place, Stand) const;

 private:
    struct Piece {
        std::string id, words;
        touch::TextLook look;
        float after = 1;
        std::optional<BarButton> button;
        float least_height = 0;
        std::function<void(touch::Rect)> draw;
    };
    struct Shrunk {
        float scale = 1;
        float least = 0;  // millimetres: no letters are smaller
    };
    static Shrunk whole() { return {1, measure::least_letter}; }
    float scale_of(const Piece&, Shrunk) const;  // of its words
    float height_of(const Piece&, float width, Shrunk) const;
    float height(float width, Shrunk) const;
    Shrunk shrunk_to(touch::Rect) const;
    void draw_piece(const Piece&, touch::Rect, Shrunk) const;

    Stage& stage_;
    std::vector<Piece> pieces_;
};

}  // namespace screens
