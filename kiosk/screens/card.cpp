// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/card.h"

#include <utility>

namespace screens {
namespace {

constexpr float optical_middle = 0.4F;  // of the room that is left: the eye's middle is above the ruler's

// What was small before the card had to shrink stays as large as the smallest size offered.
float legible(const touch::Frame& frame, float scale) {
    return std::max(scale, measure::least_letter / frame.letter());
}

}  // namespace

void Card::words(std::string id, std::string words, touch::TextLook look, float after) {
    if (words.empty()) return;
    Piece piece;
    piece.id = std::move(id);
    piece.words = std::move(words);
    piece.look = std::move(look);
    piece.after = after;
    pieces_.push_back(std::move(piece));
}

void Card::button(BarButton button, float least_height) {
    Piece piece;
    piece.button = std::move(button);
    piece.least_height = least_height;
    pieces_.push_back(std::move(piece));
}

void Card::block(float height, std::function<void(touch::Rect)> draw, float after) {
    Piece piece;
    piece.least_height = height;
    piece.after = after;
    piece.draw = std::move(draw);
    pieces_.push_back(std::move(piece));
}

float Card::height_of(const Piece& piece, float width, float scale) const {
    if (piece.button) {
        touch::ButtonLook look = piece.button->look;
        look.scale = legible(stage_.frame, look.scale * scale);
        const float height = stage_.frame.button_height({.words = piece.button->words, .look = look}, width);
        return std::max(height, piece.least_height * scale);
    }
    if (piece.draw) return piece.least_height;
    touch::TextLook look = piece.look;
    look.scale = legible(stage_.frame, look.scale * scale);
    return stage_.frame.measure(piece.words, look, width).height;
}

float Card::height(float width, float scale) const {
    float height = 0;
    for (const Piece& piece : pieces_) {
        height += height_of(piece, width, scale);
        if (&piece == &pieces_.back()) break;
        height += std::max(piece.after * stage_.frame.letter() * scale,
                           piece.button || piece.draw ? stage_.frame.theme().gap : 0);
    }
    return height;
}

float Card::scale_in(touch::Rect place) const {
    return fitting_scale(stage_.frame, place.height,
                         [&](float smaller) { return height(place.width, smaller); });
}

bool Card::fits(touch::Rect place) const {
    return height(place.width, scale_in(place)) <= place.height;
}

void Card::draw(touch::Rect place, Stand stand) const {
    const float scale = scale_in(place);
    float y = place.y;
    if (stand == Stand::middle)
        y += std::max(place.height - height(place.width, scale), 0.0F) * optical_middle;
    for (const Piece& piece : pieces_) {
        const float piece_height = height_of(piece, place.width, scale);
        draw_piece(piece, {place.x, y, place.width, piece_height}, scale);
        y += piece_height + std::max(piece.after * stage_.frame.letter() * scale,
                                     piece.button || piece.draw ? stage_.frame.theme().gap : 0);
    }
}

void Card::draw_piece(const Piece& piece, touch::Rect place, float scale) const {
    if (piece.button) {
        touch::ButtonLook look = piece.button->look;
        look.scale = legible(stage_.frame, look.scale * scale);
        if (stage_.frame.button(piece.button->id, place, {.words = piece.button->words, .look = look}))
            stage_.ask(piece.button->intent);
    } else if (piece.draw) {
        piece.draw(place);
    } else {
        touch::TextLook look = piece.look;
        look.scale = legible(stage_.frame, look.scale * scale);
        stage_.frame.words(piece.id, place, piece.words, look);
    }
}

}  // namespace screens
