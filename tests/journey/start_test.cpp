// SPDX-License-Identifier: Apache-2.0
// What a machine that was set up wrongly says: one clear sentence with the file, exit 2, and nothing changed
// on disk.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/drive/process.h"
#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

class Start : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        folder_ = fs::path(BINARY_DIR) / "journey" / ("start-" + name);
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        drive::run(
            {drive::program("council"), "keygen", "--out", (folder_ / "keys").string(), "--no-passphrase"},
            (folder_ / "keygen.txt").string());
        settings_ = {{"practice", "true"},
                     {"database", "\"kiosk.db\""},
                     {"form", "\"" SOURCE_DIR "/tests/journey/forms/short/form.xml\""},
                     {"public_key", "\"keys/public.pem\""},
                     {"theme", "\"" SOURCE_DIR "/assets/themes/liverpool.toml\""},
                     {"width_mm", "476"},
                     {"height_mm", "476"}};
    }

    void write() const {
        std::ofstream(folder_ / "kiosk.toml")
            << "[kiosk]\nname = \"k\"\ncouncil = \"c\"\nwords = \"" BINARY_DIR "/words\"\ndatabase = "
            << settings_.at("database") << "\ntheme = " << settings_.at("theme")
            << "\npractice = " << settings_.at("practice")
            << "\n[consultation]\nform_id = \"two-questions\"\nform = " << settings_.at("form")
            << "\npublic_key = " << settings_.at("public_key")
            << "\n[screen]\nwidth_mm = " << settings_.at("width_mm")
            << "\nheight_mm = " << settings_.at("height_mm") << "\n";
    }

    std::set<std::string> files() const {
        std::set<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder_))
            found.insert(entry.path().string());
        return found;
    }

    // The one sentence that the kiosk ends with, having changed nothing.
    std::string refusal(std::vector<std::string> more = {"--automation", "--headless"}) {
        write();
        const auto before = files();
        const fs::path said = folder_.string() + ".said.txt";  // other tests run beside this one
        fs::remove(said);
        std::vector<std::string> words = {"/usr/bin/env", "-u",
                                          "DISPLAY",      drive::program("kiosk"),
                                          "--config",     (folder_ / "kiosk.toml").string()};
        words.insert(words.end(), more.begin(), more.end());
        const drive::Ran ran = drive::run(words, said.string());
        EXPECT_EQ(ran.code, 2);
        EXPECT_EQ(files(), before) << "nothing may be changed on disk";
        std::ostringstream all;
        all << std::ifstream(said).rdbuf();
        return all.str();
    }

    fs::path folder_;
    std::map<std::string, std::string> settings_;
};

TEST_F(Start, WithoutItsSettingsNamesTheFile) {
    const drive::Ran ran =
        drive::run({drive::program("kiosk"), "--config", "/nowhere/kiosk.toml"}, "/dev/null");
    EXPECT_EQ(ran.code, 2);
}

TEST_F(Start, WithABrokenSettingNamesFileAndLine) {
    settings_["practice"] = "maybe";
    EXPECT_NE(refusal().find("kiosk.toml, line 7"), std::string::npos) << refusal();
}

TEST_F(Start, WithAThemeThatCannotBeReadByAllNamesFilePairAndRatio) {
    std::ofstream(folder_ / "theme.toml") << "[standard]\nink = \"#767676\"\n";
    settings_["theme"] = "\"theme.toml\"";
    const std::string said = refusal();
    EXPECT_NE(said.find("theme.toml: standard: ink on paper is 4.35:1; it must be at least 10.00:1"),
              std::string::npos)
        << said;
}

TEST_F(Start, WithoutItsFormNamesTheFile) {
    settings_["form"] = "\"nowhere.xml\"";
    EXPECT_NE(refusal().find("nowhere.xml"), std::string::npos) << refusal();
}

TEST_F(Start, WithAFormThatCannotRunNamesFileLineAndControl) {
    std::ifstream shipped(SOURCE_DIR "/tests/journey/forms/short/form.xml");
    std::string xml((std::istreambuf_iterator<char>(shipped)), {});
    const auto at = xml.find("<input ref=\"/data/why\">");
    xml.replace(at, 23, "<upload ref=\"/data/why\" mediatype=\"image/*\">");
    xml.replace(xml.find("</input>"), 8, "</upload>");
    std::ofstream(folder_ / "form.xml") << xml;
    settings_["form"] = "\"form.xml\"";
    const std::string said = refusal();
    EXPECT_NE(said.find("line 26: upload /data/why"), std::string::npos) << said;
}

TEST_F(Start, WithoutItsKeyNamesTheSetting) {
    settings_["public_key"] = "\"nowhere.pem\"";
    EXPECT_NE(refusal().find("public_key"), std::string::npos) << refusal();
}

// Staff read why on their page: they get in whatever the disk does.
TEST_F(Start, WithAFolderInTheDatabasesPlaceItIsOutOfService) {
    fs::create_directories(folder_ / "kiosk.db");
    write();
    drive::Driver kiosk({drive::program("kiosk"), "--config", (folder_ / "kiosk.toml").string(),
                         "--automation", "--headless"},
                        (folder_ / "said.txt").string());
    EXPECT_EQ(kiosk.screen(), "out_of_service");
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(Start, WithoutADisplaySaysSo) {
    const std::string said = refusal({"--window", "800x600"});
    EXPECT_NE(said.find("isplay"), std::string::npos) << said;
}

TEST_F(Start, WithTheAutomationPortOnALiveKioskRefuses) {
    settings_["practice"] = "false";
    EXPECT_NE(refusal().find("practice"), std::string::npos) << refusal();
}

TEST_F(Start, OnAPanelThatIsTooSmallTellsItsSizeAndTheLeast) {
    settings_["width_mm"] = "217";
    settings_["height_mm"] = "136";
    const std::string said = refusal();
    EXPECT_NE(said.find("217 x 136 mm; a kiosk needs at least 240 x 150 mm"), std::string::npos) << said;
}

TEST_F(Start, WithoutADisplayStandsOnThePanelThatItsSettingsTell) {
    settings_["width_mm"] = "344";
    settings_["height_mm"] = "194";
    write();
    drive::Driver kiosk({drive::program("kiosk"), "--config", (folder_ / "kiosk.toml").string(),
                         "--automation", "--headless"},
                        (folder_ / "said.txt").string());
    const auto seen = kiosk.look();
    double right = 0, letter = 0;
    for (const auto& node : seen["nodes"]) {
        right = std::max(right, node["bounds"][0].get<double>() + node["bounds"][2].get<double>());
        letter = std::max(letter, node["letter_mm"].get<double>());
    }
    EXPECT_GT(right, 1800) << "1920 pixels along the longer side";
    EXPECT_LE(right, 1920);
    EXPECT_LT(letter, 11.5) << "Start, on a panel of the second size";
    EXPECT_EQ(kiosk.quit(), 0);
}

// cage tells nobody how its program ended: without this the screen is dark, and nobody there knows why.
TEST_F(Start, ThatIsRefusedIsExplainedToStaffOnTheScreenUntilItStarts) {
    const fs::path run = folder_ / "run", screen = folder_ / "screen";
    fs::create_directories(run);
    std::ofstream{screen};
    ::setenv("RUNTIME_DIRECTORY", run.c_str(), 1);
    const auto shown = [&] {
        fs::resize_file(screen, 0);
        const drive::Ran ran = drive::run(
            {"/usr/bin/env", "OUT_OF_SERVICE_SCREEN=" + screen.string(), SOURCE_DIR "/deploy/out-of-service"},
            "/dev/null");
        EXPECT_EQ(ran.code, 0);
        std::ostringstream all;
        all << std::ifstream(screen).rdbuf();
        return all.str();
    };
    EXPECT_EQ(shown().find("staff, why"), std::string::npos) << "there is nothing to say";
    settings_["form"] = "\"nowhere\\u001b[2J.xml\"";
    write();
    const drive::Ran refused = drive::run({drive::program("kiosk"), "--config",
                                           (folder_ / "kiosk.toml").string(), "--headless", "--automation"},
                                          "/dev/null");
    EXPECT_EQ(refused.code, 2);
    const std::string said = shown();
    EXPECT_NE(said.find("For staff, why it does not start:"), std::string::npos) << said;
    EXPECT_NE(said.find("nowhere"), std::string::npos) << said;
    EXPECT_EQ(said.find("nowhere\033"), std::string::npos) << "a file's name commands the terminal";
    settings_["form"] = "\"" SOURCE_DIR "/tests/journey/forms/short/form.xml\"";
    write();
    drive::Driver kiosk({drive::program("kiosk"), "--config", (folder_ / "kiosk.toml").string(),
                         "--automation", "--headless"},
                        (folder_ / "said.txt").string());
    EXPECT_EQ(kiosk.screen(), "welcome");
    EXPECT_EQ(shown().find("staff, why"), std::string::npos) << "it runs: the sentence is old";
    EXPECT_EQ(kiosk.quit(), 0);
    ::unsetenv("RUNTIME_DIRECTORY");
}

TEST_F(Start, WithAllInPlaceItStarts) {
    write();
    drive::Driver kiosk({drive::program("kiosk"), "--config", (folder_ / "kiosk.toml").string(),
                         "--automation", "--headless"},
                        (folder_ / "said.txt").string());
    EXPECT_EQ(kiosk.screen(), "welcome");
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
