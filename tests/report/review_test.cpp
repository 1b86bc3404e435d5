// SPDX-License-Identifier: Apache-2.0
#include "sync/report/review.h"

#include <sstream>

#include <gtest/gtest.h>

#include "sync/report/personal.h"

namespace council {
namespace {

std::string marked(const std::string& text) {
    std::string made;
    std::size_t at = 0;
    for (const Stretch& each : personal(text, "Liverpool City Council")) {
        made +=
            text.substr(at, each.begin - at) + "[[" + text.substr(each.begin, each.end - each.begin) + "]]";
        at = each.end;
    }
    return made + text.substr(at);
}

TEST(WhatMayNameAPerson, IsFoundInTheTextsOfPeople) {
    EXPECT_EQ(marked("Ring 0151 496 0123 please"), "Ring [[0151 496 0123]] please");
    EXPECT_EQ(marked("I live at L8 1AB."), "I live at [[L8 1AB]].");
    EXPECT_EQ(marked("write to a.b@example.org!"), "write to [[a.b@example.org!]]");
    EXPECT_EQ(marked("the desk of Mrs Begum is"), "the desk of [[Mrs Begum]] is");
    EXPECT_EQ(marked("my name is Zoë"), "[[my name is Zoë]]");
    EXPECT_EQ(marked("ask Łukasz Żółć about it"), "ask [[Łukasz Żółć]] about it");
    EXPECT_EQ(marked("٠١٥١ ٤٩٦ ٠١٢٣"), "[[٠١٥١ ٤٩٦ ٠١٢٣]]");
}

TEST(WhatMayNameAPerson, IsNotEveryCapitalOrNumber) {
    for (const std::string text : {"The Council should act.", "Liverpool City Council should act.",
                                   "L8 has 12 buses", "In 2024 and 2028", "I agree. More of it."})
        EXPECT_EQ(marked(text), text);
}

TEST(WhatMayNameAPerson, IsFoundHoweverLongItIs) {
    std::string names = "Ada";
    for (int each = 0; each < 20'000; ++each) names += " Ada";
    EXPECT_EQ(marked("we met " + names + " there"), "we met [[" + names + "]] there");
}

TEST(WhatMayNameAPerson, IsAllThatCannotBeSearched) {
    EXPECT_EQ(marked("call \xff me"), "[[call \xff me]]");
}

std::string written(const std::string& words) {
    std::ostringstream out;
    Question question;
    question.path = "missing";
    question.label = "Is there more?";
    write_review_texts(out, question, {{"0a1b2c3d4e5f", words}}, "");
    return out.str();
}

TEST(AReview, GivesBackEachTextAsItWas) {
    for (const std::string words :
         {"plain", "two\nlines\n\nand a gap", "= texts other", "-not left out", "# no remark",
          "[[mine]] a[[[b", "]]", "line\n= did x\n    more", "نص بالعربية", " blanks  within "}) {
        const auto review = read_review(written(words));
        ASSERT_TRUE(review) << words << ": " << review.error().sentence;
        ASSERT_EQ(review->texts.size(), 1U) << words;
        EXPECT_TRUE(is_same_text(review->texts.at("0a1b2c3d4e5f"), words)) << words << "\n" << written(words);
    }
}

TEST(AReview, TakesOutWhatIsMarkedAndLeavesOutWhatHasADash) {
    const auto review = read_review(
        "# remark\n= texts missing\naa I am [[Joan]] of [[L8 1AB]]\n    and more\n-bb not this\n    nor "
        "this\n"
        "= did priority\n    We did it.\n");
    ASSERT_TRUE(review) << review.error().sentence;
    const auto& pieces = review->texts.at("aa");
    ASSERT_EQ(pieces.size(), 5U);
    EXPECT_TRUE(pieces[1].taken_out);
    EXPECT_EQ(pieces[4].words, "\nand more");
    EXPECT_EQ(review->texts.count("bb"), 0U);
    EXPECT_EQ(review->did.at("priority"), "We did it.");
}

TEST(AReview, ThatChangesWordsIsNotTheSameText) {
    const auto review = read_review("= texts m\naa I am [[Joan]]\n");
    EXPECT_TRUE(is_same_text(review->texts.at("aa"), "I am  Joan"));
    EXPECT_FALSE(is_same_text(review->texts.at("aa"), "I am Joan, and happy"));
}

TEST(AReview, ThatCannotBeReadIsToldWithItsLine) {
    for (const char* wrong : {"= texts m\naa I am [[Joan\n", "= texts m\naa ]]\n", "= text m\n",
                              "= texts m\nhello there\n", "    nothing before\n"}) {
        const auto review = read_review(wrong);
        ASSERT_FALSE(review) << wrong;
        EXPECT_NE(review.error().sentence.find("line "), std::string::npos);
    }
}

}  // namespace
}  // namespace council
