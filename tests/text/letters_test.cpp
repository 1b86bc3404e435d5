// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace {

TEST(Letters, BackspaceTakesAWholeGraphemeCluster) {
    const std::string accented = "e\u0301";  // e and a combining acute
    EXPECT_EQ(text::cluster_before("caf" + accented, 3 + accented.size()), accented.size());
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    EXPECT_EQ(text::cluster_before("x" + family, 1 + family.size()), family.size());
    EXPECT_EQ(text::cluster_before("abc", 0), 0U);
}

TEST(Letters, DeleteTakesAWholeGraphemeCluster) {
    const std::string accented = "e\u0301";
    EXPECT_EQ(text::cluster_after(accented + "x", 0), accented.size());
    EXPECT_EQ(text::cluster_after("abc", 3), 0U);
    EXPECT_EQ(text::cluster_after("ż", 0), 2U);
}

TEST(Letters, CharactersAreCountedAsPeopleCountThem) {
    EXPECT_EQ(text::length("\u0628\u064E\U0001F600"), 4U) << "as the form counts";
    EXPECT_EQ(text::characters(""), 0U);
    EXPECT_EQ(text::characters("Zażółć"), 6U);
    EXPECT_EQ(text::characters("e\u0301e\u0301"), 2U);
    EXPECT_EQ(text::characters("\U0001F1F5\U0001F1F1"), 1U);  // the flag of Poland: two regional indicators
}

TEST(Letters, InvalidBytesAndControlsBecomeTheReplacementCharacter) {
    EXPECT_EQ(text::valid_utf8("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(text::valid_utf8(std::string_view("a\0z", 3)), "a\uFFFDz");
    EXPECT_EQ(text::valid_utf8("a\x1B[31m\tz"), "a\uFFFD[31m\uFFFDz");
    EXPECT_EQ(text::valid_utf8("\xC0\xAF\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(text::valid_utf8("one\ntwo ł ع"), "one\ntwo ł ع");
}

}  // namespace
