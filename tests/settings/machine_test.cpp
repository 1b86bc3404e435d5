// SPDX-License-Identifier: Apache-2.0
// What the settings name and this machine does not have is one sentence at the start, not a surprise later.
#include <chrono>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/check_machine.h"
#include "kiosk/staff/pin_hash.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;

class TheMachine : public testing::Test {
 protected:
    std::string complaint(const std::string& in_kiosk, const std::string& more = "") {
        std::ofstream(folder_ / "kiosk.toml")
            << "[kiosk]\nname = \"a\"\ncouncil = \"b\"\ndatabase = \"kiosk.db\"\n"
            << in_kiosk << "[consultation]\nform_id = \"c\"\nlanguages = [\"en\", \"ar\", \"pl\"]\n"
            << more;
        const auto settings = kiosk::settings_of_kiosk(folder_ / "kiosk.toml", pictures::Glass{});
        return settings ? "" : settings.error().sentence;
    }
    const std::string words_ = "words = \"" BINARY_DIR "/words\"\n";
    testing::ScratchFolder folder_;
};

TEST_F(TheMachine, IsWellWhereAllIsThere) {
    EXPECT_EQ(complaint(words_), "");
}

// Once, where the size of its own window is known: nobody waits for the same picture twice.
TEST_F(TheMachine, TriesThePicturesOfItsThemeOnAGlassAlone) {
    std::string clouds = "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'><filter id='f'>";
    for (int at = 0; at < 3'000; ++at) clouds += "<feTurbulence baseFrequency='0.05' numOctaves='9'/>";
    std::ofstream(folder_ / "clouds.svg")
        << clouds << "</filter><rect width='400' height='400' filter='url(#f)'/></svg>";
    std::ofstream(folder_ / "theme.toml") << "[pictures]\nwelcome = \"clouds.svg\"\n";
    const std::string refused = complaint(words_ + "theme = \"theme.toml\"\n");
    EXPECT_NE(refused.find("welcome: "), std::string::npos) << refused;
    EXPECT_NE(refused.find("clouds.svg: to draw it is too much work"), std::string::npos) << refused;
    EXPECT_TRUE(kiosk::settings_of_kiosk(folder_ / "kiosk.toml", {}));
}

TEST_F(TheMachine, SeesThatItsSettingsWereWrittenAnewAndWhetherTheyCanBeUsed) {
    ASSERT_EQ(complaint(words_), "");
    const fs::path file = folder_ / "kiosk.toml";
    const kiosk::SettingsAtStart settings(file);
    EXPECT_FALSE(*settings.changed({}));
    fs::permissions(file, fs::perms::owner_read);  // as set-up does each time
    EXPECT_FALSE(*settings.changed({}));
    fs::permissions(file, fs::perms::owner_all);
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds{1});
    EXPECT_TRUE(*settings.changed({})) << "what lies beside it was changed";
    EXPECT_NE(complaint("nmae = \"a\"\n"), "");
    const auto wrong = settings.changed({});
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().sentence.find("nmae"), std::string::npos) << wrong.error().sentence;
    fs::remove(file);
    EXPECT_FALSE(*settings.changed({})) << "another program writes it just now";
}

TEST_F(TheMachine, WithoutItsWordsOrWithHalfOfThemIsRefused) {
    EXPECT_NE(complaint("words = \"nowhere\"\n")
                  .find("[kiosk] words cannot be used: the words for language 'ar' are missing"),
              std::string::npos)
        << complaint("words = \"nowhere\"\n");
    fs::create_directories(folder_ / "half/ar/LC_MESSAGES");
    const std::string file = "ar/LC_MESSAGES/have-your-say.mo";
    fs::copy(fs::path(BINARY_DIR "/words") / file, folder_ / "half" / file);
    EXPECT_NE(complaint("words = \"half\"\n").find("'pl' are missing"), std::string::npos);
    fs::resize_file(folder_ / "half" / file, 2000);
    EXPECT_NE(complaint("words = \"half\"\n").find("'ar' are damaged"), std::string::npos);
}

TEST_F(TheMachine, WithARequestFileOrADatabaseInNoFolderIsRefused) {
    EXPECT_NE(complaint(words_ + "upload_request = \"nowhere/upload-now\"\n")
                  .find("[kiosk] upload_request lies in a folder that is not there"),
              std::string::npos);
}

TEST_F(TheMachine, WithoutTheFormOrTheKeyOrTheThemeOrThePinThatItNamesIsRefused) {
    EXPECT_NE(complaint(words_, "form = \"form.xml\"\n").find("[consultation] form is not there"),
              std::string::npos);
    EXPECT_NE(complaint(words_, "public_key = \"key\"\n").find("[consultation] public_key is not there"),
              std::string::npos);
    EXPECT_NE(complaint(words_ + "theme = \"theme.toml\"\n").find("theme.toml"), std::string::npos);
    EXPECT_NE(complaint(words_, "[staff]\npin_file = \"pin\"\n").find("[staff] pin_file"), std::string::npos);
    std::ofstream(folder_ / "pin") << "pin_hash = \"" << *kiosk::hash_pin("482917") << "\"\n";
    EXPECT_EQ(complaint(words_, "[staff]\npin_file = \"pin\"\n"), "");
}

}  // namespace
