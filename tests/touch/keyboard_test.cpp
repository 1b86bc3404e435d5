// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/keyboard.h"

#include <gtest/gtest.h>

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

LayoutName own(const char* layout, const char* variant = "") {
    return {layout, variant, LayoutName::Letters::own};
}

TEST(Keyboard, EnglishIsAsInBritain) {
    const auto layout = keyboard_layout({}, "en");
    ASSERT_TRUE(layout);
    ASSERT_EQ(layout->plain.size(), 4U);
    EXPECT_EQ(letters(layout->plain[0]), "1234567890");
    EXPECT_EQ(letters(layout->plain[1]), "qwertyuiop");
    EXPECT_EQ(letters(layout->plain[2]), "asdfghjkl");
    EXPECT_EQ(letters(layout->plain[3]), "zxcvbnm");
    EXPECT_EQ(letters(layout->shifted[1]), "QWERTYUIOP");
    EXPECT_EQ(letters(layout->over_digits), "£%&()$^*");
    EXPECT_EQ(letters(layout->marks), ",.?'-");
    EXPECT_EQ(letters(layout->shifted_marks), ";:!\"@");
}

TEST(Keyboard, PolishHasItsLettersInARow) {
    const auto layout = keyboard_layout({"pl"}, "pl-PL");
    ASSERT_TRUE(layout);
    ASSERT_EQ(layout->plain.size(), 5U);
    EXPECT_EQ(letters(layout->plain[1]), "óąćęłńśźż");
    EXPECT_EQ(letters(layout->shifted[1]), "ÓĄĆĘŁŃŚŹŻ");
}

TEST(Keyboard, RomanianPortugueseAndSpanishHaveAKeyForEachLetterWithAnAccent) {
    for (const char* letter : {"ă", "â", "î", "ș", "ț"})
        EXPECT_TRUE(types(keyboard_layout({"ro"}, "ro")->plain, letter)) << letter;
    for (const char* letter : {"ç", "á", "à", "â", "ã", "é", "ê", "í", "ó", "ô", "õ", "ú"})
        EXPECT_TRUE(types(keyboard_layout({"pt"}, "pt")->plain, letter)) << letter;
    const auto spanish = keyboard_layout({"es"}, "es");
    for (const char* letter : {"ñ", "á", "é", "í", "ó", "ú", "ü"})
        EXPECT_TRUE(types(spanish->plain, letter)) << letter;
    EXPECT_TRUE(types({spanish->marks}, "¿"));
    EXPECT_TRUE(types({spanish->shifted_marks}, "¡"));
}

TEST(Keyboard, ArabicTypesLettersAndNotFormsForDisplay) {
    const auto layout = keyboard_layout(own("ara"), "ar");
    ASSERT_TRUE(layout);
    EXPECT_TRUE(types(layout->plain, "ض"));
    EXPECT_TRUE(types(layout->plain, "\u0644\u0627"));  // lam and alef, from one key
    for (const auto& rows : {layout->plain, layout->shifted})
        for (const KeyRow& row : rows)
            for (const KeyCap& key : row) EXPECT_EQ(key.text.find("\xEF\xBB"), std::string::npos) << key.text;
}

TEST(Keyboard, NoDigitTypesAnythingElseUnderShift) {
    for (const auto& chosen : {LayoutName{}, LayoutName{"pl"}, LayoutName{"ro"}, LayoutName{"pt"},
                               LayoutName{"es"}, LayoutName{"us", "", LayoutName::Letters::pinyin},
                               own("ara"), own("ir"), own("pk"), own("iq", "ku_ara")}) {
        const auto layout = keyboard_layout(chosen, "en");
        ASSERT_TRUE(layout);
        EXPECT_EQ(layout->plain.front().size(), 10U) << chosen.layout;
        EXPECT_EQ(letters(layout->shifted.front()), letters(layout->plain.front())) << chosen.layout;
    }
    EXPECT_TRUE(types({keyboard_layout(own("ir"), "fa")->over_digits}, "٪"));
    EXPECT_TRUE(types({keyboard_layout(own("ara"), "ar")->over_digits}, "("));
    EXPECT_TRUE(types({keyboard_layout(own("pk"), "ur")->over_digits}, "%"));
}

TEST(Keyboard, MarksAreThoseOfTheLanguage) {
    for (const auto& chosen : {own("ara"), own("ir"), own("pk"), own("iq", "ku_ara")}) {
        const auto layout = keyboard_layout(chosen, "ar");
        EXPECT_TRUE(types({layout->marks}, "،")) << chosen.layout;
        EXPECT_TRUE(types({layout->marks}, "؟")) << chosen.layout;
    }
    EXPECT_TRUE(types({keyboard_layout(own("pk"), "ur")->marks}, "۔"));
    EXPECT_TRUE(types({keyboard_layout({"us", "", LayoutName::Letters::pinyin}, "zh-Hans")->marks}, "，"));
}

TEST(Keyboard, PersianAndKurdishCanPartLettersWithoutASpace) {
    EXPECT_TRUE(types({keyboard_layout(own("ir"), "fa")->marks}, "\u200C"));
    EXPECT_TRUE(types({keyboard_layout(own("iq", "ku_ara"), "ckb")->shifted_marks}, "\u200C"));
}

TEST(Keyboard, ACombiningMarkIsShownOnADottedCircle) {
    const auto layout = keyboard_layout(own("ara"), "ar");
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

TEST(Keyboard, AnAlphabetIsInItsLanguagesOrder) {
    std::string polish, persian;
    const auto flat = [](const std::vector<KeyRow>& rows) {
        std::string all;
        for (std::size_t at = 1; at < rows.size(); ++at) all += letters(rows[at]);
        return all;
    };
    polish = flat(in_alphabetical_order(keyboard_layout({"pl"}, "pl")->plain, "pl"));
    EXPECT_TRUE(polish.starts_with("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")) << polish;
    persian = flat(in_alphabetical_order(keyboard_layout(own("ir"), "fa")->plain, "fa"));
    EXPECT_LT(persian.find("پ"), persian.find("ت")) << persian;
    EXPECT_LT(persian.find("ک"), persian.find("گ")) << persian;
    EXPECT_LT(persian.find("گ"), persian.find("ل")) << persian;
}

TEST(Keyboard, ALayoutThatIsNotInstalledIsRefusedByName) {
    const auto layout = keyboard_layout(own("no-such"), "ar");
    ASSERT_FALSE(layout);
    EXPECT_NE(layout.error().sentence.find("no-such"), std::string::npos);
}

}  // namespace
}  // namespace touch
