// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace {

using text::Passage;
using text::Typesetter;

struct Caret : testing::Test {
    Caret() : typesetter(std::move(*Typesetter::open())) {}

    static Passage passage(std::string words, text::Direction direction, float width = 600) {
        Passage passage;
        passage.words = std::move(words);
        passage.language = direction == text::Direction::right_to_left ? "ar" : "en";
        passage.direction = direction;
        passage.letter_px = 24;
        passage.width_px = width;
        return passage;
    }
    static Passage english(std::string words, float width = 600) {
        return passage(std::move(words), text::Direction::left_to_right, width);
    }
    static Passage arabic(std::string words, float width = 600) {
        return passage(std::move(words), text::Direction::right_to_left, width);
    }

    void expect_round_trips(const Passage& subject) {
        for (std::size_t at = 0; at <= subject.words.size(); at += text::cluster_after(subject.words, at)) {
            const auto place = typesetter.caret(subject, at);
            EXPECT_EQ(typesetter.offset_at(subject, place.x, place.y + place.height / 2), at)
                << subject.words;
            if (at == subject.words.size()) break;
        }
    }

    Typesetter typesetter;
};

TEST_F(Caret, EveryPlaceIsFoundAgainWhereItWasDrawn) {
    expect_round_trips(english("More help with forms"));
    expect_round_trips(english("Zażółć gęślą jaźń"));
    expect_round_trips(arabic("مزيد من المساعدة"));
    expect_round_trips(arabic("Liverpool"));
    expect_round_trips(english("العربية"));
}

TEST_F(Caret, OfAnEmptyFieldStandsAtTheStartEdge) {
    EXPECT_NEAR(typesetter.caret(english(""), 0).x, 0.0F, 1.0F);
    EXPECT_NEAR(typesetter.caret(arabic(""), 0).x, 600.0F, 1.0F);
    EXPECT_GT(typesetter.caret(english(""), 0).height, 20.0F);
}

TEST_F(Caret, IsAtTheEndOfEnglishOnTheRightAndOfArabicOnTheLeft) {
    const Passage left = english("Help");
    EXPECT_GT(typesetter.caret(left, 4).x, typesetter.caret(left, 0).x + 30);
    const Passage right = arabic("مساعدة");
    EXPECT_LT(typesetter.caret(right, right.words.size()).x, typesetter.caret(right, 0).x - 30);
}

TEST_F(Caret, NeverStandsInsideACluster) {
    const Passage subject = english("e\u0301x");
    EXPECT_EQ(typesetter.caret(subject, 1).x, typesetter.caret(subject, 0).x);
    EXPECT_EQ(typesetter.caret(subject, 2).x, typesetter.caret(subject, 0).x);
    EXPECT_EQ(typesetter.move(subject, 0, 1), 3U);
}

TEST_F(Caret, MovesRightOnTheScreenInEitherDirection) {
    const Passage left = english("abc");
    EXPECT_EQ(typesetter.move(left, 0, 1), 1U);
    EXPECT_EQ(typesetter.move(left, 1, -1), 0U);
    EXPECT_EQ(typesetter.move(left, 3, 1), 3U);
    EXPECT_EQ(typesetter.move(left, 0, 3), 3U);
    const Passage right = arabic("سلم");
    EXPECT_EQ(typesetter.move(right, 0, -1), 2U);  // one letter on, to the left
    EXPECT_EQ(typesetter.move(right, 2, 1), 0U);
}

TEST_F(Caret, ReachesEveryPlaceOfMixedWordsByMovingLeftAlone) {
    const Passage mixed = arabic("قال Yes ثم 12");
    std::set<std::size_t> seen{0};
    std::size_t at = 0;
    for (int i = 0; i < 40; ++i) {
        at = typesetter.move(mixed, at, -1);
        seen.insert(at);
    }
    EXPECT_EQ(seen.size(), text::characters(mixed.words) + 1);
}

TEST_F(Caret, MovesByLinesAndKeepsItsColumn) {
    const Passage lines = english("first line\nsecond line\nthird");
    EXPECT_EQ(typesetter.move_line(lines, 0, 1), 11U);
    EXPECT_EQ(typesetter.move_line(lines, 11, 1), 23U);
    EXPECT_EQ(typesetter.move_line(lines, 11, -1), 0U);
    EXPECT_EQ(typesetter.move_line(lines, 3, -1), 0U);
    EXPECT_EQ(typesetter.move_line(lines, 25, 1), lines.words.size());
}

TEST_F(Caret, AFingerBelowTheWordsFindsTheirEnd) {
    const Passage subject = english("two\nlines");
    EXPECT_EQ(typesetter.offset_at(subject, 590, 400), subject.words.size());
    EXPECT_EQ(typesetter.offset_at(subject, -50, -50), 0U);
}

// On an Arabic page a Latin name stands at the right, and what follows it goes to its left in Arabic alone.
TEST_F(Caret, AFingerBesideALatinWordOnAnArabicPageFindsItsEnd) {
    const Passage name = arabic("Liverpool");
    const float middle = typesetter.measure(name).height / 2;
    EXPECT_EQ(typesetter.offset_at(name, 300, middle), name.words.size());
    EXPECT_EQ(typesetter.offset_at(name, 620, middle), name.words.size());
    const Passage other = english("سلم");
    EXPECT_EQ(typesetter.offset_at(other, 300, middle), other.words.size());
    EXPECT_EQ(typesetter.offset_at(other, -20, middle), other.words.size());
    EXPECT_EQ(typesetter.offset_at(english("Liverpool"), -20, middle), 0U);
}

TEST_F(Caret, StandsAfterALatinWordThatEndsAnArabicLineAndMovesFromThere) {
    const Passage mixed = arabic("قال Yes");
    const std::size_t end = mixed.words.size(), word = end - 3;
    const text::CaretPlace after = typesetter.caret(mixed, end);
    EXPECT_GT(after.x, typesetter.caret(mixed, end - 1).x);
    EXPECT_EQ(after.after, text::Direction::left_to_right);
    EXPECT_EQ(typesetter.caret(mixed, word - 1).after, text::Direction::right_to_left);
    EXPECT_EQ(typesetter.move(mixed, end, -1), end - 1);  // over the s
    EXPECT_EQ(typesetter.move(mixed, end, 1), word - 1);  // over the space
}

// A long text is laid out around its caret: where the lines break there must be where they break in all of
// it.
TEST_F(Caret, OfALongTextFindsTheSameLinesInItsExcerpt) {
    std::string words;
    while (words.size() < 9000) words += "More help with forms in my language, please. ";
    const std::size_t middle = 4321;
    for (std::size_t size :
         {words.size(), words.size() + 1}) {  // as it was, and with a letter more at the caret
        if (size > words.size()) words.insert(middle, "x");
        const Passage whole = english(words);
        const auto [begin, end] = typesetter.excerpt(whole, middle);
        EXPECT_LT(end - begin, 2500U);
        ASSERT_TRUE(begin < middle && middle < end);
        const Passage part = english(words.substr(begin, end - begin));
        const auto in_all = typesetter.caret(whole, middle), in_part = typesetter.caret(part, middle - begin);
        EXPECT_NEAR(in_all.x, in_part.x, 0.5F);
        EXPECT_NEAR(in_all.y - typesetter.caret(whole, begin).y, in_part.y - typesetter.caret(part, 0).y,
                    0.5F);
    }
    EXPECT_EQ(typesetter.excerpt(english("short"), 2).end, 5U);
}

}  // namespace
