// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/theme.h"

#include <gtest/gtest.h>

namespace touch {
namespace {

struct Pair {
    const char* name;
    Colour words, ground;
};

std::vector<Pair> words_on_grounds(const Theme& look) {
    return {{"ink on paper", look.ink, look.paper},
            {"ink on card", look.ink, look.card},
            {"council", look.on_council, look.council},
            {"tint", look.on_tint, look.tint},
            {"panel edge on tint", look.panel_edge, look.tint},
            {"panel edge on paper", look.panel_edge, look.paper},
            {"chosen", look.on_chosen, look.chosen},
            {"chosen on paper", look.chosen, look.paper},
            {"error on paper", look.error, look.paper},
            {"error on card", look.error, look.card}};
}

TEST(Theme, StandardWordsHaveTenToOne) {  // VVSG 7.1-C
    for (const Pair& pair : words_on_grounds(theme(Palette::standard)))
        EXPECT_GE(contrast(pair.words, pair.ground), 10.0) << pair.name;
}

TEST(Theme, DarkOnWhiteIsBlackAndWhite) {  // VVSG 7.1-D.1
    for (const Pair& pair : words_on_grounds(theme(Palette::dark_on_white)))
        EXPECT_DOUBLE_EQ(contrast(pair.words, pair.ground), 21.0) << pair.name;
}

TEST(Theme, YellowOnBlackHasSeventeenAndAHalfToOne) {  // VVSG 7.1-D.2
    for (const Pair& pair : words_on_grounds(theme(Palette::yellow_on_black)))
        EXPECT_GE(contrast(pair.words, pair.ground), 17.5) << pair.name;
}

TEST(Theme, SoftStaysBetweenFourAndAHalfAndEightToOne) {  // VVSG 7.1-D.3, decoration too
    const Theme& soft = theme(Palette::soft);
    auto pairs = words_on_grounds(soft);
    pairs.push_back({"line on paper", soft.line, soft.paper});
    pairs.push_back({"line on card", soft.line, soft.card});
    pairs.push_back({"ring on paper", soft.focus, soft.paper});
    for (const Pair& pair : pairs) {
        EXPECT_GE(contrast(pair.words, pair.ground), 4.5) << pair.name;
        EXPECT_LE(contrast(pair.words, pair.ground), 8.0) << pair.name;
    }
    EXPECT_TRUE(soft.quiet == soft.paper || contrast(soft.quiet, soft.paper) >= 4.5);
}

TEST(Theme, BordersAndTheFocusRingStandOutInEveryPalette) {  // WCAG 1.4.11, 2.4.13: 3:1
    for (const auto palette :
         {Palette::standard, Palette::dark_on_white, Palette::yellow_on_black, Palette::soft}) {
        const Theme& look = theme(palette);
        EXPECT_GE(contrast(look.line, look.paper), 3.0);
        EXPECT_GE(contrast(look.line, look.card), 3.0);
        for (const Colour ground : {look.paper, look.council})
            EXPECT_GE(std::max(contrast(look.focus, ground), contrast(look.focus_edge, ground)), 3.0);
        // Done and not yet done of the progress bar: told apart, or the track is outlined.
        EXPECT_GE(contrast(look.chosen, look.quiet), 3.0);
    }
}

TEST(Theme, MeasuresKeepToTheRulesForTargets) {  // VVSG 7.2-I
    for (const auto palette : {Palette::standard, Palette::soft}) {
        const Theme& look = theme(palette);
        EXPECT_GE(look.target, 12.7F);
        EXPECT_GE(look.card_height, 12.7F);
        EXPECT_GE(look.gap, 2.54F);
        EXPECT_LT(look.ring + look.ring_edge + look.ring_gap, look.gap);
    }
}

TEST(Theme, TheFourSizesLieInTheFourBands) {  // VVSG 7.1-G
    EXPECT_TRUE(letter_mm(TextSize::small) >= 3.5F && letter_mm(TextSize::small) <= 4.2F);
    EXPECT_TRUE(letter_mm(TextSize::medium) >= 4.8F && letter_mm(TextSize::medium) <= 5.6F);
    EXPECT_TRUE(letter_mm(TextSize::large) >= 6.4F && letter_mm(TextSize::large) <= 7.1F);
    EXPECT_TRUE(letter_mm(TextSize::largest) >= 8.5F && letter_mm(TextSize::largest) <= 9.0F);
}

TEST(Theme, ContrastIsThatOfWcag) {
    EXPECT_DOUBLE_EQ(contrast({0, 0, 0}, {255, 255, 255}), 21.0);
    EXPECT_DOUBLE_EQ(contrast({9, 9, 9}, {9, 9, 9}), 1.0);
    EXPECT_NEAR(contrast({0x77, 0x77, 0x77}, {255, 255, 255}), 4.48, 0.005);  // WCAG's well-known near miss
}

}  // namespace
}  // namespace touch
