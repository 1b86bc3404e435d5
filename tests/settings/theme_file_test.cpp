// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/theme_file.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/touch/theme_rules.h"
#include "tests/scratch_folder.h"

namespace {

using touch::Palette;

class ThemeFile : public testing::Test {
 protected:
    std::string complaint_about_picture(const std::string& bytes) {
        std::ofstream(picture_) << bytes;
        return complaint("[pictures]\nlogo = \"" + picture_.filename().string() + "\"\n");
    }

    kiosk::Result<kiosk::CouncilTheme> read(const std::string& text) {
        std::ofstream(file_) << text;
        return kiosk::read_theme_file(file_);
    }
    std::string complaint(const std::string& text) {
        const auto themes = read(text);
        return themes ? "" : themes.error().sentence.substr(file_.string().size());
    }
    testing::ScratchFolder folder_;
    std::filesystem::path file_ = folder_ / "theme.toml";
    std::filesystem::path picture_ = folder_ / "picture.svg";
};

TEST_F(ThemeFile, TheShippedOneIsWhatTheProgramWearsByItself) {
    const auto themes = kiosk::read_theme_file(SOURCE_DIR "/assets/themes/liverpool.toml");
    ASSERT_TRUE(themes) << themes.error().sentence;
    for (const Palette palette : touch::palettes)
        for (const touch::NamedColour& named : touch::named_colours())
            EXPECT_EQ(themes->colours[palette].*named.colour, touch::Themes()[palette].*named.colour)
                << touch::name_of(palette) << " " << named.name;
}

TEST_F(ThemeFile, TheShippedOneBringsAMarkAndTheWaterfront) {
    const auto theme = kiosk::read_theme_file(SOURCE_DIR "/assets/themes/liverpool.toml");
    ASSERT_TRUE(theme) << theme.error().sentence;
    EXPECT_TRUE(theme->pictures.contains(touch::logo_picture));
    EXPECT_TRUE(theme->pictures.contains(touch::welcome_picture));
}

TEST_F(ThemeFile, APictureThatIsNoneOrCannotBeDrawnIsRefusedByItsName) {
    const std::string name = ", line 2: logo: " + picture_.string() + ": ";
    const std::string head = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>";
    EXPECT_EQ(complaint_about_picture(head + "</svg>"), "");
    EXPECT_EQ(complaint_about_picture("GIF89a"), name + "it is no SVG");
    EXPECT_EQ(complaint_about_picture(head + std::string(3U << 20, ' ') + "</svg>"),
              name + "it is an SVG of more than 2 MB");
    EXPECT_NE(complaint_about_picture(head).find(name + "it is no SVG that can be drawn"), std::string::npos);
    EXPECT_NE(complaint("[pictures]\nlogo = \"none.svg\"\n").find("none.svg: cannot be read"),
              std::string::npos);
    EXPECT_NE(complaint("[pictures]\narms = \"a.svg\"\n").find("line 2: arms is no picture of a theme"),
              std::string::npos);
}

TEST_F(ThemeFile, ChangesOnlyWhatItNames) {
    const auto themes = read("[standard]\ncouncil = \"#00402A\"\n");
    ASSERT_TRUE(themes) << themes.error().sentence;
    EXPECT_EQ(themes->colours[Palette::standard].council, (touch::Colour{0x00, 0x40, 0x2a}));
    EXPECT_EQ(themes->colours[Palette::standard].ink, touch::Themes()[Palette::standard].ink);
    EXPECT_EQ(themes->colours[Palette::soft].council, touch::Themes()[Palette::soft].council);
}

TEST_F(ThemeFile, OneThatFailsIsRefusedWithPairAndRatio) {
    EXPECT_EQ(complaint("[standard]\ncouncil = \"#0066aa\"\n"),
              ": standard: on_council on council is 6.03:1; it must be at least 10.00:1");
}

TEST_F(ThemeFile, WhatIsNoColourIsRefusedWithItsLine) {
    for (const char* wrong : {"\"red\"", "\"#12345\"", "\"#12345g\"", "\"#-12345\"", "12", "\"#1234567\""})
        EXPECT_EQ(complaint("[standard]\nink = " + std::string(wrong) + "\n"),
                  ", line 2: ink must be a colour such as \"#2a1a5e\"")
            << wrong;
}

TEST_F(ThemeFile, WhatNoThemeHasIsRefusedWithItsLine) {
    EXPECT_EQ(complaint("[standard]\n\ninc = \"#000000\"\n"),
              ", line 3: inc is no colour of a theme; is it misspelt?");
    EXPECT_NE(complaint("[dark]\nink = \"#000000\"\n").find("line 1: dark is no palette"), std::string::npos);
    EXPECT_NE(complaint("ink = \"#000000\"\n").find("line 1: ink is no palette"), std::string::npos);
    EXPECT_NE(complaint("[standard\n").find(", line 1: "), std::string::npos);
}

TEST_F(ThemeFile, OneThatIsNotThereIsOneSentence) {
    const auto themes = kiosk::read_theme_file("/nowhere/theme.toml");
    ASSERT_FALSE(themes);
    EXPECT_NE(themes.error().sentence.find("/nowhere/theme.toml"), std::string::npos);
}

}  // namespace
