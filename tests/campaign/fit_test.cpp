// SPDX-License-Identifier: Apache-2.0
// The judge of tests/bench/growth: what grows too fast is planted, and seen.
#include "tests/bench/fit.h"

#include <functional>

#include <gtest/gtest.h>

namespace bench {
namespace {

std::vector<Measured> grown(const std::function<double(double)>& cost) {
    std::vector<Measured> points;
    for (const double size : {100., 300., 1'000., 3'000., 10'000.}) points.push_back({size, cost(size)});
    return points;
}

TEST(Growth, IsTheExponentOfWhatWasMeasured) {
    EXPECT_NEAR(steepest(grown([](double n) { return 7 * n; })), 1, 1e-9);
    EXPECT_NEAR(steepest(grown([](double n) { return n * n / 3; })), 2, 1e-9);
    EXPECT_NEAR(steepest(grown([](double) { return 5; })), 0, 1e-9);
    EXPECT_LT(steepest(grown([](double n) { return n * std::log(n); })), 1.25);
}

TEST(Growth, OfASquareBehindAConstantIsSeenAtItsEnd) {
    const auto points = grown([](double n) { return 1e6 + n * n; });
    EXPECT_LT(exponent(points), 1.25) << "all sizes together hide it";
    EXPECT_GT(steepest(points), 1.5);
}

TEST(Growth, OfNothingMeasuredIsNone) {
    EXPECT_EQ(steepest({}), 0);
    EXPECT_EQ(steepest({{100, 1}}), 0);
}

}  // namespace
}  // namespace bench
