// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include <imgui.h>

#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

struct Field : AtTheGlass {
    void show_field() {
        show([this](Frame& frame) {
            Frame::Field look{
                .value = value, .caret = caret, .active = active, .masked = masked, .name = "Your words"};
            if (const auto at = frame.text_field("field", {20, 20, 300, 60}, look)) placed = *at;
            if (frame.button("other", {20, 100, 80, 20}, {.words = "Other"})) ++others;
        });
    }
    std::string value = "More help";
    std::size_t caret = 0;
    bool active = false, masked = false;
    std::optional<std::size_t> placed;
    int others = 0;
};

TEST_F(Field, AFingerPutsTheCaretWhereItWasLifted) {
    show_field();
    const float letter_height = px(6.75F);
    headless.glass().press(px(20 + 4) + 1, px(20) + px(5) + letter_height);
    headless.glass().release();
    settle();
    EXPECT_EQ(placed, 0U);
    headless.glass().press(px(310), px(20) + px(5) + letter_height);
    headless.glass().release();
    settle();
    EXPECT_EQ(placed, value.size());
}

TEST_F(Field, OpenedByAKeyTheCaretIsAtTheEnd) {
    show_field();
    strike(Key::enter);
    strike(Key::enter);
    EXPECT_EQ(placed, value.size());
}

TEST_F(Field, ActiveItTakesEveryKeyThatEdits) {
    active = true;
    show_field();
    typed = {};
    type("Zażółć 😀");
    strike(Key::space);
    strike(Key::left);
    strike(Key::right);
    strike(Key::home);
    strike(Key::end);
    strike(Key::backspace);
    strike(Key::erase);
    strike(Key::enter);
    EXPECT_EQ(typed.text, "Zażółć 😀 ");
    EXPECT_EQ(typed.edits, (std::vector<Edit>{Edit::left, Edit::right, Edit::home, Edit::end, Edit::backspace,
                                              Edit::erase, Edit::newline}));
    EXPECT_EQ(focused(), "field");
}

TEST_F(Field, KeysLeaveItAgain) {  // EN 301 549 5.1.6.2
    active = true;
    show_field();
    strike(Key::down);
    strike(Key::down);
    EXPECT_EQ(focused(), "other");
    typed = {};
    strike(Key::enter);
    EXPECT_EQ(others, 1);
    EXPECT_TRUE(typed.edits.empty());
    type("a");
    EXPECT_EQ(typed.text, "a");
    EXPECT_EQ(focused(), "field");  // typing brings the focus back
}

TEST_F(Field, WithoutAFieldDigitsAndBackspaceAreThereForAPinPad) {
    show([](Frame& frame) { frame.button("1", {20, 20, 30, 20}, {.words = "1"}); });
    type("12");
    strike(Key::backspace);
    EXPECT_EQ(typed.text, "12");
    EXPECT_EQ(typed.edits, std::vector<Edit>{Edit::backspace});
}

TEST_F(Field, AMaskedValueIsNowhereInTheNodes) {
    masked = true;
    value = "4711";
    show_field();
    EXPECT_EQ(node("field").value, "••••");
}

TEST_F(Field, ALongTextKeepsItsCaretInSight) {
    active = true;
    for (int i = 0; i < 40; ++i) value += "\nline " + std::to_string(i);
    show_field();
    const auto at_start = headless.glass().drawing();
    caret = value.size();
    settle();
    EXPECT_NE(headless.glass().drawing(), at_start);
    headless.glass().press(px(315), px(78));  // below the caret's line, at the field's lower edge
    headless.glass().release();
    settle();
    EXPECT_EQ(placed, value.size());
}

// Where the letters in the field end, and where the caret begins.
struct InkOfField {
    float letters_end = 0, caret_begin = std::numeric_limits<float>::max();
};

InkOfField ink_of_field(float left) {
    InkOfField ink;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();  // of all shapes
    const ImDrawData* drawn = ImGui::GetDrawData();
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        for (const ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer) {
            if (command.UserCallback != nullptr || command.ClipRect.x < left) continue;
            for (unsigned at = 0; at < command.ElemCount; ++at) {
                const ImDrawList& list = *drawn->CmdLists[i];
                const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
                const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                if (corner.uv.x == white.x && corner.uv.y == white.y)
                    ink.caret_begin = std::min(ink.caret_begin, corner.pos.x);
                else
                    ink.letters_end = std::max(ink.letters_end, corner.pos.x);
            }
        }
    return ink;
}

TEST_F(Field, OnAnArabicPageTheCaretStandsBesideTheLastLatinLetter) {
    read_in_arabic();
    active = true;
    value = "Liverpool";
    caret = value.size();
    show_field();
    const InkOfField ink = ink_of_field(node("field").bounds.x * headless.surface().px_per_mm);
    EXPECT_GT(ink.letters_end, 0);
    EXPECT_GE(ink.caret_begin, ink.letters_end);
    EXPECT_LE(ink.caret_begin, ink.letters_end + px(3));
}

TEST_F(Field, ControlCharactersNeverArrive) {
    active = true;
    show_field();
    typed = {};
    type(std::string("a\0b\x1B\xFF", 5));
    EXPECT_EQ(typed.text, "a\uFFFDb\uFFFD\uFFFD");
}

}  // namespace
}  // namespace touch
