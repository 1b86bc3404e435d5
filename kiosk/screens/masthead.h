// SPDX-License-Identifier: Apache-2.0
// The council's colour across the glass, with words at its start and the theme's welcome picture at its foot:
// the head of the welcome and of the thanks.
//
// The picture stands beside the words, at the end of the glass, or under them, from edge to edge, where the
// glass is upright. Where there is no such picture, or no room for it, the words have the whole width.
// Threads: one.
#pragma once

#include "kiosk/screens/flow.h"

namespace screens {

// Words on the council's colour.
touch::TextLook on_council(const touch::Frame&, touch::TextLook);

class Masthead {
 public:
    enum class Picture { shown, smaller, left_out };  // where it stands beside the words
    // It begins at `y`, under the top bar, and takes at most `most` of the height. Its words are `indent`
    // away from the page's margin: a sign stands before them.
    Masthead(Stage&, float y, float most, float indent = 0, Picture = Picture::shown);

    Flow& words() { return words_; }  // to be filled before anything else is asked
    bool fits();
    float bottom();
    touch::Rect place() const { return place_; }  // of the words, with all the height that they may take
    touch::Rect sky();  // above a picture that stands beside the words; no height where there is none
    void draw();

 private:
    touch::Rect picture();

    Stage& stage_;
    float y_, most_, inset_;
    text::Size art_;
    bool beside_ = false;
    touch::Rect place_;  // of the words
    Flow words_;
};

}  // namespace screens
