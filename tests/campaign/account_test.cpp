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

TEST(Reckoning, OfPostsFindsWhatIsPlanted) {
    struct Post {
        std::string instance_id, bytes;
    };
    const std::vector<Post> sound = {{"a", "one"}, {"b", "two"}, {"a", "one"}};
    EXPECT_EQ(reckon_posts({"a", "b"}, sound).lost, 0);
    EXPECT_EQ(reckon_posts({"a", "b"}, sound).doubled, 0) << "tried again, and the same";
    EXPECT_EQ(reckon_posts({"a", "b", "c"}, sound).lost, 1);
    EXPECT_EQ(reckon_posts({"a"}, std::vector<Post>{{"a", "one"}, {"a", "another"}}).doubled, 1);
}

TEST(Reckoning, OfThanksFindsWhatIsPlanted) {
    Account account{.tried = 1};
    reckon_thanks(account, 7, 7);
    EXPECT_EQ(account.lost + account.doubled, 0);
    EXPECT_TRUE(account.lost.looked() && account.doubled.looked());
    reckon_thanks(account, 7, 6);
    EXPECT_EQ(account.lost, 1);
    reckon_thanks(account, 7, 9);
    EXPECT_EQ(account.doubled, 2);
}

TEST(AnAccount, OfALossOfADoubleOfALeakOrOfNothingTriedFailsItsTest) {
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = 1, .doubled = 0, .leaked = {}}.close()), "lost");
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = 0, .doubled = 1, .leaked = {}}.close()), "doubled");
    EXPECT_NONFATAL_FAILURE((Account{.tried = 1, .lost = {}, .doubled = {}, .leaked = 1}.close()), "leaked");
    EXPECT_NONFATAL_FAILURE(Account{}.close(), "nothing was tried");
}

}  // namespace
}  // namespace campaign
