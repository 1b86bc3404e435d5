// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gtest/gtest.h>

#include "kiosk/touch/theme_rules.h"

namespace touch {
namespace {

double ratio(const Theme& look, const PairRule& rule) {
    return contrast(look.*rule.front, look.*rule.ground);
}

// The rules themselves, against the numbers of the standards; that a theme keeps to the rules is check()'s.
TEST(Theme, TheOnesOfTheProgramHoldTheirRules) {
    const Themes own;
    for (const Palette palette : palettes) {
        const auto checked = check(palette, own[palette]);
        EXPECT_TRUE(checked) << checked.error().sentence;
    }
}

TEST(Theme, StandardWordsHaveTenToOne) {  // VVSG 7.1-C
    const Theme& look = theme(Palette::standard);
    for (const PairRule& rule : pair_rules(Palette::standard))
        EXPECT_GE(ratio(look, rule),
                  rule.front == &Theme::line || rule.front == &Theme::second || rule.ground == &Theme::quiet
                      ? 3
                      : 10);
}

TEST(Theme, DarkOnWhiteIsBlackAndWhite) {  // VVSG 7.1-D.1
    const Theme& look = theme(Palette::dark_on_white);
    for (const PairRule& rule : pair_rules(Palette::dark_on_white)) EXPECT_DOUBLE_EQ(ratio(look, rule), 21.0);
}

TEST(Theme, YellowOnBlackHasSeventeenAndAHalfToOne) {  // VVSG 7.1-D.2
    const Theme& look = theme(Palette::yellow_on_black);
    for (const PairRule& rule : pair_rules(Palette::yellow_on_black)) EXPECT_GE(ratio(look, rule), 17.5);
}

TEST(Theme, SoftStaysBetweenFourAndAHalfAndEightToOne) {  // VVSG 7.1-D.3, decoration too
    const Theme& look = theme(Palette::soft);
    for (const PairRule& rule : pair_rules(Palette::soft)) {
        if (rule.ground != &Theme::quiet) {
            EXPECT_GE(ratio(look, rule), 4.5);
        }
        EXPECT_LE(ratio(look, rule), 8.0);
    }
}

TEST(Theme, BordersAndTheFocusRingStandOutInEveryPalette) {  // WCAG 1.4.11, 2.4.13: 3:1
    for (const Palette palette : palettes) {
        const Theme& look = theme(palette);
        EXPECT_GE(contrast(look.line, look.paper), 3.0);
        EXPECT_GE(contrast(look.line, look.card), 3.0);
        for (const Colour ground : {look.paper, look.council})
            EXPECT_GE(std::max(contrast(look.focus, ground), contrast(look.focus_edge, ground)), 3.0);
    }
}

TEST(Theme, EveryColourIsHeldByARule) {
    std::set<const Colour*> held;
    const Theme look;
    for (const PairRule& rule : pair_rules(Palette::standard)) {
        held.insert(&(look.*rule.front));
        held.insert(&(look.*rule.ground));
    }
    for (const NamedColour& named : named_colours()) {
        const bool focus = std::string(named.name).starts_with("focus");
        EXPECT_TRUE(focus || held.contains(&(look.*named.colour))) << named.name;
    }
}

std::string complaint(Palette palette, Colour Theme::*changed, Colour to) {
    Theme look = Themes()[palette];
    look.*changed = to;
    const auto checked = check(palette, look);
    return checked ? "" : checked.error().sentence;
}

TEST(Theme, APairThatIsTooCloseIsToldWithItsRatio) {
    EXPECT_EQ(complaint(Palette::standard, &Theme::ink, {0x76, 0x76, 0x76}),
              "standard: ink on paper is 4.35:1; it must be at least 10.00:1");
    EXPECT_EQ(complaint(Palette::dark_on_white, &Theme::error, {0x80, 0, 0}),
              "dark_on_white: error on paper is 10.95:1; it must be at least 21.00:1");
    EXPECT_EQ(complaint(Palette::standard, &Theme::line, {0xcc, 0xcc, 0xcc}),
              "standard: line on paper is 1.54:1; it must be at least 3.00:1");
}

TEST(Theme, ASoftPairThatIsTooFarApartIsToldWithItsRatio) {
    EXPECT_EQ(complaint(Palette::soft, &Theme::ink, {0xff, 0xff, 0xff}),
              "soft: ink on paper is 15.91:1; it must be at most 8.00:1");
    EXPECT_EQ(complaint(Palette::soft, &Theme::quiet, {0x33, 0x33, 0x33}),
              "soft: quiet on paper is 1.26:1; it must be at least 4.50:1, or the two equal");
    EXPECT_EQ(complaint(Palette::soft, &Theme::focus, {0xff, 0xd4, 0x00}),
              "soft: paper beside focus is 11.11:1; it must be at most 8.00:1");
}

TEST(Theme, AFocusMarkThatDoesNotStandOutIsTold) {
    Theme look = Themes()[Palette::standard];
    look.focus = look.focus_edge = look.paper;
    const auto checked = check(Palette::standard, look);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().sentence,
              "standard: focus or focus_edge on paper is 1.00:1; it must be at least 3:1");
}

TEST(Theme, AnotherIsWornFromNowOn) {
    Themes others;
    others[Palette::standard].council = {0, 60, 40};
    use(others);
    EXPECT_EQ(theme(Palette::standard).council, (Colour{0, 60, 40}));
    use(Themes());
    EXPECT_EQ(theme(Palette::standard).council, Themes()[Palette::standard].council);
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
