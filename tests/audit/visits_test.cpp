// SPDX-License-Identifier: Apache-2.0
// No visit is longer than it was promised to be, and the committed table says how long each one is.
#include "tests/audit/visits.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/audit/languages.h"

namespace audit {
namespace {

class Visits : public testing::TestWithParam<std::string> {};

bool is_committed(const std::string& wanted) {
    std::ifstream file(SOURCE_DIR "/tests/audit/VISITS.md");
    for (std::string line; std::getline(file, line);)
        if (line == wanted) return true;
    return false;
}

int screens_of(const std::string& language, const PanelKind& panel, touch::TextSize size) {
    return visits_in(language, {{panel, Standing::landscape, size}}).at(0).screens;
}

TEST_P(Visits, AreAsLongAsTheCommittedTableSays) {
    const auto lengths = visits_in(GetParam(), usual_kinds());
    if (lengths.empty()) GTEST_SKIP() << "the consultation has no words in that language";
    EXPECT_TRUE(is_committed(line_of(GetParam(), lengths)))
        << line_of(GetParam(), lengths)
        << "\nmake the table anew with `ninja count-visits`, and look at what changed";
}

TEST(AVisit, InEnglishIsShort) {
    EXPECT_LE(screens_of("en", panels[1], default_size(panels[1])), 42);
    EXPECT_LE(screens_of("en", panels[2], default_size(panels[2])), 38);
    EXPECT_LE(screens_of("en", panels[2], touch::TextSize::largest), 60);
}

TEST_P(Visits, AreAtMostTwoFifthsLongerThanInEnglish) {
    for (const PanelKind& panel : {panels[1], panels[2]}) {
        const auto here = visits_in(GetParam(), {{panel, Standing::landscape, default_size(panel)}});
        if (here.empty()) GTEST_SKIP() << "the consultation has no words in that language";
        EXPECT_LE(here[0].screens, 1.4 * screens_of("en", panel, default_size(panel))) << panel.inches;
    }
}

// What English took when pictures stood above their words.
TEST(AVisit, InEasyReadIsShorterThanEnglishOnceWas) {
    EXPECT_LT(screens_of("en-x-easyread", panels[1], default_size(panels[1])), 54);
    EXPECT_LT(screens_of("en-x-easyread", panels[2], default_size(panels[2])), 47);
}

std::string name_of_test(const testing::TestParamInfo<std::string>& language) {
    std::string name = language.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Visits, testing::ValuesIn(shipped_languages()), name_of_test);

}  // namespace
}  // namespace audit
