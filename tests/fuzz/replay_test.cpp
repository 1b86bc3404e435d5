// SPDX-License-Identifier: Apache-2.0
// Each target with the bytes of its corpus, in every build and with every compiler. The name of a file that
// begins with "was-" says what those bytes once did.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;

struct Target {
    const char* name;
    void (*feed)(std::string_view);
};

constexpr Target targets[] = {{"form", fuzz::form},
                              {"xpath", fuzz::xpath},
                              {"itext", fuzz::itext},
                              {"csv", fuzz::csv},
                              {"geojson", fuzz::geojson},
                              {"list_xml", fuzz::list_xml},
                              {"openrosa", fuzz::openrosa},
                              {"multipart", fuzz::multipart},
                              {"request", fuzz::request},
                              {"stick", fuzz::stick},
                              {"sealed", fuzz::sealed},
                              {"submission", fuzz::submission},
                              {"damaged", fuzz::damaged},
                              {"settings", fuzz::settings},
                              {"site", fuzz::site},
                              {"theme", fuzz::theme},
                              {"po", fuzz::po},
                              {"mo", fuzz::mo},
                              {"picture", fuzz::picture},
                              {"clip", fuzz::clip},
                              {"automation", fuzz::automation},
                              {"orders", fuzz::orders}};

const fs::path corpus = fs::path(SOURCE_DIR) / "tests/fuzz/corpus";

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class Replay : public testing::TestWithParam<Target> {};

TEST_P(Replay, OfTheCorpusKeepsEveryPromise) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(corpus / GetParam().name)) files.push_back(entry.path());
    ASSERT_FALSE(files.empty()) << "a target without bytes shows nothing";
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is what a crash was about
        GetParam().feed(bytes_of(file));
    }
}

TEST(Corpus, IsOfTargetsThatAreThere) {
    for (const auto& entry : fs::directory_iterator(corpus))
        EXPECT_TRUE(std::any_of(std::begin(targets), std::end(targets), [&](const Target& target) {
            return entry.path().filename() == target.name;
        })) << entry.path();
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(targets),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
