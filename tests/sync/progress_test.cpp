// SPDX-License-Identifier: Apache-2.0
#include "sync/progress.h"

#include <gtest/gtest.h>

namespace openrosa {
namespace {

using namespace std::chrono_literals;

TEST(Progress, SaysHowManyHowFastAndHowLongStill) {
    EXPECT_EQ(progress_line(120, 240, 4s, 80),
              "[####################                    ] 120 of 240, 30 a second, 5 s left");
    EXPECT_EQ(progress_line(1, 10'000, 5s, 80),
              "[                              ] 1 of 10000, less than 1 a second, 833 min left");
    EXPECT_EQ(progress_line(0, 3, 0s, 30), "[                    ] 0 of 3");
    EXPECT_EQ(progress_line(3, 3, 1s, 80),
              "[########################################] 3 of 3, 3 a second, 1 s left");
}

TEST(Progress, FitsEveryTerminal) {
    for (int width = 0; width < 200; ++width)
        for (const int done : {0, 1, 5'000, 10'000}) {
            const std::string line = progress_line(done, 10'000, 90s, width);
            EXPECT_LE(line.size(), static_cast<std::size_t>(width)) << line;
        }
}

}  // namespace
}  // namespace openrosa
