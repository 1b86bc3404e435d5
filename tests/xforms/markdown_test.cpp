// SPDX-License-Identifier: Apache-2.0
// XLSForm documentation, "Styling prompts"; ODK XForms spec, "Markdown".
#include "kiosk/xforms/markdown.h"

#include <gtest/gtest.h>

namespace xforms {
namespace {

std::vector<Paragraph> parsed(std::string_view source) {
    return parse_markdown(source).paragraphs;
}

TEST(Markdown, PlainTextIsOneParagraph) {
    const auto all = parsed("  How old are you?\n ");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].words, "How old are you?");
    EXPECT_TRUE(all[0].spans.empty());
}

TEST(Markdown, HeadingsAreRankedWithAndWithoutASpace) {
    const auto all = parsed("# One\n###Three\ntext");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].kind, Paragraph::Kind::heading);
    EXPECT_EQ(all[0].rank, 1);
    EXPECT_EQ(all[1].rank, 3);
    EXPECT_EQ(all[1].words, "Three");
    EXPECT_EQ(all[2].kind, Paragraph::Kind::plain);
}

TEST(Markdown, EmphasisBecomesSpansOfTheWordsWithoutTheirMarks) {
    const auto all = parsed("a **bold** and _slanted_ word");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].words, "a bold and slanted word");
    ASSERT_EQ(all[0].spans.size(), 2U);
    EXPECT_EQ(all[0].words.substr(all[0].spans[0].begin, all[0].spans[0].end - all[0].spans[0].begin),
              "bold");
    EXPECT_TRUE(all[0].spans[0].bold);
    EXPECT_TRUE(all[0].spans[1].italic);
    EXPECT_FALSE(all[0].spans[1].bold);
}

TEST(Markdown, ListsAreNumberedOrBulleted) {
    const auto all = parsed("- a\n- b\n\n3. c\n4. d");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].kind, Paragraph::Kind::bullet);
    EXPECT_EQ(all[1].words, "b");
    EXPECT_EQ(all[2].kind, Paragraph::Kind::numbered);
    EXPECT_EQ(all[2].rank, 3);
    EXPECT_EQ(all[3].rank, 4);
}

TEST(Markdown, ALineBreakStaysALineBreak) {
    const auto all = parsed("one\n   two\n\nthree");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].words, "one\ntwo");
    EXPECT_EQ(all[1].words, "three");
}

TEST(Markdown, ColoursComeFromSpans) {
    const auto all = parsed(
        "<span style=\"color: red; font-family:cursive\">stop</span> or <span style='color:#0F0'>go</span>");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].words, "stop or go");
    ASSERT_EQ(all[0].spans.size(), 2U);
    EXPECT_EQ(all[0].spans[0].colour, "#ff0000");
    EXPECT_EQ(all[0].spans[1].colour, "#00ff00");
}

TEST(Markdown, LinksAreTheirText) {
    EXPECT_EQ(parsed("see [the page](https://example.org/x) now")[0].words, "see the page now");
    EXPECT_EQ(parsed("mail <https://example.org>")[0].words, "mail <https://example.org>");
}

TEST(Markdown, OtherMarkupIsShownAsTyped) {
    for (const char* text : {"a < b and c > d", "<script>alert(1)</script>", "a | b | c", "`code`", "~~~",
                             "AT&amp;T & co", "snake_case_name", "2 * 3 * 4", "-----"})
        EXPECT_EQ(parsed(text)[0].words, text);
}

TEST(Markdown, EscapesHideMarks) {
    EXPECT_EQ(parsed("\\*not bold\\* \\# \\_")[0].words, "*not bold* # _");
}

TEST(Markdown, AnOutputIsInsertedAsItIsAndTakesTheLookAroundIt) {
    const Passage passage = parse_markdown("**Hello " + hole(0) + "**, you said " + hole(1) + ".");
    const auto all = fill(passage, {"<b>_Ann_</b>", "**no**"});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].words, "Hello <b>_Ann_</b>, you said **no**.");
    ASSERT_EQ(all[0].spans.size(), 1U);
    EXPECT_EQ(all[0].words.substr(0, all[0].spans[0].end), "Hello <b>_Ann_</b>");
}

TEST(Markdown, AParagraphOfNothingButAnEmptyOutputIsLeftOut) {
    EXPECT_TRUE(fill(parse_markdown(hole(0)), {""}).empty());
    EXPECT_EQ(fill(parse_markdown("**" + hole(0) + "**"), {"x"})[0].spans[0].end, 1U);
}

TEST(Markdown, AFormCannotForgeAHole) {
    EXPECT_EQ(strip_holes("a" + hole(7) + "b"), "a7b");
}

}  // namespace
}  // namespace xforms
