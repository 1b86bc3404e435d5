// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <imgui.h>

#include "tests/touch/at_the_glass.h"

namespace touch {
namespace {

struct Controls : AtTheGlass {
    // Two choices and a button, as a question has them.
    void show_question() {
        show([this](Frame& frame) {
            const float height = frame.choice_height({.words = "Strongly agree"}, 200);
            if (frame.choice("yes", {20, 40, 200, height}, {.words = "Strongly agree", .selected = yes})) {
                ++chosen["yes"];
                yes = true;
            }
            if (frame.choice("no", {20, 40 + height + frame.theme().gap, 200, height}, {.words = "Disagree"}))
                ++chosen["no"];
            const ButtonLook look{.emphasis = Emphasis::filled, .icon = "forward", .icon_after = true};
            if (frame.button("continue",
                             {300, 200, frame.button_width({.words = "Continue", .look = look}), 20},
                             {.words = "Continue", .look = look}))
                ++chosen["continue"];
        });
    }
    std::map<std::string, int> chosen;
    bool yes = false;
};

TEST_F(Controls, ATapChoosesOnceWhenTheFingerIsLifted) {
    show_question();
    press("continue");
    settle();
    EXPECT_EQ(chosen["continue"], 0);
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen["continue"], 1);
    settle();
    EXPECT_EQ(chosen["continue"], 1);
}

// The first frame after the finger came down shows it: the picture loop makes that frame at once.
TEST_F(Controls, TurnsWordsAndGroundWhileAFingerIsDown) {
    show_question();
    const Node plain = node("continue"), choice = node("yes");
    press("continue");
    one_frame();
    EXPECT_EQ(node("continue").background, plain.foreground);
    EXPECT_EQ(node("continue").foreground, plain.background);
    EXPECT_EQ(node("yes").background, choice.background);
    headless.glass().release();
    settle();
    EXPECT_EQ(node("continue").background, plain.background);
    press("yes");
    one_frame();
    EXPECT_EQ(node("yes").background, choice.foreground);
    headless.glass().drag(1, 1);
    settle();
    EXPECT_EQ(node("yes").background, choice.background) << "a finger that slid off chooses nothing";
}

TEST_F(Controls, OfEveryKindShowInTheFirstFrameThatAFingerIsDown) {
    show([](Frame& frame) {
        const auto button = [&](const char* id, float x, const ButtonLook& look) {
            frame.button(id, {x, 20, 60, 20}, {.words = "Back", .look = look});
        };
        button("outlined", 20, {});
        button("filled", 100, {.emphasis = Emphasis::filled});
        button("plain", 180, {.emphasis = Emphasis::plain});
        button("selected", 260, {.selected = true});
        button("on the bar", 340, {.on_bar = true});
        frame.choice("radio", {20, 60, 90, 30}, {.words = "Agree"});
        frame.choice("check", {140, 60, 90, 30}, {.words = "Agree", .look = {.mark = Frame::Mark::check}});
        frame.choice("chosen", {260, 60, 90, 30}, {.words = "Agree", .selected = true});
        frame.key("key", {20, 110, 30, 20}, {.cap = "a", .name = "a"});
        frame.key("shift", {80, 110, 40, 20},
                  {.cap = "Shift", .name = "Shift", .wide = true, .selected = true});
        frame.text_field("field", {20, 150, 200, 30},
                         {.value = "words", .active = true, .name = "Your words"});
        frame.slider("slider", {20, 200, 200, 16}, {.at = 0.5F, .name = "How much"});
    });
    for (const Node& known : std::vector<Node>(hands.nodes)) {
        press(known.id);
        one_frame();
        EXPECT_NE(node(known.id).background, known.background) << known.id;
        headless.glass().drag(1, 1);
        headless.glass().release();
        settle();
        EXPECT_EQ(node(known.id).background, known.background) << known.id;
    }
}

TEST_F(Controls, APressThatIsIgnoredDoesNothingNorDoesItsRelease) {
    show_question();
    headless.glass().ignore_presses(boot + std::chrono::milliseconds{500}, Glass::Where::anywhere);
    boot += std::chrono::milliseconds{400};
    press("continue");
    settle();
    EXPECT_FALSE(headless.glass().finger_down());
    boot += std::chrono::milliseconds{400};
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen["continue"], 0) << "its release comes late, and its press was ignored";
    tap("continue");
    EXPECT_EQ(chosen["continue"], 1);
}

TEST_F(Controls, APressIgnoredHereCountsElsewhere) {
    show_question();
    tap("yes");
    headless.glass().ignore_presses(boot + std::chrono::milliseconds{500}, Glass::Where::here);
    tap("yes");
    EXPECT_EQ(chosen["yes"], 1);
    tap("continue");
    EXPECT_EQ(chosen["continue"], 1);
}

TEST_F(Controls, AFingerThatSlidesOffChoosesNothing) {  // WCAG 2.5.2
    show_question();
    press("yes");
    drag_to("no");
    headless.glass().release();
    settle();
    EXPECT_TRUE(chosen["yes"] == 0 && chosen["no"] == 0);
}

TEST_F(Controls, AFingerThatSlidesOntoAControlChoosesNothing) {
    show_question();
    headless.glass().press(5, 5);
    drag_to("yes");
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen["yes"], 0);
}

TEST_F(Controls, ASecondFingerIsIgnored) {
    show_question();
    press("yes");
    press("no");
    headless.glass().release();
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen["yes"], 1);
    EXPECT_EQ(chosen["no"], 0);
}

TEST_F(Controls, QuickTapsAreAllTaken) {
    show_question();
    for (int i = 0; i < 5; ++i) {
        press("no");
        headless.glass().release();
    }
    settle();
    EXPECT_EQ(chosen["no"], 5);
}

TEST_F(Controls, AFingerHeldWhileThePageChangesChoosesNothingThere) {
    show_question();
    press("continue");
    settle();
    screen.page = "second";
    settle();
    headless.glass().release();
    settle();
    EXPECT_EQ(chosen["continue"], 0);
}

TEST_F(Controls, ADisabledButtonCannotBeChosen) {
    int count = 0;
    show([&](Frame& frame) {
        count +=
            frame.button("start", {50, 50, 80, 20}, {.words = "Start", .look = {.enabled = false}}) ? 1 : 0;
    });
    tap("start");
    strike(Key::enter);
    strike(Key::enter);
    EXPECT_EQ(count, 0);
    EXPECT_FALSE(node("start").enabled);
    EXPECT_FALSE(node("start").focusable);
}

TEST_F(Controls, EachLeavesANodeThatTellsTheTruth) {
    show_question();
    const Node& choice = node("yes");
    EXPECT_EQ(choice.role, Role::radio);
    EXPECT_EQ(choice.name, "Strongly agree");
    EXPECT_EQ(choice.language, "en");
    EXPECT_FLOAT_EQ(choice.letter_mm, 6.75F);
    EXPECT_FLOAT_EQ(choice.bounds.x, 20);
    EXPECT_FALSE(choice.selected);
    EXPECT_GE(contrast(choice.foreground, choice.background), 10.0);
    tap("yes");
    EXPECT_TRUE(node("yes").selected);
    EXPECT_EQ(node("yes").background, theme(Palette::standard).chosen);
    EXPECT_GE(contrast(node("yes").foreground, node("yes").background), 10.0);
}

TEST_F(Controls, ArabicMirrorsPlacesAndNothingElse) {
    show_question();
    const Rect english = node("yes").bounds;
    read_in_arabic();
    settle();
    const Rect arabic = node("yes").bounds;
    const float width = 1920 / 4.03F;
    EXPECT_NEAR(arabic.x, width - english.right(), 0.01F);
    EXPECT_FLOAT_EQ(arabic.y, english.y);
    EXPECT_FLOAT_EQ(arabic.width, english.width);
    tap("yes");
    EXPECT_EQ(chosen["yes"], 1);
}

TEST_F(Controls, LoweringMovesEverythingToTheLowerPart) {
    show_question();
    const Rect before = node("yes").bounds;
    screen.lowered = true;
    screen.lowered_height_mm = 150;
    settle();
    EXPECT_NEAR(node("yes").bounds.y - before.y, 1080 / 4.03F - 150, 0.01F);
    tap("yes");
    EXPECT_EQ(chosen["yes"], 1);
}

TEST_F(Controls, TargetsAreLargeEnoughAtEverySizeAndGrowWithTheirWords) {  // VVSG 7.2-I
    for (const auto size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
        screen.size = size;
        float one_line = 0, several = 0, narrow_button = 0, wide_button = 0;
        show([&](Frame& frame) {
            one_line = frame.choice_height({.words = "Agree"}, 200);
            several = frame.choice_height(
                {.words = "Supporting their most vulnerable residents to overcome challenges"}, 110);
            narrow_button = frame.button_height({.words = "Leave without sending"}, 60);
            wide_button = frame.button_height({.words = "Back"}, 60);
            EXPECT_GE(frame.button_width({.words = "A"}), 12.7F);
        });
        EXPECT_GE(one_line, 12.7F);
        EXPECT_GT(several, one_line);
        EXPECT_GE(wide_button, 12.7F);
        EXPECT_GT(narrow_button, wide_button);
    }
}

TEST_F(Controls, WordsFitTheWidthThatAButtonAsksFor) {
    for (const char* words : {"Continue", "Leave without sending", "متابعة", "简体中文", "W"}) {
        for (const char* icon : {"", "back", "language"}) {
            const ButtonLook look{.icon = icon};
            show([&](Frame& frame) {
                frame.button("b", {10, 10, frame.button_width({.words = words, .look = look}), 20},
                             {.words = words, .look = look});
            });
            EXPECT_TRUE(node("b").fits) << words << icon;
        }
    }
}

TEST_F(Controls, WordsThatDoNotFitAreSaidSo) {
    show([](Frame& frame) { frame.button("b", {10, 10, 30, 15}, {.words = "Leave without sending"}); });
    EXPECT_FALSE(node("b").fits);
}

TEST_F(Controls, ALanguagesOwnNameIsInThatLanguage) {
    show([](Frame& frame) { frame.button("ar", {10, 10, 80, 20}, {.words = "العربية", .language = "ar"}); });
    EXPECT_EQ(node("ar").language, "ar");
}

TEST_F(Controls, APlaceIsHeldForAsLongAsTheFingerStays) {
    float held = 0;
    show([&held](Frame& frame) { held = frame.held("corner", {0, 0, 20, 20}); });
    EXPECT_TRUE(hands.nodes.empty());  // nothing that a key could reach or a voice would tell
    headless.glass().press(10, 10);
    settle();
    EXPECT_LT(held, 0.5F);
    EXPECT_TRUE(headless.glass().finger_down());
    boot += std::chrono::milliseconds(3100);
    settle();
    EXPECT_GE(held, 3.0F);
    headless.glass().drag(900, 500);
    settle();
    EXPECT_EQ(held, 0.0F);
    headless.glass().release();
    settle();
    EXPECT_FALSE(headless.glass().finger_down());
}

TEST_F(Controls, AnyFingerOrKeySaysThatSomebodyIsThere) {
    bool touched = false;
    show([&touched](Frame& frame) {
        frame.button("b", {10, 10, 50, 20}, {.words = "Back"});
        touched = touched || frame.touched();
    });
    EXPECT_FALSE(touched);
    headless.glass().press(500, 500);
    settle();
    EXPECT_TRUE(touched);
    headless.glass().release();
    settle();
    for (const Key key : {Key::tab, Key::down, Key::enter, Key::space, Key::left, Key::backspace}) {
        touched = false;
        strike(key);
        EXPECT_TRUE(touched) << static_cast<int>(key);
    }
    touched = false;
    type("x");
    EXPECT_TRUE(touched);
    touched = false;
    settle();
    EXPECT_FALSE(touched);
}

TEST_F(Controls, KeepNothingInAClipboardOrAFile) {  // RELIABILITY E9
    show_question();
    ImGui::SetClipboardText("an answer");
    EXPECT_STREQ(ImGui::GetClipboardText(), "");
    EXPECT_EQ(ImGui::GetIO().IniFilename, nullptr);
    EXPECT_EQ(ImGui::GetIO().LogFilename, nullptr);
}

TEST_F(Controls, AnyNumberOfWildTouchesLeavesThemWorking) {  // RELIABILITY E10
    show_question();
    std::minstd_rand dice(11);
    const auto roll = [&dice](int sides) {
        return static_cast<float>(static_cast<int>(dice() % static_cast<unsigned>(sides)));
    };
    for (int i = 0; i < 20000; ++i) {
        const float x = roll(2400) - 200, y = roll(1500) - 200;
        switch (static_cast<int>(roll(6))) {
            case 0:
                headless.glass().press(x, y);
                break;
            case 1:
                headless.glass().drag(x, y);
                break;
            case 2:
                headless.glass().release();
                break;
            case 3:
                headless.glass().strike(static_cast<Key>(static_cast<int>(roll(12))));
                break;
            case 4:
                headless.glass().type("ż\xFF");
                break;
            default:
                screen.direction = static_cast<text::Direction>(static_cast<int>(roll(2)));
                break;
        }
        if (i % 50 == 0) settle();
    }
    headless.glass().release();
    settle();
    chosen.clear();
    tap("continue");
    EXPECT_EQ(chosen["continue"], 1);
}

}  // namespace
}  // namespace touch
