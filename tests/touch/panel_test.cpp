// SPDX-License-Identifier: Apache-2.0
// What follows from the size of a panel, from the least to the largest.
#include "kiosk/touch/panel.h"

#include <gtest/gtest.h>

namespace touch {
namespace {

TEST(APanel, OfTwelveInchesIsLargeEnoughAndATabletIsNot) {
    EXPECT_TRUE(is_large_enough({261, 163}));
    EXPECT_TRUE(is_large_enough({163, 261})) << "upright";
    EXPECT_FALSE(is_large_enough({217, 136}));  // 10.1 inches
    EXPECT_FALSE(is_large_enough({261, 140}));
}

TEST(APanel, BeginsWithLettersOfAtLeastFourPointEightMillimetres) {  // VVSG 2.0, 7.1-G
    for (const Panel panel : {Panel{261, 163}, {344, 194}, {194, 344}, {476, 268}, {1218, 685}})
        EXPECT_GE(letter_mm(default_size(panel)), 4.8F);
    EXPECT_EQ(default_size({476, 268}), TextSize::large);
}

// EN 301 549, 5.1.4: 0.7 degrees at 50 cm are 6.1 mm.
TEST(APanel, OffersLettersOfSixPointOneMillimetresAndFromFifteenInchesOnTheLargest) {
    for (const Panel panel : {Panel{261, 163}, {163, 261}, {294, 166}, {344, 194}, {194, 344}, {1218, 685}}) {
        EXPECT_GE(letter_mm(largest_size(panel)), 6.1F);
        EXPECT_GT(largest_size(panel), default_size(panel))
            << "something larger than what a visit begins with";
    }
    EXPECT_EQ(largest_size({261, 163}), TextSize::large);
    EXPECT_EQ(largest_size({163, 261}), TextSize::large) << "upright";
    EXPECT_EQ(largest_size({305, 229}), TextSize::largest) << "15 inches, 4 to 3";
    EXPECT_EQ(largest_size({344, 194}), TextSize::largest);
}

TEST(APanel, ThatIsLargeMakesAllThatIsDrawnLarger) {
    const Surface desk = surface_of(1920, 1080, 4.03F), wall = surface_of(3840, 2160, 3.153F);
    EXPECT_FLOAT_EQ(desk.growth, 1);
    EXPECT_GT(wall.growth, 1.4F);
    EXPECT_LT(wall.growth, 1.7F);
    EXPECT_NEAR(panel_of(wall).width_mm, 1218, 1) << "in a ruler's millimetres";
    EXPECT_FLOAT_EQ(wall.px_per_mm, 3.153F * wall.growth);
}

TEST(APanel, ThatIsSmallGivesUpAirAndNoTarget) {  // VVSG 2.0, 7.2-I
    const Theme small = aired({}, air(261, 163)), usual = aired({}, air(476, 268));
    EXPECT_LT(small.margin, usual.margin);
    for (const Theme& theme : {small, usual}) {
        EXPECT_GE(theme.target, 12.7F);
        EXPECT_GE(theme.card_height, 12.7F);
        EXPECT_GE(theme.gap, 2.54F);
    }
    EXPECT_FLOAT_EQ(usual.target, Theme{}.target);
    EXPECT_FLOAT_EQ(air(268, 476), 1);
}

}  // namespace
}  // namespace touch
