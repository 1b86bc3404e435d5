// SPDX-License-Identifier: Apache-2.0
#include "sync/report/scale.h"

#include <gtest/gtest.h>

namespace council {
namespace {

// The steps as one text, from the negative pole; "" where it is no scale.
std::string steps(const std::vector<std::string>& values, bool surely = false) {
    std::vector<Labelled> choices;
    for (const std::string& value : values) choices.push_back({value, value});
    const auto scale = scale_of(choices, surely);
    std::string all;
    if (scale)
        for (const std::size_t step : scale->steps) all += values[step] + " ";
    return all;
}

TEST(AScale, RunsFromDisagreeingToAgreeingWhicheverWayTheFormHasIt) {
    EXPECT_EQ(steps({"strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "dont_know"}),
              "strongly_disagree disagree neither agree strongly_agree ");
    EXPECT_EQ(steps({"very_dissatisfied", "dissatisfied", "satisfied", "very_satisfied"}),
              "very_dissatisfied dissatisfied satisfied very_satisfied ");
    EXPECT_EQ(steps({"Very good", "Good", "Fair", "Poor", "Very poor"}),
              "Very poor Poor Fair Good Very good ");
    EXPECT_EQ(steps({"1", "2", "3", "4", "5"}), "1 2 3 4 5 ");
}

TEST(AScale, IsNotWhatOnlyNamesThings) {
    EXPECT_EQ(steps({"yes", "no", "dont_know"}), "");
    EXPECT_EQ(steps({"red", "green", "blue"}), "");
    EXPECT_EQ(steps({"parks", "libraries", "roads", "other"}), "");
    EXPECT_EQ(steps({"agree", "disagree", "strongly_agree"}), "") << "it runs neither way";
    EXPECT_EQ(steps({"5", "2", "9"}), "");
}

TEST(AScale, IsWhatTheFormOrTheCouncilSays) {
    EXPECT_EQ(steps({"cold", "mild", "hot"}, true), "cold mild hot ");
}

}  // namespace
}  // namespace council
