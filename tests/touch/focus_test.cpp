// SPDX-License-Identifier: Apache-2.0
#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

struct Focus : AtTheGlass {
    void show_three() {
        show([this](Frame& frame) {
            frame.words("title", {20, 10, 200, 0}, "How far do you agree?", {.role = Role::heading});
            for (const char* id : {"one", "two", "three"})
                if (frame.button(id, {20, 40 + 25.0F * static_cast<float>(id[0] % 4), 90, 20}, id))
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
    sight.page = "second";
    settle();
    EXPECT_EQ(focused(), "two");
    EXPECT_TRUE(hands.focus_visible);
}

TEST_F(Focus, StaysInItsPlaceWhenLanguageOrSizeChange) {  // VVSG 5.2-F
    show_three();
    strike(Key::down);
    strike(Key::down);
    read_in_arabic();
    sight.size = TextSize::largest;
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
        frame.button("problem", {20, 40, 90, 20}, "Enter a postcode");
        frame.button("other", {20, 70, 90, 20}, "Other");
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
        frame.button("kept", {20, 40, 90, 20}, "Kept");
        if (both) frame.button("gone", {20, 70, 90, 20}, "Gone");
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
        frame.button("above", {20, 10, 90, 20}, "Above");
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 5; ++column) {
                const std::string id = std::to_string(row) + std::to_string(column);
                const auto x = static_cast<float>(column), y = static_cast<float>(row);
                frame.key(id, {20 + x * 20 + y * 6, 50 + y * 18, 16, 14}, id, id);
            }
        frame.button("below", {20, 120, 90, 20}, "Below");
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
        frame.key("q", {20, 50, 16, 14}, "ض", "ض");
        frame.key("w", {40, 50, 16, 14}, "ص", "ص");
    });
    EXPECT_FLOAT_EQ(node("q").bounds.x, 20);
    EXPECT_LT(node("q").bounds.x, node("w").bounds.x);
    strike(Key::right);
    strike(Key::right);
    EXPECT_EQ(focused(), "w");
}

}  // namespace
}  // namespace touch
