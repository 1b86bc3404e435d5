// SPDX-License-Identifier: Apache-2.0
// One Passage laid out by Pango: its size, its picture and its caret places.
//
// Lines stand at the start edge of the passage's direction, whatever the direction of their own words: an
// English name on an Arabic page is read left to right and stands at the right. Pango would put it at the
// left.
#pragma once

#include <cstddef>
#include <vector>

#include "kiosk/text/fonts.h"
#include "kiosk/text/text.h"

namespace text {

class Layout {
 public:
    Layout(const Fonts&, const Passage&);

    // Moves the lines as for another width (0: their own) and alignment; no line may be wider than that.
    void stand(float width_px, Align);

    Size size() const { return size_; }
    int lines() const;
    Picture picture() const;  // serial not set

    CaretPlace caret(std::size_t offset) const;
    std::vector<Stretch> stretches(std::size_t begin, std::size_t end) const;
    std::size_t offset_at(float x, float y) const;
    std::size_t move(std::size_t offset, int columns) const;
    std::size_t move_line(std::size_t offset, int lines) const;

 private:
    void set_looks(const Fonts&, const Passage&);
    int shift_at(int y) const;
    std::size_t boundary(std::size_t offset) const;  // the grapheme boundary at or before
    bool coloured() const;
    PangoRectangle ink() const;

    Owned<PangoLayout> layout_;
    std::size_t length_ = 0;
    bool right_to_left_ = false;
    float letter_ = 0;         // pixels
    std::vector<int> shifts_;  // of each line: Pango units by which we draw it beside where Pango has it
    Size size_;
};

}  // namespace text
