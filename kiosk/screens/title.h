// SPDX-License-Identifier: Apache-2.0
// The title of a page of questions. One that counts, as "Draft objective 2 of 5" does, has its number before
// it in the council's colour, so that it is plain that the page was turned: on each page and part, at each
// size and on each panel, since that takes no more height than the words.
#pragma once

#include <string>

#include "kiosk/screens/flow.h"

namespace screens {

class PageTitle {
 public:
    PageTitle(Stage&, const std::string& words, touch::TextLook);

    // The same in smaller letters, where its number would else make it wrap into more lines.
    PageTitle within(float width) const;
    // `width` is where it wraps, 0 for one line.
    text::Size size(float width) const;
    void draw(touch::Rect) const;

 private:
    Stage* stage_;
    touch::TextLook look_;
    std::string words_, numeral_;
    text::Size square_;  // 0 by 0 where it does not count
    float beside_ = 0;   // how far the words stand behind its edge
};

touch::TextLook title_look(const touch::Frame&);  // of the title of a part that goes on
void add_kicker(Flow&, Stage&, const QuestionPage&, Ground);
// The kicker once more, for each part of a text that goes on.
GoesOn title_again(const Flow&, Stage&, const QuestionPage&, Ground);

}  // namespace screens
