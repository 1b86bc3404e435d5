// SPDX-License-Identifier: Apache-2.0
// A stranger finds what a source names: each row of tests/campaign/RELIABILITY.md that is cited stands there,
// and each file that a row names is in the tree.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream text(file);
    return {std::istreambuf_iterator<char>(text), {}};
}

std::set<std::string> all_of(const std::string& text, const std::regex& pattern, std::size_t part) {
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
        found.insert((*at)[part].str());
    return found;
}

const std::string& rows_file() {
    static const std::string text = read(fs::path(SOURCE_DIR) / "tests/campaign/RELIABILITY.md");
    return text;
}

std::set<std::string> rows() {
    return all_of(rows_file(), std::regex(R"(\n\| ([PFNXED]\d+|0\.\d+) \|)"), 1);
}

// "RELIABILITY P1, P2", "RELIABILITY N1 to N5", "RELIABILITY section 0.8".
std::set<std::string> cited_in(const std::string& text) {
    static const std::regex list(
        R"(RELIABILITY (?:section )?((?:(?:[PFNXED]\d+|0\.\d+)(?:, | and | to )?)+))");
    static const std::regex name(R"([PFNXED]\d+|0\.\d+)");
    std::set<std::string> cited;
    for (const std::string& names : all_of(text, list, 1)) cited.merge(all_of(names, name, 0));
    return cited;
}

TEST(Citations, OfReliabilityNameRowsThatStandThere) {
    std::size_t found = 0;
    for (const char* top : {"kiosk", "sync", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / top)) {
            const fs::path extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp" && extension != ".py") continue;
            for (const std::string& name : cited_in(read(entry.path()))) {
                ++found;
                EXPECT_TRUE(rows().contains(name))
                    << fs::relative(entry.path(), SOURCE_DIR) << " names RELIABILITY " << name;
            }
        }
    EXPECT_GT(found, 30U);
}

TEST(Citations, NameFilesThatAreThere) {
    const auto files = all_of(rows_file(), std::regex(R"(`((?:tests|kiosk|sync|deploy)/[\w./-]+)`)"), 1);
    EXPECT_GT(files.size(), 20U);
    for (const std::string& file : files)
        EXPECT_TRUE(fs::exists(fs::path(SOURCE_DIR) / file)) << "RELIABILITY.md names " << file;
}

TEST(Citations, AreMissedWhereThereIsNoSuchRow) {
    EXPECT_EQ(cited_in("(RELIA"
                       "BILITY N98 to N99, section 2)"),
              (std::set<std::string>{"N98", "N99"}));
    EXPECT_EQ(cited_in("RELIA"
                       "BILITY section 0.99."),
              std::set<std::string>{"0.99"});
    EXPECT_FALSE(rows().contains("N98"));
    EXPECT_FALSE(rows().contains("0.99"));
}

}  // namespace
