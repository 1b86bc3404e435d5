// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/masthead.h"

namespace screens {
namespace {

constexpr float usual_inset = 6;           // of the words from its edges
constexpr float dense_inset = 2;           // where even the picture gave way to them
constexpr float share_of_picture = 0.36F;  // of the width, where it stands beside the words
constexpr float share_of_smaller = 0.24F;
constexpr float least_picture = 25;  // of its height: less is no place any more
constexpr float edge = 1;            // what nobody sees missing

text::Size art_of(touch::Frame& frame, float most, Masthead::Picture picture) {
    if (picture == Masthead::Picture::left_out) return {};
    const float beside = picture == Masthead::Picture::smaller ? share_of_smaller : share_of_picture;
    const float share = frame.portrait() ? 1 : beside;
    return frame.decoration_size(touch::welcome_picture, {frame.width() * share, most});
}

}  // namespace

touch::TextLook on_council(const touch::Frame& frame, touch::TextLook look) {
    look.ink = frame.theme().on_council;
    look.ground = frame.theme().council;
    return look;
}

Masthead::Masthead(Stage& stage, float y, float most, float indent, Picture picture)
    : stage_(stage),
      y_(y),
      most_(most),
      inset_(picture == Picture::left_out ? dense_inset : aired(stage.frame, usual_inset)),
      art_(art_of(stage.frame, most - inset_, picture)),
      beside_(!stage.frame.portrait() && art_.height >= least_picture),
      place_{side_margin(stage.frame) + indent, y + inset_,
             stage.frame.width() - indent - 2 * side_margin(stage.frame) -
                 (beside_ ? std::max(0.0F, art_.width - side_margin(stage.frame) + measure::column_gap) : 0),
             most - 2 * inset_},
      words_(stage, place_) {}

bool Masthead::fits() {
    return words_.fits();
}

// Under the words a picture goes from edge to edge in what is left of the height, or stays away: a narrower
// one's river would end in the air.
touch::Rect Masthead::picture() {
    const float words = words_.height() + 2 * inset_;
    if (beside_) {
        const float height = std::max(words, art_.height + inset_);
        return {stage_.frame.width() - art_.width, y_ + height - art_.height, art_.width, art_.height};
    }
    if (!stage_.frame.portrait() || art_.height <= 0) return {};
    const text::Size size =
        stage_.frame.decoration_size(touch::welcome_picture, {stage_.frame.width(), most_ - words});
    if (size.height < least_picture || size.width + edge < stage_.frame.width()) return {};
    return {0, y_ + words, stage_.frame.width(), size.height};
}

float Masthead::bottom() {
    const touch::Rect art = picture();
    return art.height > 0 ? art.bottom() : y_ + words_.height() + 2 * inset_;
}

touch::Rect Masthead::sky() {
    const touch::Rect art = picture();
    if (!beside_) return {};
    return {art.x, y_ + inset_, art.width - side_margin(stage_.frame), art.y - y_ - inset_};
}

void Masthead::draw() {
    touch::Frame& frame = stage_.frame;
    frame.fill({0, y_, frame.width(), bottom() - y_}, frame.theme().council);
    if (const touch::Rect art = picture(); art.height > 0) frame.decoration(touch::welcome_picture, art);
    words_.draw(0);
}

}  // namespace screens
