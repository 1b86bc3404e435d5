// SPDX-License-Identifier: Apache-2.0
// The handbook says what the screen says: each line and button that it names is among the kiosk's own words,
// and each page that it leads to is there.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string all_of(const fs::path& file) {
    std::ifstream stream(file);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

// The words of the template, each msgid and msgid_plural in one piece.
std::set<std::string> kiosks_words() {
    std::set<std::string> words;
    std::istringstream lines(all_of(SOURCE_DIR "/assets/words/have-your-say.pot"));
    std::string collected;
    bool within = false;
    for (std::string line; std::getline(lines, line);) {
        const bool begins = line.starts_with("msgid");
        if (begins || !line.starts_with("\"")) {
            if (within) words.insert(collected);
            within = begins;
            collected.clear();
        }
        if (!within) continue;
        const auto from = line.find('"') + 1;
        collected += line.substr(from, line.rfind('"') - from);
    }
    return words;
}

TEST(Handbook, NamesEachLineAndButtonOfTheStaffsPageAsTheScreenDoes) {
    const std::set<std::string> words = kiosks_words();
    const std::string page = all_of(SOURCE_DIR "/deploy/handbook/staff-page.md");
    const std::regex quoted("\"([^\"]+)\"");
    int named = 0;
    for (std::sregex_iterator each(page.begin(), page.end(), quoted), end; each != end; ++each, ++named) {
        const std::string name = (*each)[1];
        const bool part_of_a_line = name == "submitted" || name == "left unfinished";
        EXPECT_TRUE(part_of_a_line || words.contains(name)) << name;
    }
    EXPECT_GT(named, 30);
}

TEST(Handbook, GivesTheScreenTheHeightsThatTheSettingsTake) {
    std::smatch taken;
    const std::string settings = all_of(SOURCE_DIR "/deploy/kiosk.toml");
    ASSERT_TRUE(
        std::regex_search(settings, taken, std::regex("bottom_edge_mm = 900 +# (\\d+) to (\\d+), from")));
    const std::string told = "between " + taken[1].str() + " and " + taken[2].str() + " mm";
    EXPECT_NE(all_of(SOURCE_DIR "/deploy/handbook/unpack.md").find(told), std::string::npos) << told;
}

TEST(Handbook, LeadsOnlyToPagesThatAreThere) {
    const fs::path folder = SOURCE_DIR "/deploy/handbook";
    const std::regex link(R"(\]\(([^)#:]+)\))");
    int links = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".md") continue;
        const std::string page = all_of(entry.path());
        for (std::sregex_iterator each(page.begin(), page.end(), link), end; each != end; ++each, ++links)
            EXPECT_TRUE(fs::exists(folder / (*each)[1].str())) << entry.path() << ": " << (*each)[1];
    }
    EXPECT_GT(links, 15);
}

}  // namespace
