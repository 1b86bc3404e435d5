// SPDX-License-Identifier: Apache-2.0
// A finger that reads before it chooses.
#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

struct Exploring : AtTheGlass {
    Exploring() {
        screen.explores = true;
        show([this](Frame& frame) {
            frame.words("question", {20, 20, 200, 0}, "How far do you agree?");
            for (const char* id : {"yes", "no", "continue"}) {
                const float y = 60 + 40 * static_cast<float>(std::string_view(id).size());
                if (frame.button(id, {20, y, 200, 20}, {.words = id})) chosen.emplace_back(id);
            }
        });
    }
    void slide(const std::string& from, const std::string& to) {
        press(from);
        settle();
        drag_to(to);
        settle();
        headless.glass().release();
        settle();
    }
    std::vector<std::string> chosen;
};

TEST_F(Exploring, AFirstTapReadsAndASecondChooses) {
    tap("yes");
    EXPECT_EQ(hands.exploring.pointed, "yes");
    EXPECT_EQ(focused(), "yes");
    EXPECT_TRUE(chosen.empty());
    tap("yes");
    EXPECT_EQ(chosen, std::vector<std::string>{"yes"});
}

TEST_F(Exploring, SlidingReadsWhatTheFingerComesToAndLiftingDoesNothing) {
    slide("yes", "continue");
    EXPECT_EQ(hands.exploring.pointed, "continue");
    EXPECT_EQ(hands.exploring.count, 2);
    EXPECT_TRUE(chosen.empty());
}

TEST_F(Exploring, ATapAnywhereChoosesWhatWasReadLast) {
    slide("yes", "no");
    headless.glass().press(px(400), px(5));  // where nothing is
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen, std::vector<std::string>{"no"});
    tap("continue");
    EXPECT_EQ(chosen.size(), 1U) << "what has been chosen is not chosen again by the next touch";
}

TEST_F(Exploring, WordsAreReadToo) {
    slide("yes", "question");
    EXPECT_EQ(hands.exploring.pointed, "question");
    tap("yes");
    EXPECT_TRUE(chosen.empty()) << "words cannot be chosen: the tap reads anew";
    EXPECT_EQ(hands.exploring.pointed, "yes");
}

TEST_F(Exploring, TheSamePlaceIsReadAgainWhenTheFingerComesBack) {
    slide("yes", "no");
    const int count = hands.exploring.count;
    slide("continue", "no");
    EXPECT_GT(hands.exploring.count, count);
}

TEST_F(Exploring, AnotherPageForgetsWhatWasRead) {
    tap("yes");
    screen.page = "second";
    settle();
    tap("no");
    EXPECT_TRUE(chosen.empty());
    EXPECT_EQ(hands.exploring.pointed, "no");
}

TEST_F(Exploring, WithoutItATapIsATap) {
    screen.explores = false;
    tap("yes");
    EXPECT_EQ(chosen, std::vector<std::string>{"yes"});
}

TEST_F(Exploring, KeysChooseAsEver) {
    strike(Key::tab);
    strike(Key::enter);
    EXPECT_EQ(chosen.size(), 1U);
}

}  // namespace
}  // namespace touch
