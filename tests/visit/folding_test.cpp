// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/folding.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

struct Pair {
    const char *typed, *listed;
};

class SameWords : public testing::TestWithParam<Pair> {};

TEST_P(SameWords, AreFoundHoweverTheyAreWritten) {
    EXPECT_EQ(folded(GetParam().typed), folded(GetParam().listed))
        << GetParam().typed << " does not find " << GetParam().listed;
    EXPECT_FALSE(folded(GetParam().typed).empty());
}

INSTANTIATE_TEST_SUITE_P(OfLatinScript, SameWords,
                         testing::Values(Pair{"liverpool", "LIVERPOOL"}, Pair{"lodz", "Łódź"},
                                         Pair{"strasse", "Straße"}, Pair{"orsted", "Ørsted"},
                                         Pair{"da nang", "Đà Nẵng"}, Pair{"sao paulo", "São Paulo"},
                                         Pair{"targu mures", "Târgu Mureș"}, Pair{"cafe", "Cafe\u0301"},
                                         Pair{"obrien", "O\u2019Brien"}, Pair{"O'Brien", "O\u2019Brien"},
                                         Pair{"oeuvre", "œuvre"}, Pair{"istanbul", "İstanbul"}));

INSTANTIATE_TEST_SUITE_P(OfArabicScript, SameWords,
                         testing::Values(Pair{"علی", "علي"}, Pair{"علي", "على"}, Pair{"کریم", "كريم"},
                                         Pair{"احمد", "أحمد"}, Pair{"ایران", "إيران"}, Pair{"اب", "آب"},
                                         Pair{"مدرسه", "مدرسة"}, Pair{"بهرده", "بەردە"},
                                         Pair{"پاكستان", "پاکستان"}, Pair{"مدرسة", "مَدْرَسَة"},
                                         Pair{"سلام", "ســلام"}, Pair{"نیمروز", "نیم\u200cروز"},
                                         Pair{"3", "٣"}, Pair{"3", "۳"}, Pair{"لاهور", "لاہور"}));

TEST(Folding, KeepsApartWhatSoundsOtherwise) {
    for (const Pair& pair : {Pair{"ي", "و"}, Pair{"ا", "ع"}, Pair{"人", "大"}, Pair{"a b", "ab"},
                             Pair{"1", "2"}, Pair{"ر", "ز"}, Pair{"ه", "ح"}, Pair{"c", "k"}})
        EXPECT_NE(folded(pair.typed), folded(pair.listed)) << pair.typed << " " << pair.listed;
    EXPECT_EQ(folded(""), u"");
    EXPECT_EQ(folded("\u2019"), u"");
}

TEST(Folding, OfAPartIsAPartOfTheWhole) {
    const std::u16string whole = folded("Ulica Świętokrzyska 12, Łódź");
    for (const char* part : {"swietokrzyska", "ULICA s", "12, l", "ódź"})
        EXPECT_NE(whole.find(folded(part)), std::u16string::npos) << part;
}

}  // namespace
}  // namespace kiosk
