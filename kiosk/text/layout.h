// SPDX-License-Identifier: Apache-2.0
// One Passage, laid out by Pango: its size, its picture and the places of its caret.
//
// Pango lays out all words in one size, and cairo draws them in the size that is asked for. Nothing is hinted
// or rounded, so that the result is the same. To find its fonts for another size costs Pango a millisecond or
// two each time, as much as the words themselves.
//
// Lines stand at the start edge of the passage's direction, whatever the direction of their words: an English
// name on an Arabic page is read from left to right, and stands at the right. Pango alone would put it at the
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

    // As large as that, its lines in a box of that width (0: their own): broken as they are.
    void stand(float letter_px, float width_px, Align);

    Size size() const;
    float strokes() const;  // as Typesetter has it
    int lines() const;
    bool coloured() const;       // has emoji, or other glyphs with colours of their own
    Picture picture(Ink) const;  // serial not set; the ink shows where it is coloured

    std::vector<std::size_t> line_starts() const;  // bytes, the first is 0
    CaretPlace caret(std::size_t offset) const;
    std::vector<Stretch> stretches(std::size_t begin, std::size_t end) const;
    std::size_t offset_at(float x, float y) const;
    std::size_t move(std::size_t offset, int columns) const;
    std::size_t move_line(std::size_t offset, int lines) const;

 private:
    void set_looks(const Passage&);
    void balance();
    void make_room_for_ink();
    int beside() const;             // Pango's units
    float pixels(int units) const;  // Pango's
    int units(float pixels) const;
    int shift_at(int y) const;
    int x_asked(int x, int y) const;  // all of these in Pango's units, places in bytes
    int x_of_caret(int place) const;
    bool ends_a_paragraph(int place) const;
    int twin(int place) const;
    std::size_t boundary(std::size_t offset) const;  // the grapheme boundary at or before
    PangoRectangle inked() const;                    // what the glyphs cover, in Pango's units

    Owned<PangoLayout> layout_;
    std::size_t length_ = 0;
    bool right_to_left_ = false;
    double letter_of_pango_;     // height of a capital letter in Pango's units
    float letter_ = 0;           // and on the glass, pixels
    double unit_ = 0;            // pixels
    bool climbs_ = false;        // a script whose words leave their lines
    int above_ = 0, below_ = 0;  // what the glyphs need beyond the first line and the last, Pango units
    std::vector<int> shifts_;    // of each line: Pango units by which we draw it beside where Pango has it
};

}  // namespace text
