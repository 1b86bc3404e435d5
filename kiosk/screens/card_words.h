// SPDX-License-Identifier: Apache-2.0
// A choice's label as the one text that a card has: its paragraphs and the items of its lists line by line
// with their marks, and which of its bytes are bold or slanted. Colours are left out, as everywhere
// (flow_words.cpp).
#pragma once

#include <string>
#include <vector>

#include "kiosk/touch/touch.h"
#include "kiosk/xforms/question.h"

namespace screens {

std::vector<text::Run> runs_of(const xforms::Paragraph&);

struct CardWords {
    explicit CardWords(const xforms::Words&);

    // Points into these words.
    touch::Frame::Choice choice(const touch::Frame::ChoiceLook&) const;
    touch::TextLook in(touch::TextLook,
                       std::size_t behind = 0) const;  // `behind` bytes that stand before them

    std::string words, spoken;  // spoken without the dots of a list
    std::vector<text::Run> runs;
};

}  // namespace screens
