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
    EXPECT_EQ(parsed("see [the park](https://en.wikipedia.org/wiki/Park_(Liverpool)), and (this)")[0].words,
              "see the park, and (this)");
    EXPECT_EQ(parsed("see [the page](https://example.org/?a=1&b=2) now")[0].words, "see the page now");
    EXPECT_EQ(parsed("see [the page](https://example.org/(x now")[0].words,
              "see [the page](https://example.org/(x now");
    EXPECT_EQ(parsed("mail <https://example.org>")[0].words, "mail <https://example.org>");
}

TEST(Markdown, OtherMarkupIsShownAsTyped) {
    for (const char* text : {"a < b and c > d", "<script>alert(1)</script>", "a | b | c", "`code`", "~~~",
                             "AT&T & co", "snake_case_name", "2 * 3 * 4", "-----"})
        EXPECT_EQ(parsed(text)[0].words, text);
}

TEST(Markdown, NoLetterOfAnOrdinaryLabelIsTakenForMarkup) {
    for (const char* text : {"2. How old are you?",
                             "1. Agree",
                             "1) What is your name?",
                             "18. to 24",
                             "3) Neither",
                             "- None",
                             "+ More",
                             "- None of these",
                             "#5",
                             "#1 priority",
                             "##5",
                             "#",
                             "*",
                             "-",
                             "[Optional]: Comments",
                             "[Other]: specify",
                             "[Optional](see below)",
                             "[x]",
                             "a[0](1)",
                             "![x]",
                             "> 5",
                             "+",
                             "1.",
                             "2019. A year",
                             "===",
                             "* * *",
                             "____",
                             "C:\\temp\\!",
                             "\\[x]",
                             "<your name>",
                             "a <b",
                             "5 < 6 & 7 > 3",
                             "&nosuch;",
                             "# ",
                             "1. a\n3. c",
                             "- a\n+ b",
                             "one\n- two\nthree",
                             "Red\n===",
                             "Red\n---",
                             "a\n> b",
                             "=",
                             "Name: ____ and ____"}) {
        std::string expected = text;
        if (expected == "# ") expected = "#";
        EXPECT_EQ(Words{parsed(text)}.plain(), expected);
        EXPECT_TRUE(parsed(text)[0].spans.empty()) << text;
    }
}

TEST(Markdown, AListIsTwoLinesInARowThatCountUpOrHaveTheSameMark) {
    const auto all =
        parsed("We propose:\n1. Open **Sundays**\n2. Close\n\n3. Rest\n* for staff\n* for you\nThank you");
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all[0].kind, Paragraph::Kind::plain);
    EXPECT_EQ(all[1].kind, Paragraph::Kind::numbered);
    EXPECT_EQ(all[1].words, "Open Sundays");
    EXPECT_TRUE(all[1].spans.at(0).bold);
    EXPECT_EQ(all[3].rank, 3);
    EXPECT_EQ(all[5].kind, Paragraph::Kind::bullet);
    EXPECT_EQ(all[6].words, "Thank you");
    EXPECT_EQ(Words{all}.plain(),
              "We propose:\n1. Open Sundays\n2. Close\n3. Rest\nfor staff\nfor you\nThank you");
    EXPECT_EQ(parsed("1. a\n1. b")[1].rank, 2);
}

TEST(Markdown, HtmlIsHonouredAsCollectDoes) {
    const auto all = parsed(
        "<h1>Parks</h1>Say <b>yes</b>, <i>no</i> or <STRONG>both</STRONG>.<br>New<br/>\nline"
        "<p>First part.</p>\n<p class='x'>Second <u>part</u>.</p>m<sup>2</sup>");
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].kind, Paragraph::Kind::heading);
    EXPECT_EQ(all[0].rank, 1);
    EXPECT_EQ(all[0].words, "Parks");
    EXPECT_EQ(all[1].words, "Say yes, no or both.\nNew\nline");
    ASSERT_EQ(all[1].spans.size(), 3U);
    EXPECT_TRUE(all[1].spans[0].bold);
    EXPECT_TRUE(all[1].spans[1].italic);
    EXPECT_EQ(all[2].words, "First part.");
    EXPECT_EQ(all[3].words, "Second part.");
    EXPECT_EQ(all[4].words, "m²");
}

TEST(Markdown, NumbersAboveAndBelowTheLineStayThere) {
    EXPECT_EQ(parsed("10<sup>-2</sup> m<sup>2</sup> of CO<sub>2</sub>")[0].words, "10⁻² m² of CO₂");
    EXPECT_EQ(parsed("the 1<sup>st</sup> of May")[0].words, "the 1st of May");
    EXPECT_EQ(parsed("x<sup></sup>, y<sup>2")[0].words, "x, y2");
    const Paragraph bold = parsed("about **5 m<sup>2</sup>** wide").at(0);
    EXPECT_EQ(bold.words, "about 5 m² wide");
    std::string in_bold;
    for (const Span& span : bold.spans) in_bold += bold.words.substr(span.begin, span.end - span.begin);
    EXPECT_EQ(in_bold, "5 m²");
    EXPECT_EQ(parsed("x<sup>1**2**3</sup>")[0].words, "x123") << "looks of its own within";
}

TEST(Markdown, HtmlListsAndMarkdownWithinHtml) {
    const auto all = parsed("<ol><li>a</li><li>**b**</li></ol><ul>\n<li>c</li>\n</ul>");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].kind, Paragraph::Kind::numbered);
    EXPECT_EQ(all[1].rank, 2);
    EXPECT_TRUE(all[1].spans.at(0).bold);
    EXPECT_EQ(all[2].kind, Paragraph::Kind::bullet);
    EXPECT_EQ(parsed("<font color=\"#f00\">x</font>")[0].spans.at(0).colour, "#ff0000");
    EXPECT_EQ(parsed("<font color=\"#2A1a5e\">x</font>")[0].spans.at(0).colour, "#2a1a5e");
    for (const char* wrong : {"#f0z", "#12345", "#1234567", "#-12345", "# 12345", "2a1a5e"})
        for (const auto& span : parsed("<font color=\"" + std::string(wrong) + "\">x</font>")[0].spans)
            EXPECT_EQ(span.colour, "") << wrong;
    EXPECT_EQ(parsed("<span style=\"background-color:red\">x</span>")[0].words, "x");
}

TEST(Markdown, CharacterReferencesAreTheirCharacters) {
    EXPECT_EQ(parsed("Read&nbsp;this")[0].words, "Read\u00a0this");
    EXPECT_EQ(parsed("AT&amp;T &lt;b&gt; &#8217; &#x2019; &eacute; &#42;x&#42;")[0].words,
              "AT&T <b> \u2019 \u2019 \u00e9 *x*");
    EXPECT_EQ(parsed("&#xFDD0;0&#xFDD1;")[0].words, "&#xFDD0;0&#xFDD1;") << "a hole cannot be forged";
}

TEST(Markdown, WhatIsWrittenKeepsItsMarks) {
    EXPECT_EQ(as_written(parse_markdown(" _emphasis_ and **bold** "), {}), "_emphasis_ and **bold**");
    EXPECT_EQ(as_written(parse_markdown("1. " + hole(0) + "!"), {"x"}), "1. x!");
    EXPECT_EQ(as_written(parse_markdown("plain"), {}), "plain");
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
