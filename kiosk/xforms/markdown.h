// SPDX-License-Identifier: Apache-2.0
// The words of a form as a screen shows them: markdown and the HTML subset that Collect styles, parsed once
// at load.
//
// What Collect styles is kept (headings, emphasis, lists, line breaks, `<span style="color:..">`); a link
// becomes its text, because nothing on a kiosk navigates; any other HTML is shown as the characters that it
// is. An `output` is a hole in the passage: its value goes in after the markdown was parsed, so an answer of
// "**" or "<b>" stays an answer. Threads: none of its own. Errors: none, any text is a passage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/xforms/question.h"

namespace xforms {

struct Passage {
    struct Hole {
        std::size_t paragraph = 0, at = 0,
                    length = 0;  // the bytes of that paragraph's words that stand for it
        std::size_t output = 0;  // which output, counted as in the source
    };
    std::vector<Paragraph> paragraphs;
    std::vector<Hole> holes;  // in the order of the text

    bool empty() const { return paragraphs.empty(); }
};

// Stands in the source where the output of that number goes.
std::string hole(std::size_t output);
std::string strip_holes(std::string text);  // a form's own text, with whatever looks like a hole taken out

Passage parse_markdown(std::string_view source);

// The passage with `values[n]` in each hole of output n.
std::vector<Paragraph> fill(const Passage& passage, const std::vector<std::string>& values);

}  // namespace xforms
