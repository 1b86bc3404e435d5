// SPDX-License-Identifier: Apache-2.0
// The account itself: what it is there for is planted, and found.
#include "tests/campaign/account.h"

#include <gtest/gtest-spi.h>

namespace campaign {
namespace {

TEST(Reckoning, FindsWhatIsPlanted) {
    const std::set<std::string> thanked = {"a", "b"};
    EXPECT_EQ(reckon(2, thanked, {{"a", 1}, {"b", 1}, {"c", 1}}).lost, 0)
        << "c was sent, and killed before the thanks";
    EXPECT_EQ(reckon(2, thanked, {{"a", 1}, {"c", 1}}).lost, 1);
    EXPECT_EQ(reckon(2, thanked, {{"a", 2}, {"b", 1}}).doubled, 1);
}

TEST(AnAccount, OfALossOfADoubleOfALeakOrOfNothingTriedFailsItsTest) {
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = 1, .doubled = 0, .leaked = {}}.close()), "lost");
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = 0, .doubled = 1, .leaked = {}}.close()), "doubled");
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = {}, .doubled = {}, .leaked = 1}.close()), "leaked");
    EXPECT_NONFATAL_FAILURE(Account{}.close(), "nothing was tried");
}

}  // namespace
}  // namespace campaign
