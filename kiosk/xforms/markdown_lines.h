// SPDX-License-Identifier: Apache-2.0
// Which lines of a form's words are headings, items of lists and paragraphs (markdown.h has the rules), and
// their text as CommonMark that means nothing but emphasis. Private to the parsing of words. Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/xforms/html_tags.h"
#include "kiosk/xforms/question.h"

namespace xforms {

struct MarkdownBlock {
    Paragraph::Kind kind = Paragraph::Kind::plain;
    int rank = 0;            // as Paragraph::rank
    std::string commonmark;  // one paragraph of it, in which "<t7>" is the tag of that number
};

struct MarkdownBlocks {
    std::vector<MarkdownBlock> blocks;
    std::vector<Tag> tags;
};

MarkdownBlocks blocks_of(std::string_view source);

}  // namespace xforms
