// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/pieces.h"

#include <string>

#include <gtest/gtest.h>

#include "kiosk/utf8.h"

namespace {

std::string times(int count, std::string_view unit) {
    std::string all;
    for (int each = 0; each < count; ++each) all += unit;
    return all;
}

TEST(Pieces, LeaveWhatPeopleWriteWhole) {
    for (const std::string& words :
         {std::string(), std::string("Agree"), times(200, "How far do you agree with this objective? "),
          std::string(
              "www.liverpool.gov.uk/equality-objectives or e.g. equality@liverpool.gov.uk (by 1.5.2024)"),
          std::string("J. R. R. Tolkien's, the U.S.A.'s and the citizens' rights: 1,000,000.50"),
          times(40, "您在多大程度上同意这一目标") + "？"})
        EXPECT_EQ(voice::pieces(words), std::vector<std::string_view>{words});
}

TEST(Pieces, CutWhatEspeakTakesForOneWordAndLoseNothing) {
    for (const char* unit : {"a.", "s'", "a . ", "é.", "ab", "...", "中.", "’", "W", "1,"}) {
        const std::string words = times(500, unit);
        std::string together;
        for (const std::string_view piece : voice::pieces(words)) {
            EXPECT_LE(utf8::letters(piece), 180U) << unit;
            EXPECT_TRUE(utf8::valid(piece)) << unit;
            EXPECT_FALSE(piece.empty()) << unit;
            together += piece;
        }
        EXPECT_EQ(together, words);
    }
}

TEST(Pieces, BeginAnewAfterABlankThatFollowsAWord) {
    const std::string words = times(500, "it's ");
    EXPECT_EQ(voice::pieces(words).size(), 1U);
}

}  // namespace
