// SPDX-License-Identifier: Apache-2.0
// A translator is told in which pictures of the demo each word is: the demo plays its visit, and they are
// there.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

const std::string liverpool = "liverpool-equality-objectives-2024-2028";

// The pictures that `council translate export` names.
std::vector<fs::path> told(const fs::path& po) {
    std::vector<fs::path> pictures;
    std::ifstream file(po);
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("#: ")) continue;
        std::istringstream places(line.substr(3));
        for (std::string place; places >> place;) pictures.emplace_back(place);
    }
    return pictures;
}

TEST(TheDemo, TakesEachPictureThatATranslatorIsToldOf) {
    if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
    const fs::path consultations = fs::path(SOURCE_DIR) / "assets/consultations";
    drive::TestCouncil prepared(fs::path(BINARY_DIR) / "journey" / "demo", consultations, liverpool);
    std::ofstream(prepared.config(), std::ios::app) << "\n[newsletter]\nform_id = \"liverpool-newsletter\"\n";
    ASSERT_EQ(prepared.sync().code, 0);
    const fs::path folder = prepared.folder(), pictures = folder / "pictures", po = folder / "pl.po";
    const drive::Ran played = drive::run(
        {(fs::path(BINARY_DIR) / "tests/drive/demo-visit").string(), "--kiosk", drive::program("kiosk"),
         "--config", prepared.config().string(), "--pictures", pictures.string(), "--pin",
         drive::TestCouncil::pin, "--with=--window", "--with=1280x1024"},
        prepared.errors());
    ASSERT_EQ(played.code, 0) << played.output << "; see " << prepared.errors();
    const drive::Ran exported = drive::run(
        {drive::program("council"), "translate", "export", (consultations / liverpool / "form.xml").string(),
         "--language", "pl", "--words", SOURCE_DIR "/assets/words", "--out", po.string()},
        prepared.errors());
    ASSERT_EQ(exported.code, 0) << exported.output;
    const auto all = told(po);
    EXPECT_GT(all.size(), 500U);
    for (const fs::path& picture : all) EXPECT_TRUE(fs::exists(folder / picture)) << picture;
}

}  // namespace
