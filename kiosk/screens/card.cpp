// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/card.h"

#include <utility>

namespace screens {

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

// What was small before the card had to shrink stays as large as the smallest that it may be.
float Card::scale_of(const Piece& piece, Shrunk to) const {
    const float usual = piece.button ? piece.button->look.scale : piece.look.scale;
    return std::max(usual * to.scale, to.least / stage_.frame.letter());
}

float Card::height_of(const Piece& piece, float width, Shrunk to) const {
    if (piece.button) {
        touch::ButtonLook look = piece.button->look;
        look.scale = scale_of(piece, to);
        const float height = stage_.frame.button_height({.words = piece.button->words, .look = look}, width);
        return std::max(height, piece.least_height * to.scale);
    }
    if (piece.draw) return piece.least_height;
    touch::TextLook look = piece.look;
    look.scale = scale_of(piece, to);
    return stage_.frame.measure(piece.words, look, width).height;
}

float Card::height(float width, Shrunk to) const {
    float height = 0;
    for (const Piece& piece : pieces_) {
        height += height_of(piece, width, to);
        if (&piece == &pieces_.back()) break;
        height += std::max(piece.after * stage_.frame.letter() * to.scale,
                           piece.button || piece.draw ? stage_.frame.theme().gap : 0);
    }
    return height;
}

// As large as was promised, where all of it fits so.
Card::Shrunk Card::shrunk_to(touch::Rect place) const {
    Shrunk to;
    for (const float least : promised_letters(stage_.frame)) {
        const float scale = fitting_scale(stage_.frame, place.height, [&](float smaller) {
            return height(place.width, {smaller, least});
        });
        to = {scale, least};
        if (height(place.width, to) <= place.height) break;
    }
    return to;
}

float Card::height_in(touch::Rect place) const {
    return height(place.width, shrunk_to(place));
}

float Card::kept(touch::Rect place) const {
    const Shrunk to = shrunk_to(place);
    return height(place.width, to) <= place.height ? to.least : 0;
}

void Card::draw(touch::Rect place, Stand stand) const {
    const Shrunk to = shrunk_to(place);
    float y = place.y;
    if (stand == Stand::middle)
        y += std::max(place.height - height(place.width, to), 0.0F) * measure::optical_middle;
    for (const Piece& piece : pieces_) {
        const float piece_height = height_of(piece, place.width, to);
        draw_piece(piece, {place.x, y, place.width, piece_height}, to);
        y += piece_height + std::max(piece.after * stage_.frame.letter() * to.scale,
                                     piece.button || piece.draw ? stage_.frame.theme().gap : 0);
    }
}

void Card::draw_piece(const Piece& piece, touch::Rect place, Shrunk to) const {
    if (piece.button) {
        touch::ButtonLook look = piece.button->look;
        look.scale = scale_of(piece, to);
        if (stage_.frame.button(piece.button->id, place, {.words = piece.button->words, .look = look}))
            stage_.ask(piece.button->intent);
    } else if (piece.draw) {
        piece.draw(place);
    } else {
        touch::TextLook look = piece.look;
        look.scale = scale_of(piece, to);
        stage_.frame.words(piece.id, place, piece.words, look);
    }
}

}  // namespace screens
