// SPDX-License-Identifier: Apache-2.0
// The words of a form as a screen shows them: markdown and the HTML that Collect styles, parsed once at load.
//
// XLSForm documentation, "Styling prompts", and ODK documentation, "Form Styling"; this is the whole of it:
// - "# Header 1" to "###### Header 6": one to six number signs at the beginning of a line, and a blank. From
//   two on the blank may be missing, as in Collect; "#5" and "#1 priority" are text.
// - "*emphasis*" and "_emphasis_", "**strong**" and "__strong__".
// - "[Name of link](url)": a link becomes its name, because nothing on a kiosk navigates. Where what stands
// in
//   the brackets is no address ("[Optional](see below)") it is text.
// - Ordered and unordered lists: two or more lines in a row, with or without blank lines between, that begin
//   with the same of "-", "*" and "+", or with numbers that count up ("1. ", "2. "; also "1. ", "1. "), and a
//   blank. One line alone is no list: "2. How old are you?", "18. to 24" and "- None" are text.
// - A line break is a line break; a blank line begins a paragraph.
// - "\*", "\_", "\#" and "\\" are the characters themselves; any other backslash is a backslash.
// - HTML as html_tags.h says, and character references.
// Everything else that CommonMark knows is off and is shown as it is written: "1)", quotes, code, rules,
// underlined headings, tables, link definitions ("[Optional]: Comments"), images, autolinks.
//
// An `output` is a hole in the passage: its value goes in after the markdown was parsed, so an answer of "**"
// or "<b>" stays an answer. Threads: none of its own. Errors: none, any text is a passage.
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
    std::string source;       // with its marks and holes; "" where the words of the one paragraph are it

    bool empty() const { return paragraphs.empty(); }
};

// Stands in the source where the output of that number goes.
std::string hole(std::size_t output);
std::string strip_holes(std::string text);  // a form's own text, with whatever looks like a hole taken out

Passage parse_markdown(std::string_view source);

// The passage with `values[n]` in each hole of output n.
std::vector<Paragraph> fill(const Passage& passage, const std::vector<std::string>& values);
// The same as its author wrote it, with all marks: what jr:itext() and jr:choice-name() give.
std::string as_written(const Passage& passage, const std::vector<std::string>& values);

}  // namespace xforms
