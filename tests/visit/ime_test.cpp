// SPDX-License-Identifier: Apache-2.0
// Pinyin on its way into a draft: what waits is never dropped, and offers only what its letters may become.
#include "kiosk/visit/ime.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/pinyin/pinyin.h"

namespace kiosk {
namespace {

class Composing : public testing::Test {
 protected:
    void strike(const std::string& letters) {
        for (const char letter : letters) EXPECT_TRUE(compose(keyboard_, std::string(1, letter))) << letter;
    }
    std::size_t candidate(const std::string& words) const {
        const auto found = std::find(keyboard_.candidates.begin(), keyboard_.candidates.end(), words);
        EXPECT_NE(found, keyboard_.candidates.end()) << words;
        return static_cast<std::size_t>(found - keyboard_.candidates.begin());
    }

    screens::Keyboard keyboard_;
    screens::Draft draft_;
};

TEST_F(Composing, WhatACandidateDoesNotStandForGoesOnWaiting) {
    strike("nihao");
    take_candidate(keyboard_, draft_, candidate("你"), std::nullopt);
    EXPECT_EQ(draft_.text, "你");
    EXPECT_EQ(keyboard_.preedit, "hao");
    EXPECT_EQ(keyboard_.candidates, pinyin::candidates("hao"));
}

TEST_F(Composing, ACandidateForWhichThereIsNoRoomIsNotTakenAndItsLettersWait) {
    draft_ = {"一二三", 9};
    strike("nihao");
    take_candidate(keyboard_, draft_, candidate("你好"), 4);
    EXPECT_EQ(draft_.text, "一二三");
    EXPECT_EQ(keyboard_.preedit, "nihao");
    take_candidate(keyboard_, draft_, candidate("你"), 4);
    EXPECT_EQ(draft_.text, "一二三你");
    EXPECT_EQ(keyboard_.preedit, "hao");
}

TEST_F(Composing, ALetterThatIsTakenBackTakesItsWordsBack) {
    strike("nihao");
    keyboard_.first_candidate = 3;
    take_back_letter(keyboard_);
    EXPECT_EQ(keyboard_.preedit, "niha");
    EXPECT_EQ(keyboard_.candidates, pinyin::candidates("niha"));
    EXPECT_EQ(keyboard_.first_candidate, 0U) << "the likeliest are shown";
    for (int letter = 0; letter < 5; ++letter) take_back_letter(keyboard_);
    EXPECT_EQ(keyboard_.preedit, "");
    EXPECT_TRUE(keyboard_.candidates.empty());
}

TEST_F(Composing, NoLetterIsTakenBeyondWhatTheDictionaryReadsNorAnApostropheFirst) {
    EXPECT_FALSE(compose(keyboard_, "'"));
    EXPECT_FALSE(compose(keyboard_, "A"));
    EXPECT_FALSE(compose(keyboard_, "好"));
    strike(std::string(pinyin::most_letters + 3, 'a'));
    EXPECT_EQ(keyboard_.preedit.size(), pinyin::most_letters);
}

TEST_F(Composing, TheLikeliestAreTakenToTheLastLetterAndWhatSpellsNothingStaysAsItIs) {
    strike("nihao");
    take_likeliest(keyboard_, draft_, std::nullopt);
    EXPECT_EQ(draft_.text, "你好");
    strike("vvv");
    take_likeliest(keyboard_, draft_, std::nullopt);
    EXPECT_EQ(draft_.text, "你好vvv");
    EXPECT_EQ(keyboard_.preedit, "");
}

}  // namespace
}  // namespace kiosk
