// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/config.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace {

const std::string least = R"([kiosk]
name = "central-library-1"
council = "Liverpool City Council"
database = "kiosk.db"
[consultation]
form_id = "objectives"
)";

class ConfigFile : public testing::Test {
 protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("config-test-" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    kiosk::Result<kiosk::Config> read(const std::string& text) {
        std::ofstream(folder_ / "kiosk.toml") << text;
        return kiosk::Config::read(folder_ / "kiosk.toml");
    }
    std::string complaint(const std::string& text) {
        const auto config = read(text);
        return config ? "" : config.error().sentence;
    }
    std::filesystem::path folder_;
};

TEST_F(ConfigFile, LooksForItsWordsWhereTheyAreInstalled) {
    EXPECT_TRUE(read(least)->words.string().ends_with("/share/have-your-say/words")) << read(least)->words;
    EXPECT_EQ(read(std::string(least).insert(8, "words = \"here\"\n"))->words, folder_ / "here");
}

TEST_F(ConfigFile, NamesWhatAFormMayBeRunWithout) {
    const auto config = read(least + "leave_out = [\"upload\", \"geo\"]\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->leave_out, (std::vector<std::string>{"upload", "geo"}));
    EXPECT_NE(complaint(least + "leave_out = [\"camera\"]\n").find("[consultation] leave_out may hold"),
              std::string::npos);
}

TEST_F(ConfigFile, TheLeastThatIsNeededIsEnoughAndTheRestHasDefaults) {
    const auto config = read(least);
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->kiosk_name, "central-library-1");
    EXPECT_EQ(config->database, folder_ / "kiosk.db")
        << "a relative path is relative to the file's own folder";
    EXPECT_EQ(config->ask_after, std::chrono::seconds{120});
    EXPECT_FALSE(config->practice);
}

TEST_F(ConfigFile, AMissingKeyIsNamedWithItsSection) {
    EXPECT_NE(complaint("[kiosk]\nname = \"a\"\n").find("[kiosk] council is missing"), std::string::npos);
}

TEST_F(ConfigFile, AMisspeltKeyIsRefusedWithItsLine) {
    const std::string said = complaint(least + "langauges = [\"en\"]\n");
    EXPECT_NE(said.find("line 7: [consultation] langauges is not a key"), std::string::npos) << said;
}

TEST_F(ConfigFile, SpeechHasItsDeviceOutletSpeedAndLoudness) {
    const auto config = read(least +
                             "[speech]\ndevice = \"hw:1\"\nlistening = \"headphones\"\nrate_percent = 150\n"
                             "volume = 3\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->sound_device, "hw:1");
    EXPECT_EQ(config->listening, kiosk::Config::Listening::headphones);
    EXPECT_EQ(config->speech_percent, 150);
    EXPECT_EQ(config->speech_volume, 3);
}

TEST_F(ConfigFile, SpeechIsRefusedBetweenItsStepsAndThroughAnUnknownOutlet) {
    EXPECT_NE(complaint(least + "[speech]\nrate_percent = 110\n").find("must be one of 50, 75"),
              std::string::npos);
    EXPECT_NE(
        complaint(least + "[speech]\nlistening = \"aloud\"\n").find("line 8: [speech] listening must be"),
        std::string::npos);
}

TEST_F(ConfigFile, AWrongTypeIsRefusedWithItsLine) {
    const std::string said = complaint(least + "[time]\nask_after_seconds = \"two minutes\"\n");
    EXPECT_NE(said.find("line 8: [time] ask_after_seconds must be a whole number from 120 to 300"),
              std::string::npos)
        << said;
}

TEST_F(ConfigFile, TimesOutsideTheLimitsOfTheStandardAreRefused) {
    EXPECT_NE(complaint(least + "[time]\nask_after_seconds = 15\n"), "");
    EXPECT_NE(complaint(least + "[time]\nforget_after_seconds = 5\n"), "");
    EXPECT_EQ(complaint(least + "[time]\nask_after_seconds = 300\nforget_after_seconds = 20\n"), "");
}

TEST_F(ConfigFile, ADateIsALocalDay) {
    const auto config = read(least + "closes = 2024-02-15\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->closes, std::chrono::sys_days{std::chrono::year{2024} / 2 / 15});
    EXPECT_NE(complaint(least + "closes = \"15 February\"\n").find("line 7"), std::string::npos);
}

TEST_F(ConfigFile, AMountingThatLeavesNothingInReachIsRefused) {  // EN 301 549 8.3.2
    EXPECT_NE(complaint(least + "[screen]\nbottom_edge_mm = 1000\n")
                  .find("line 8: [screen] bottom_edge_mm must be millimetres, from 380 to 900"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[screen]\nbottom_edge_mm = 300\n"), "");
    const auto config = read(least + "[screen]\nbottom_edge_mm = 750\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_DOUBLE_EQ(config->reach_height_mm(), 1220 - 750);
}

TEST_F(ConfigFile, HalfAScreenSizeIsRefused) {
    EXPECT_NE(complaint(least + "[screen]\nwidth_mm = 476\n").find("[screen] height_mm is missing"),
              std::string::npos);
}

TEST_F(ConfigFile, TheServerIsGivenOnce) {
    const std::string said = complaint(least + "[server]\nurl = \"https://a\"\nurl_file = \"b\"\n");
    EXPECT_NE(said.find("line 9: [server] url_file stands beside url"), std::string::npos) << said;
}

TEST_F(ConfigFile, BrokenTomlIsNamedWithItsLine) {
    EXPECT_NE(complaint("[kiosk\nname = 3\n").find("kiosk.toml, line 1"), std::string::npos);
}

TEST_F(ConfigFile, KeysMayBeGivenOtherPurposes) {
    const auto config = read(least + "[keys]\nselect = [\"F13\", \"Scancode 248\"]\nlanguage = []\n");
    ASSERT_TRUE(config) << config.error().sentence;
    EXPECT_EQ(config->keys.map.function_of("F13"), kiosk::KeyFunction::select);
    EXPECT_EQ(config->keys.map.function_of("F20"), std::nullopt);
    EXPECT_EQ(config->keys.map.function_of("F7"), std::nullopt);
    EXPECT_EQ(config->keys.map.function_of("F19"), kiosk::KeyFunction::next);
}

TEST_F(ConfigFile, AKeyThatNoKeyboardHasIsRefusedWithItsLine) {
    const std::string said = complaint(least + "[keys]\nselect = [\"Return\"]\n");
    EXPECT_NE(said.find("line 8: [keys] select names no key with \"Return\""), std::string::npos) << said;
    EXPECT_NE(complaint(least + "[keys]\njump = [\"F13\"]\n"), "");
    EXPECT_NE(complaint(least + "[keys]\nselect = \"F13\"\n"), "");
}

TEST_F(ConfigFile, AKeyWithTwoPurposesIsRefused) {
    const std::string said = complaint(least + "[keys]\nup = [\"F13\"]\nselect = [\"F13\"]\n");
    EXPECT_NE(said.find("line 9: [keys] select and up both have F13"), std::string::npos) << said;
}

TEST_F(ConfigFile, AMapThatLeavesNoWayToChooseIsRefused) {
    EXPECT_NE(complaint(least + "[keys]\nchoose = []\n").find("[keys] choose is missing: give it a key"),
              std::string::npos);
    EXPECT_NE(complaint(least + "[keys]\nhelp = [\"Enter\", \"KeypadEnter\"]\n"), "");
}

TEST_F(ConfigFile, TheGuardAgainstDoubleStrikesIsAdjustable) {
    EXPECT_EQ(read(least)->keys.double_strike, std::chrono::milliseconds(500));
    EXPECT_EQ(read(least + "[keys]\ndouble_strike_ms = 0\n")->keys.double_strike,
              std::chrono::milliseconds(0));
    EXPECT_NE(complaint(least + "[keys]\ndouble_strike_ms = 60000\n"), "");
}

TEST(Config, AFileThatIsNotThereIsOneSentence) {
    const auto config = kiosk::Config::read("/nowhere/kiosk.toml");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().kind, kiosk::ErrorKind::invalid);
    EXPECT_NE(config.error().sentence.find("/nowhere/kiosk.toml"), std::string::npos);
}

}  // namespace
