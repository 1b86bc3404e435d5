// SPDX-License-Identifier: Apache-2.0
// The HTML that XLSForms carry in their words, and how much of it a kiosk honours.
//
// XLSForm documentation, "Styling prompts", and Collect, which hands labels to Android's Html.fromHtml():
// tags that it styles are honoured (h1 to h6, b, strong, i, em, cite, dfn, br, p, div, lists, span and font
// with a colour, sup and sub around numbers), the other elements of HTML leave their words, and what is no
// element of HTML stays text:
// "<your name>" loses nothing. Character references are the characters that they stand for. Threads: any.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xforms {

struct Tag {
    std::string name;  // in small letters
    bool closes = false;
    std::string colour;      // "#rrggbb", or "" where it gives none
    std::size_t length = 0;  // bytes of the source; 0 where no tag stands there
};

// The tag that `text` begins with; a comment is a tag without a name.
Tag read_tag(std::string_view text);
bool is_html_element(std::string_view name);  // one that may stand as an element in a form's label

struct Reference {
    std::string text;        // the character, as UTF-8
    std::size_t length = 0;  // bytes of the source; 0 where no reference stands there
};
// The character reference ("&nbsp;", "&#8217;") that `text` begins with.
Reference read_reference(std::string_view text);

// "m<sup>2</sup>" is "m²", on the glass, spoken and recorded: the same text as Unicode's own letters, or as
// it is where Unicode has none for all of it ("1<sup>st</sup>" is "1st").
enum class Level { above, below };
std::string at_level(std::string_view text, Level level);

}  // namespace xforms
