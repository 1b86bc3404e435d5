// SPDX-License-Identifier: Apache-2.0
// What a screenful holds, and that no work is done for what is on a later one.
#include "kiosk/screens/flow.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using testing::ElementsAre;
using testing::SizeIs;

// Four blocks have room, and three above the strip.
constexpr float high = 22, place_height = 100;

class AFlow : public testing::Test {
 protected:
    static void SetUpTestSuite() { fixture::speak(examples::Tongue::english); }

    // The blocks that part `part` of `all` blocks has; `filled` has those that were measured for it.
    std::vector<int> drawn(int all, int part) {
        std::vector<int> seen;
        view_ = examples::welcome(examples::Tongue::english);
        filled_.clear();
        headless_.draw([&] {
            seen.clear();
            touch::Frame frame(headless_.glass(), screens::frame_setup_of(view_), fixture::typesetter(),
                               headless_, hands_);
            std::vector<screens::Intent> intents;
            screens::Stage stage{view_, frame, intents};
            screens::Flow flow(stage, {0, 0, 200, place_height}, parts_by_);
            for (int at = 0; at < all; ++at) add_later(flow, at, seen);
            if (marked_) flow.mark("end");
            flow.draw(part);
            if (marked_) part_of_end_ = flow.part_of("end");
        });
        return seen;
    }

    void add_later(screens::Flow& flow, int at, std::vector<int>& seen) {
        flow.later([this, at, &seen](screens::Flow& there) {
            filled_.insert(at);
            screens::Block block;
            block.height = high;
            block.with_next = headings_.contains(at);
            block.draw = [at, &seen](touch::Rect) { seen.push_back(at); };
            there.add(std::move(block));
        });
    }

    touch::Headless headless_{fixture::surface_of(fixture::Picture::landscape)};
    touch::Hands hands_;
    screens::View view_;
    std::set<int> filled_;
    std::set<int> headings_;
    screens::PartsBy parts_by_ = screens::PartsBy::bar;
    bool marked_ = false;  // the end of all
    int part_of_end_ = 0;
};

TEST_F(AFlow, ShowsAllThatFits) {
    EXPECT_THAT(drawn(4, 0), ElementsAre(0, 1, 2, 3));
}

TEST_F(AFlow, GoesOnWhereTheScreenfulBeforeEnded) {
    EXPECT_THAT(drawn(9, 0), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(drawn(9, 1), ElementsAre(4, 5, 6, 7));
    EXPECT_THAT(drawn(9, 2), ElementsAre(8));
    EXPECT_THAT(drawn(9, 9), ElementsAre(8)) << "the last, where there are no more";
}

TEST_F(AFlow, LeavesRoomForTheStripThatTurnsIt) {
    parts_by_ = screens::PartsBy::strip;
    EXPECT_THAT(drawn(4, 0), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(drawn(7, 0), ElementsAre(0, 1, 2));
    EXPECT_THAT(drawn(7, 1), ElementsAre(3, 4, 5));
}

TEST_F(AFlow, EndsNoScreenfulWithAHeadingUnlessItWouldBeMostlyEmpty) {
    headings_ = {3};
    EXPECT_THAT(drawn(9, 0), ElementsAre(0, 1, 2));
    headings_ = {1, 2, 3};
    EXPECT_THAT(drawn(9, 0), ElementsAre(0, 1, 2, 3)) << "one block alone is less than half of the place";
}

TEST_F(AFlow, MeasuresNothingOfALaterScreenful) {
    EXPECT_THAT(drawn(1000, 0), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(filled_, SizeIs(5)) << "what is seen, and what shows that there is more";
}

TEST_F(AFlow, KnowsTheScreenfulOfAMark) {
    marked_ = true;
    drawn(9, 0);
    EXPECT_EQ(part_of_end_, 2);
}

}  // namespace
