// SPDX-License-Identifier: Apache-2.0
// The form's words as the controls take them: paragraphs, bold and italic, headings and lists. Colours that a
// form asks for are left out: the palette is the person's, and its contrast is held to measured ratios.
#pragma once

#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

touch::Paragraph paragraph_of(const xforms::Paragraph&);

// One to each paragraph, and those higher than `limit` cut between words.
std::vector<touch::Paragraph> split_paragraphs(touch::Frame&, const xforms::Words&, const touch::TextLook&,
                                               float width, float limit);

}  // namespace screens
