// SPDX-License-Identifier: Apache-2.0
// Every string that is shipped, in the language it is shipped in: no boxes, whatever the script.
#include "tests/text/shipped_words.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace text {
namespace {

namespace fs = std::filesystem;
using shipped::words_of_catalogue;
using shipped::words_of_form;

class ShippedWords : public testing::Test {
 protected:
    Typesetter typesetter_ = *Typesetter::open();

    void expect_letters(const std::string& language, const std::vector<std::string>& all) {
        EXPECT_GT(all.size(), 20U) << language;
        for (const std::string& words : all)
            EXPECT_EQ(typesetter_.picture({.words = words, .language = language}).unknown_glyphs, 0)
                << language << ": " << words;
    }
};

TEST_F(ShippedWords, OfTheKioskHaveAShapeForEachLetter) {
    int catalogues = 0;
    for (const auto& entry : fs::directory_iterator(SOURCE_DIR "/assets/words")) {
        if (entry.path().extension() != ".po") continue;
        ++catalogues;
        expect_letters(entry.path().stem().string(), words_of_catalogue(entry.path()));
    }
    EXPECT_GE(catalogues, 11);
}

TEST_F(ShippedWords, OfTheConsultationsHaveAShapeForEachLetter) {
    for (const auto& folder : fs::directory_iterator(SOURCE_DIR "/assets/consultations"))
        for (const auto& [language, all] : words_of_form(folder.path() / "form.xml"))
            expect_letters(language, all);
}

TEST_F(ShippedWords, StayUnderTheMemoryBoundThroughEveryLanguage) {
    constexpr std::size_t bound = 6U << 20;
    Typesetter small = *Typesetter::open(bound);
    std::size_t pages = 0;
    for (const float size : {15.0F, 27.0F, 35.0F})
        for (const auto& entry : fs::directory_iterator(SOURCE_DIR "/assets/words"))
            if (entry.path().extension() == ".po")
                for (const std::string& words : words_of_catalogue(entry.path())) {
                    small.picture({.words = words,
                                   .language = entry.path().stem().string(),
                                   .letter_px = size,
                                   .width_px = 800});
                    EXPECT_LE(small.memory(), bound);
                    ++pages;
                }
    EXPECT_GT(pages, 3000U);
}

TEST_F(ShippedWords, OfUrduStandInNastaliqOnHigherLines) {
    const std::string urdu = "اپنی رائے دیں";
    const Passage sloping{.words = urdu, .language = "ur", .direction = Direction::right_to_left};
    Passage plain = sloping;
    plain.language = "fa";
    EXPECT_GT(typesetter_.measure(sloping).height, typesetter_.measure(plain).height * 1.3F);
    EXPECT_NE(typesetter_.picture(sloping).bytes, typesetter_.picture(plain).bytes);
    // The ink of words that climb stays in the lines that were made for it.
    const Picture& picture = typesetter_.picture(sloping);
    EXPECT_GE(picture.top, -2);
    EXPECT_LE(static_cast<float>(picture.top + picture.height), typesetter_.measure(sloping).height + 2);
}

// Else it would stand on a button's frame or on the bar above.
TEST_F(ShippedWords, OfUrduNeverLeaveTheirBox) {
    auto all = words_of_catalogue(SOURCE_DIR "/assets/words/ur.po");
    for (const auto& folder : fs::directory_iterator(SOURCE_DIR "/assets/consultations"))
        for (const auto& [language, of_form] : words_of_form(folder.path() / "form.xml"))
            if (language == "ur") all.insert(all.end(), of_form.begin(), of_form.end());
    EXPECT_GT(all.size(), 500U);
    for (const Weight weight : {Weight::regular, Weight::bold})
        for (const std::string& words : all) {
            const Passage passage{.words = words,
                                  .language = "ur",
                                  .direction = Direction::right_to_left,
                                  .weight = weight,
                                  .width_px = 400};
            const Picture& picture = typesetter_.picture(passage);
            // A quarter of the em, which every padding holds, and the pixels around a shape.
            constexpr int held = 8 + 2;
            EXPECT_GE(picture.top, -held) << words;
            EXPECT_LE(static_cast<float>(picture.top + picture.height),
                      typesetter_.measure(passage).height + held)
                << words;
        }
}

TEST_F(ShippedWords, OfChineseBreakBetweenLettersAndNeverBeforeAComma) {
    const std::string chinese = "请告诉市议会您对五项平等目标草案的看法，大约五分钟，没有人会问您的姓名。";
    for (float width = 60; width < 400; width += 7) {
        const Passage passage{.words = chinese, .language = "zh-Hans", .width_px = width};
        const Size size = typesetter_.measure(passage);
        EXPECT_LE(size.width, width);
        const float line = typesetter_.measure({.words = chinese, .language = "zh-Hans"}).height;
        for (float y = line * 1.5F; y < size.height; y += line) {
            const std::size_t first = typesetter_.offset_at(passage, 0, y);
            EXPECT_NE(chinese.substr(first, 3), "，") << width;
            EXPECT_NE(chinese.substr(first, 3), "。") << width;
        }
    }
}

TEST_F(ShippedWords, MayBeJoinedByFacesThatAPersonTypes) {
    const Picture& picture =
        typesetter_.picture({.words = "Thank you 👍🏽 👩‍👧", .language = "en"});
    EXPECT_EQ(picture.unknown_glyphs, 0);
    EXPECT_TRUE(picture.coloured);
}

TEST(Selection, CoversTheWordsOnEachLineAndBothSidesOfAChangeOfDirection) {
    Typesetter typesetter = *Typesetter::open();
    const Passage two_lines{.words = "one two three four five six", .width_px = 150};
    EXPECT_GE(typesetter.stretches(two_lines, 0, two_lines.words.size()).size(), 2U);
    const Passage mixed{.words = "abc العربية def"};
    const auto arabic = mixed.words.find("ا");
    EXPECT_GE(typesetter.stretches(mixed, 2, arabic + 6).size(), 2U) << "the middle of two runs";
    EXPECT_TRUE(typesetter.stretches(mixed, 3, 3).empty());
}

TEST(Selection, OfAWordTakesTheOneAroundTheCaretOrTheLastBeforeIt) {
    const std::string words = "one two, three";
    const auto at = [&](std::size_t offset) {
        const Extent word = word_at(words, offset);
        return words.substr(word.begin, word.end - word.begin);
    };
    EXPECT_EQ(at(0), "one");
    EXPECT_EQ(at(2), "one");
    EXPECT_EQ(at(3), "one");
    EXPECT_EQ(at(4), "two");
    EXPECT_EQ(at(8), "two");
    EXPECT_EQ(at(words.size()), "three");
    EXPECT_EQ(word_at("", 0).end, 0U);
    EXPECT_EQ(word_at("...", 3).end, 0U);
}

}  // namespace
}  // namespace text
