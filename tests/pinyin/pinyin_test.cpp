// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pinyin/pinyin.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace {

TEST(Pinyin, OffersTheWholePhraseFirstAndItsLettersAfterIt) {
    const auto found = pinyin::candidates("nihao");
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(found[0], "你好");
    EXPECT_NE(std::find(found.begin(), found.end(), "你"), found.end());
}

TEST(Pinyin, WritesASentenceFromItsFirstCandidate) {
    EXPECT_EQ(pinyin::candidates("woxihuanzhegejihua").front(), "我喜欢这个计划");
}

TEST(Pinyin, AnApostropheParts) {
    EXPECT_EQ(pinyin::candidates("xi'an").front(), "西安");
    EXPECT_NE(pinyin::candidates("xian").front(), "西安");
}

TEST(Pinyin, ACandidateForTheFirstSyllableLeavesTheOthers) {
    const auto found = pinyin::candidates("nihao");
    const auto only_ni =
        static_cast<std::size_t>(std::find(found.begin(), found.end(), "你") - found.begin());
    const pinyin::Chosen chosen = pinyin::choose("nihao", only_ni);
    EXPECT_EQ(chosen.words, "你");
    EXPECT_EQ(chosen.rest, "hao");
    EXPECT_EQ(pinyin::choose("nihao", 0).rest, "");
}

TEST(Pinyin, WhatSpellsNothingIsLeftAsItIs) {
    EXPECT_TRUE(pinyin::candidates("").empty());
    EXPECT_TRUE(pinyin::candidates("vvv").empty());
    const pinyin::Chosen chosen = pinyin::choose("vvv", 0);
    EXPECT_EQ(chosen.words, "");
    EXPECT_EQ(chosen.rest, "vvv");
    EXPECT_EQ(pinyin::choose("nihao", 100000).rest, "nihao");
}

// The library aborted in long rows of short syllables, and the kiosk with it: a finger that rests on a key.
TEST(Pinyin, OutlivesWhateverIsTypedAndWritesAllOfIt) {
    std::vector<std::string> rows;
    for (const std::string of : {"a", "an", "d", "n", "ang", "o", "h", "w", "a'", "xian", "zhuang", "vn"}) {
        rows.emplace_back();
        while (rows.back().size() < pinyin::most_letters) rows.back() += of;
    }
    std::mt19937 chance(26);
    for (const std::string of : {"anghe", "abcdefghijklmnopqrstuvwxyz", "an'"})
        for (int row = 0; row < 30; ++row) {
            rows.emplace_back("n");
            while (rows.back().size() < pinyin::most_letters) rows.back() += of[chance() % of.size()];
        }
    for (std::string row : rows) {
        row.resize(pinyin::most_letters);
        for (std::string rest = row; !pinyin::candidates(rest).empty();) {
            const std::string shorter = pinyin::choose(rest, 0).rest;
            ASSERT_LT(shorter.size(), rest.size()) << row << " at " << rest;
            rest = shorter;
        }
    }
}

TEST(Pinyin, SevenSyllablesAreOneCandidateAndTheOthersWait) {
    const pinyin::Chosen chosen = pinyin::choose("womenxihuanzhegejihua", 0);
    EXPECT_EQ(chosen.rest, "hua");
    EXPECT_EQ(pinyin::choose("woxihuanzhegejihua", 0).rest, "");
}

// Whoever came before: a word chosen a hundred times stands no higher than at first.
TEST(Pinyin, LearnsNothing) {
    const auto before = pinyin::candidates("shi");
    ASSERT_GT(before.size(), 20U);
    for (int times = 0; times < 100; ++times) EXPECT_EQ(pinyin::choose("shi", 20).words, before[20]);
    EXPECT_EQ(pinyin::candidates("shi"), before);
}

TEST(Pinyin, TakesLettersAndTheApostropheOnly) {
    EXPECT_TRUE(pinyin::is_letter('a') && pinyin::is_letter('z') && pinyin::is_letter('\''));
    for (const char other : {'A', '1', ' ', '\n', '-'}) EXPECT_FALSE(pinyin::is_letter(other)) << other;
}

}  // namespace
