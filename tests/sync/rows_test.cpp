// SPDX-License-Identifier: Apache-2.0
// Every row of RELIABILITY's table of network and server, N1 to N13, has a test whose head names it.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

// "// N4.", "// N2, N5: ...", "(RELIABILITY N10)", "(N6)": in a comment of a test, and of no other file.
std::set<int> rows_named_in(const std::string& test) {
    std::set<int> rows;
    const std::regex row("\\bN([0-9]{1,2})\\b"), comment("//[^\n]*");
    for (std::sregex_iterator line(test.begin(), test.end(), comment), end; line != end; ++line) {
        const std::string words = line->str();
        for (std::sregex_iterator at(words.begin(), words.end(), row); at != end; ++at)
            rows.insert(std::stoi((*at)[1]));
    }
    return rows;
}

TEST(RowsOfReliability, OfTheNetworkHaveATestThatNamesThem) {
    std::set<int> named;
    for (const char* room : {"sync", "server", "station", "office"})
        for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests" / room)) {
            const std::string name = entry.path().filename();
            if (!name.ends_with("_test.cpp") || name == "rows_test.cpp") continue;
            std::ifstream file(entry.path());
            named.merge(rows_named_in({std::istreambuf_iterator<char>(file), {}}));
        }
    for (int row = 1; row <= 13; ++row) EXPECT_TRUE(named.contains(row)) << "N" << row;
}

TEST(RowsOfReliability, AreFoundInCommentsAlone) {
    EXPECT_EQ(rows_named_in("// N2, N5: cut.\nEXPECT(N7); // (RELIABILITY N10)"), (std::set<int>{2, 5, 10}));
    EXPECT_TRUE(rows_named_in("// UNN3 N300").empty());
}

}  // namespace
