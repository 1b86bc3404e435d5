// SPDX-License-Identifier: Apache-2.0
// The judges of tests/bench: what grows too fast and a picture that is slow are planted, and seen.
#include "tests/bench/fit.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/bench/pictures.h"

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
}

// Over all sizes that tests/bench/growth measures.
TEST(Growth, AboveNLogNIsSeen) {
    for (const std::vector<double>& sizes : std::vector<std::vector<double>>{{100, 300, 1e3, 3e3, 1e4},
                                                                             {10, 100, 1e3, 1e4, 1e5},
                                                                             {1e3, 1e4, 1e5},
                                                                             {1, 10, 100, 1e3, 1e4, 1e5},
                                                                             {10, 30, 100, 300, 1e3},
                                                                             {10, 30, 100, 300, 1e3, 3e3}}) {
        const auto beyond = [&](const std::function<double(double)>& cost) {
            std::vector<Measured> points;
            for (const double n : sizes) points.push_back({n, cost(n)});
            return beyond_n_log_n(points);
        };
        EXPECT_LE(beyond([](double n) { return n * std::log(n + 9); }), noise) << sizes.back();
        EXPECT_LE(beyond([](double n) { return n; }), 0) << sizes.back();
        EXPECT_GT(beyond([](double n) { return std::pow(n, 1.25); }), noise) << sizes.back();
    }
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

TEST(SlowPictures, AreSeen) {
    Pictures pictures;
    EXPECT_FALSE(pictures.slow());
    for (int each = 0; each < 98; ++each) pictures.add(1);
    pictures.add(frame + 1);
    EXPECT_FALSE(pictures.slow()) << "a font that is read";
    EXPECT_EQ(pictures.most(), frame + 1);
    pictures.add(frame + 2);
    pictures.add(frame + 3);
    EXPECT_TRUE(pictures.slow());
    EXPECT_EQ(pictures.median(), 1);
}

TEST(SlowPictures, CostTheTimeOfTheProcessorThatTheyTake) {
    const auto begin = std::clock();
    const double cost = cost_of([] {
        for (volatile int counted = 0; counted < 20'000'000;) counted = counted + 1;
    });
    const double around = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_GT(cost, 1);
    EXPECT_LE(cost, around + 1);
}

}  // namespace
}  // namespace bench
