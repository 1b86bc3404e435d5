// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/keyboard.h"

#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace touch {
namespace {

std::string letters(const KeyRow& row) {
    std::string all;
    for (const KeyCap& key : row) all += key.text;
    return all;
}

bool types(const std::vector<KeyRow>& rows, const std::string& text) {
    for (const KeyRow& row : rows)
        for (const KeyCap& key : row)
            if (key.text == text) return true;
    return false;
}

TEST(Keyboard, EnglishIsAsInBritain) {
    const auto layout = keyboard_layout("en");
    ASSERT_TRUE(layout);
    ASSERT_EQ(layout->plain.size(), 4U);
    EXPECT_EQ(layout->name, "gb");
    EXPECT_EQ(letters(layout->plain[0]), "1234567890");
    EXPECT_EQ(letters(layout->plain[1]), "qwertyuiop");
    EXPECT_EQ(letters(layout->plain[2]), "asdfghjkl");
    EXPECT_EQ(letters(layout->plain[3]), "zxcvbnm");
    EXPECT_EQ(letters(layout->shifted[1]), "QWERTYUIOP");
    EXPECT_TRUE(types(layout->shifted, "£"));
}

TEST(Keyboard, PolishHasItsLettersInARow) {
    const auto layout = keyboard_layout("pl-PL");
    ASSERT_TRUE(layout);
    ASSERT_EQ(layout->plain.size(), 5U);
    EXPECT_EQ(letters(layout->plain[1]), "óąćęłńśźż");
    EXPECT_EQ(letters(layout->shifted[1]), "ÓĄĆĘŁŃŚŹŻ");
}

TEST(Keyboard, RomanianPortugueseAndSpanishReachAllTheirLetters) {
    for (const char* letter : {"ă", "â", "î", "ș", "ț"})
        EXPECT_TRUE(types(keyboard_layout("ro")->plain, letter)) << letter;
    EXPECT_TRUE(types(keyboard_layout("pt")->plain, "ç"));
    EXPECT_TRUE(types(keyboard_layout("pt")->plain, "\u0301"));
    EXPECT_TRUE(types(keyboard_layout("es")->plain, "ñ"));
}

TEST(Keyboard, ArabicTypesLettersAndNotFormsForDisplay) {
    const auto layout = keyboard_layout("ar");
    ASSERT_TRUE(layout);
    EXPECT_TRUE(types(layout->plain, "ض"));
    EXPECT_TRUE(types(layout->plain, "\u0644\u0627"));  // lam and alef, from one key
    for (const auto& rows : {layout->plain, layout->shifted})
        for (const KeyRow& row : rows)
            for (const KeyCap& key : row) EXPECT_EQ(key.text.find("\xEF\xBB"), std::string::npos) << key.text;
}

TEST(Keyboard, ACombiningMarkIsShownOnADottedCircle) {
    const auto layout = keyboard_layout("ar");
    ASSERT_TRUE(layout);
    bool seen = false;
    for (const KeyRow& row : layout->shifted)
        for (const KeyCap& key : row)
            if (key.text == "\u064E") {
                EXPECT_EQ(key.cap, "\u25CC\u064E");
                seen = true;
            }
    EXPECT_TRUE(seen);
}

TEST(Keyboard, EveryKeyOfEveryLanguageTypesSomethingThatCanBeShown) {
    auto typesetter = text::Typesetter::open();
    ASSERT_TRUE(typesetter);
    for (const char* language :
         {"en", "ar", "pl", "fa", "ur", "ckb", "ro", "pt", "es", "so", "zh", "fr", "tr", "ru"}) {
        const auto layout = keyboard_layout(language);
        ASSERT_TRUE(layout) << language;
        EXPECT_GE(layout->plain.size(), 4U);
        EXPECT_EQ(layout->plain.size(), layout->shifted.size());
        for (const auto& rows : {layout->plain, layout->shifted})
            for (const KeyRow& row : rows) {
                EXPECT_LE(row.size(), 12U) << language;
                for (const KeyCap& key : row) {
                    EXPECT_FALSE(key.text.empty());
                    EXPECT_EQ(key.text, text::valid_utf8(key.text));
                    text::Passage cap{.words = key.cap, .language = language};
                    EXPECT_EQ(typesetter->picture(cap).unknown_glyphs, 0) << language << " " << key.cap;
                    EXPECT_FALSE(typesetter->picture(cap).bytes.empty()) << language << " " << key.cap;
                }
            }
    }
}

TEST(Keyboard, AnUnknownLanguageGetsLatinLetters) {
    EXPECT_EQ(keyboard_layout("xx")->name, "gb");
}

}  // namespace
}  // namespace touch
