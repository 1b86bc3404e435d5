// SPDX-License-Identifier: Apache-2.0
#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

struct Focus : AtTheGlass {
    void show_three() {
        show([this](Frame& frame) {
            frame.words("title", {20, 10, 200, 0}, "How far do you agree?", {.role = Role::heading});
            for (const char* id : {"one", "two", "three"})
                if (frame.button(id, {20, 40 + 25.0F * static_cast<float>(id[0] % 4), 90, 20}, {.words = id}))
                    chosen.push_back(id);
            frame.first_focus("two");
        });
    }
    std::vector<std::string> chosen;
};

TEST_F(Focus, StartsWhereThePageSaysAndIsNotSeenBeforeAKey) {
    show_three();
    EXPECT_EQ(focused(), "two");
    EXPECT_FALSE(hands.focus_visible);
    const auto without = headless.glass().drawing();
    strike(Key::down);
    EXPECT_TRUE(hands.focus_visible);
    EXPECT_EQ(focused(), "two");  // the first key only shows it
    EXPECT_NE(headless.glass().drawing(), without);
}

TEST_F(Focus, StartsAtTheSecondPlaceWhenTheFirstIsNotOnTheGlass) {
    show([](Frame& frame) {
        for (const char* id : {"one", "two", "three"})
            frame.button(id, {20, 40 + 25.0F * static_cast<float>(id[0] % 4), 90, 20}, {.words = id});
        frame.first_focus("further down");
        frame.else_focus("three");
    });
    EXPECT_EQ(focused(), "three");
}

TEST_F(Focus, WalksInReadingOrderAndRoundTheEnds) {
    show_three();
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "three");
    strike(Key::down);
    EXPECT_EQ(focused(), "one");
    strike(Key::up);
    EXPECT_EQ(focused(), "three");
    strike(Key::tab);
    EXPECT_EQ(focused(), "one");
    strike(Key::back_tab);
    EXPECT_EQ(focused(), "three");
}

TEST_F(Focus, LeftAndRightFollowTheDirectionOfReading) {
    show_three();
    strike(Key::right);
    strike(Key::right);
    EXPECT_EQ(focused(), "three");
    strike(Key::left);
    EXPECT_EQ(focused(), "two");
    read_in_arabic();
    settle();
    strike(Key::right);
    EXPECT_EQ(focused(), "one");
    strike(Key::left);
    EXPECT_EQ(focused(), "two");
}

TEST_F(Focus, EnterAndSpaceChooseWhatIsSeenToHaveTheFocus) {
    show_three();
    strike(Key::enter);
    EXPECT_TRUE(chosen.empty());  // nobody had been shown the focus
    strike(Key::enter);
    strike(Key::down);
    strike(Key::space);
    EXPECT_EQ(chosen, (std::vector<std::string>{"two", "three"}));
}

TEST_F(Focus, KeysStruckQuicklyAreAllTaken) {
    show_three();
    for (int i = 0; i < 4; ++i) headless.glass().strike(Key::down);
    headless.glass().strike(Key::enter);
    settle();
    EXPECT_EQ(chosen, std::vector<std::string>{"two"});  // shown, three, one, two
}

TEST_F(Focus, AnotherPageStartsAnew) {
    show_three();
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "three");
    screen.page = "second";
    settle();
    EXPECT_EQ(focused(), "two");
    EXPECT_TRUE(hands.focus_visible);
}

TEST_F(Focus, StaysInItsPlaceWhenLanguageOrSizeChange) {  // VVSG 5.2-F
    show_three();
    strike(Key::down);
    strike(Key::down);
    read_in_arabic();
    screen.size = TextSize::largest;
    settle();
    EXPECT_EQ(focused(), "three");
}

TEST_F(Focus, GoesToWhatTheFingerChose) {
    show_three();
    tap("one");
    EXPECT_EQ(focused(), "one");
    EXPECT_FALSE(hands.focus_visible);
}

TEST_F(Focus, MovesWhereTheScreenSendsIt) {
    bool send = false;
    show([&send](Frame& frame) {
        frame.button("problem", {20, 40, 90, 20}, {.words = "Enter a postcode"});
        frame.button("other", {20, 70, 90, 20}, {.words = "Other"});
        frame.text_field("field", {20, 100, 90, 20}, {.value = "", .name = "Postcode"});
        if (send) frame.move_focus("field");
    });
    EXPECT_EQ(focused(), "problem");
    send = true;
    settle();
    EXPECT_EQ(focused(), "field");
}

TEST_F(Focus, OfAVanishedControlGoesToTheFirst) {
    bool both = true;
    show([&both](Frame& frame) {
        frame.button("kept", {20, 40, 90, 20}, {.words = "Kept"});
        if (both) frame.button("gone", {20, 70, 90, 20}, {.words = "Gone"});
    });
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "gone");
    both = false;
    settle();
    EXPECT_EQ(focused(), "kept");
}

TEST_F(Focus, OnTheKeyboardGoesByRows) {
    show([](Frame& frame) {
        frame.button("above", {20, 10, 90, 20}, {.words = "Above"});
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 5; ++column) {
                const std::string id = std::to_string(row) + std::to_string(column);
                const auto x = static_cast<float>(column), y = static_cast<float>(row);
                frame.key(id, {20 + x * 20 + y * 6, 50 + y * 18, 16, 14}, {.cap = id, .name = id});
            }
        frame.button("below", {20, 120, 90, 20}, {.words = "Below"});
        frame.first_focus("02");
    });
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "12");
    strike(Key::right);
    EXPECT_EQ(focused(), "13");
    strike(Key::down);
    EXPECT_EQ(focused(), "23");
    strike(Key::down);
    EXPECT_EQ(focused(), "below");
    strike(Key::up);
    strike(Key::up);
    strike(Key::up);
    strike(Key::up);
    EXPECT_EQ(focused(), "above");
}

TEST_F(Focus, KeysOfAKeyboardStandAndWalkFromLeftToRightInArabicToo) {
    read_in_arabic();
    show([](Frame& frame) {
        frame.key("q", {20, 50, 16, 14}, {.cap = "ض", .name = "ض"});
        frame.key("w", {40, 50, 16, 14}, {.cap = "ص", .name = "ص"});
    });
    EXPECT_FLOAT_EQ(node("q").bounds.x, 20);
    EXPECT_LT(node("q").bounds.x, node("w").bounds.x);
    strike(Key::right);
    strike(Key::right);
    EXPECT_EQ(focused(), "w");
}

// Three rows of ten keys, the first in two parts of five.
struct Rows : AtTheGlass {
    void show_keyboard() {
        show([this](Frame& frame) {
            frame.button("above", {20, 10, 90, 20}, {.words = "Above"});
            for (int row = 0; row < 3; ++row) {
                const auto y = 50 + 18 * static_cast<float>(row);
                const std::string id = "row:" + std::to_string(row);
                frame.begin_row(id, {20, y, 200, 14}, id);
                draw_keys(frame, row, y);
                frame.end_row();
            }
            frame.button("below", {20, 120, 90, 20}, {.words = "Below"});
            frame.first_focus(first_key);
        });
    }
    void draw_keys(Frame& frame, int row, float y) {
        for (int column = 0; column < 10; ++column) {
            const std::string id = std::to_string(row) + std::to_string(column) + capital;
            const auto x = 20 + 20 * static_cast<float>(column);
            if (row == 0 && column % 5 == 0)
                frame.begin_row("part:" + std::to_string(column / 5), {x, y, 96, 14}, "part");
            if (frame.key(id, {x, y, 16, 14}, {.cap = id, .name = id})) typed_keys.push_back(id);
            if (row == 0 && column % 5 == 4) frame.end_row();
        }
    }
    void strike_all(std::initializer_list<Key> keys) {
        for (const Key key : keys) strike(key);
    }
    std::string first_key = "10", capital;
    std::vector<std::string> typed_keys;
};

TEST_F(Rows, AreStopsForWhoWalksWithThreeKeys) {
    show_keyboard();
    strike(Key::next);
    EXPECT_EQ(focused(), "row:1");  // of the key that the focus would start on
    EXPECT_TRUE(hands.focus_visible);
    strike_all({Key::next, Key::next});
    EXPECT_EQ(focused(), "below");
    strike_all({Key::next, Key::next});
    EXPECT_EQ(focused(), "row:0");
    strike(Key::previous);
    EXPECT_EQ(focused(), "above");
}

TEST_F(Rows, ANewPageBeginsOnTheRowOfItsFirstKey) {
    show_keyboard();
    strike(Key::next);
    screen.page = "second";
    settle();
    EXPECT_EQ(focused(), "row:1");
}

TEST_F(Rows, OpenAndCloseAtBothEndsSoThatNobodyIsTrapped) {
    show_keyboard();
    strike_all({Key::next, Key::select});
    EXPECT_EQ(focused(), "10");
    for (int i = 0; i < 9; ++i) strike(Key::next);
    EXPECT_EQ(focused(), "19");
    strike(Key::next);
    EXPECT_EQ(focused(), "row:1");
    strike_all({Key::select, Key::previous});
    EXPECT_EQ(focused(), "row:1");
}

TEST_F(Rows, TypeTheKeyThatIsSelectedAndGoOnFromTheirRow) {
    show_keyboard();
    strike_all({Key::next, Key::select, Key::next, Key::next, Key::select});
    EXPECT_EQ(typed_keys, std::vector<std::string>{"12"});
    EXPECT_EQ(focused(), "row:1");
}

TEST_F(Rows, OpenInPartsWhereTheyAreLong) {
    show_keyboard();
    strike_all({Key::next, Key::previous, Key::select});
    EXPECT_EQ(focused(), "part:0");
    strike_all({Key::next, Key::select});
    EXPECT_EQ(focused(), "05");
    strike_all({Key::next, Key::select});
    EXPECT_EQ(typed_keys, std::vector<std::string>{"06"});
    EXPECT_EQ(focused(), "row:0");
}

TEST_F(Rows, GiveWayToKeysWhenSomebodyTakesTheArrows) {
    show_keyboard();
    strike_all({Key::next, Key::select, Key::next});
    EXPECT_EQ(focused(), "11");
    strike(Key::right);  // the same key, in the other way of walking
    EXPECT_EQ(focused(), "11");
    strike(Key::down);
    EXPECT_EQ(focused(), "21");
    for (const Node& each : hands.nodes) EXPECT_NE(each.role, Role::row);
}

TEST_F(Rows, AKeyThatBecameACapitalKeepsTheFocus) {
    show_keyboard();
    strike_all({Key::down, Key::right, Key::right});
    EXPECT_EQ(focused(), "12");
    capital = "C";
    settle();
    EXPECT_EQ(focused(), "12C");
}

TEST_F(Focus, ComesBackFromASheetToWhereItWas) {
    show_three();
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "three");
    screen.page = "first sheet";
    screen.layer = Layer::cover;
    settle();
    EXPECT_EQ(focused(), "two");
    strike(Key::up);
    screen.page = "still there";
    settle();
    screen.page = "first sheet";
    settle();
    EXPECT_EQ(focused(), "one");
    screen.page = "first";
    screen.layer = Layer::page;
    settle();
    EXPECT_EQ(focused(), "three");
    screen.page = "second";
    settle();
    screen.page = "first";
    settle();
    EXPECT_EQ(focused(), "two");  // a page that is come to again begins at its question
}

TEST_F(Focus, BackAndNextChooseWhatTurnsThePage) {
    show_three();
    strike(Key::turn_forward);
    EXPECT_TRUE(chosen.empty());  // nothing turns this page
    show([this](Frame& frame) {
        for (const char* id : {"back", "stop", "submit"})
            if (frame.button(id, {20, 40 + 25.0F * static_cast<float>(id[0] % 4), 90, 20}, {.words = id}))
                chosen.push_back(id);
        frame.back_and_next({.back = "back", .forward = "submit", .what = BackAndNext::Forward::is_shown});
    });
    strike(Key::turn_back);
    EXPECT_EQ(chosen, std::vector<std::string>{"back"});
    strike(Key::turn_forward);
    EXPECT_EQ(chosen.size(), 1U);
    EXPECT_EQ(focused(), "submit");
}

}  // namespace
}  // namespace touch
