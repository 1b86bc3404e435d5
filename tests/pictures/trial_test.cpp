// SPDX-License-Identifier: Apache-2.0
// Pictures that ask for more work than a page may cost: they are named where they are loaded.
#include "kiosk/pictures/trial.h"

#include <chrono>

#include <gtest/gtest.h>

namespace {

using std::chrono::seconds;

// Few bytes that ask for much: each filter makes clouds over the whole picture.
std::string clouds(int filters) {
    std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'><filter id='f'>";
    for (int at = 0; at < filters; ++at) svg += "<feTurbulence baseFrequency='0.05' numOctaves='9'/>";
    return svg + "</filter><rect width='400' height='400' filter='url(#f)'/></svg>";
}

std::string plain() {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><rect width='4' height='2'/></svg>";
}

TEST(ATrial, EndsAPictureThatAsksForTooMuchWork) {
    const std::string svg = clouds(3'000);
    EXPECT_LT(svg.size(), 160'000U);
    const auto begin = std::chrono::steady_clock::now();
    const auto tried = pictures::try_drawing(svg, {});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, pictures::most_work.time + seconds(60));
    ASSERT_FALSE(tried) << "it was drawn";
    EXPECT_NE(tried.error().sentence.find("too much work"), std::string::npos) << tried.error().sentence;
}

TEST(ATrial, LetsAnOrdinaryPicturePass) {
    const auto tried = pictures::try_drawing(plain(), {});
    EXPECT_TRUE(tried) << tried.error().sentence;
}

// Memory stands for work, since it is the same on any machine: this picture costs eight bytes a pixel.
TEST(ATrial, DrawsAsManyPixelsAsTheGlassWillShow) {
    kiosk::ChildLimits limits = pictures::most_work;
    limits.memory_bytes = 24U << 20;
    EXPECT_TRUE(pictures::try_drawing(plain(), {1920, 1080}, limits));
    EXPECT_FALSE(pictures::try_drawing(plain(), {3840, 2160}, limits));
    EXPECT_FALSE(pictures::try_drawing(plain(), {2160, 3840}, limits)) << "the glass may be turned";
}

TEST(ATrial, NamesThePicturesThatAreNotShownAndKeepsTheOthers) {
    std::vector<std::string> refused;
    const auto kept = pictures::drawable(
        {{"plain.svg", plain()}, {"clouds.svg", clouds(3'000)}, {"half.svg", "<svg"}, {"words.txt", "hello"}},
        {}, refused);
    EXPECT_EQ(kept.size(), 1U);
    EXPECT_TRUE(kept.contains("plain.svg"));
    ASSERT_EQ(refused.size(), 2U);
    EXPECT_TRUE(refused[0].starts_with("The picture clouds.svg is not shown: ")) << refused[0];
    EXPECT_TRUE(refused[1].starts_with("The picture half.svg is not shown: ")) << refused[1];
}

}  // namespace
