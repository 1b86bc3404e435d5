// SPDX-License-Identifier: Apache-2.0
// What a key means where: the table that a newcomer wants to see first.
#include "kiosk/input/keypad.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

using namespace std::chrono_literals;

struct OnKeypad : testing::Test {
    OnKeypad() { view.screen = screens::QuestionPage{}; }

    Keypad::Outcome strike(const std::string& key, const std::string& text = "") {
        now = now + 1s;
        return keypad.take({key, text}, {view, typing}, now);
    }
    Keypad::Outcome press(const std::string& key) { return strike(key, typed_by(key)); }
    template <class Wanted>
    bool asks(const Keypad::Outcome& outcome) {
        return outcome.intents.size() == 1 && screens::get_if<Wanted>(outcome.intents.front());
    }
    bool nothing(const Keypad::Outcome& outcome) {
        return !outcome.key && outcome.text.empty() && outcome.intents.empty();
    }
    void know_switches(screens::Switch moves) {
        view.switches = {.step = screens::SwitchSetup::Step::known, .moves = moves};
    }

    KeySettings settings;
    Keypad keypad{settings};
    screens::View view;
    bool typing = false;
    Moment now;
};

TEST_F(OnKeypad, ArrowsAndEnterGoToTheGlass) {
    EXPECT_EQ(press("Down").key, touch::Key::down);
    EXPECT_EQ(press("Enter").key, touch::Key::enter);
    EXPECT_EQ(press("KeypadEnter").key, touch::Key::enter);
    EXPECT_EQ(press("Tab").key, touch::Key::tab);
}

TEST_F(OnKeypad, EzKeysWalkByRowsAndTurnPages) {
    EXPECT_EQ(press("F18").key, touch::Key::previous);
    EXPECT_EQ(press("F19").key, touch::Key::next);
    EXPECT_EQ(press("F20").key, touch::Key::select);
    EXPECT_EQ(press("F21").key, touch::Key::turn_back);
    EXPECT_EQ(press("F22").key, touch::Key::turn_forward);
    EXPECT_TRUE(asks<screens::ToggleKeyHelp>(press("F17")));
    EXPECT_TRUE(asks<screens::SpeechRate>(press("F23")));
}

TEST_F(OnKeypad, SpeechKeysAskForSpeech) {
    EXPECT_TRUE(asks<screens::Listen>(press("F2")));
    EXPECT_TRUE(asks<screens::RepeatSpeech>(press("F3")));
    EXPECT_TRUE(asks<screens::WhereAmI>(press("F4")));
    EXPECT_TRUE(asks<screens::PauseSpeech>(press("F5")));
    EXPECT_TRUE(asks<screens::SkipSpeech>(press("F6")));
    EXPECT_TRUE(asks<screens::SoundOn>(press("Mute")));
    view.chrome.sound.on = view.chrome.sound.picture_off = true;
    EXPECT_TRUE(asks<screens::SoundOff>(press("Mute")));
    EXPECT_TRUE(asks<screens::PictureOn>(press("F8")));
    EXPECT_EQ(screens::get_if<screens::SpeechVolume>(press("VolumeDown").intents.at(0))->steps, -1);
}

TEST_F(OnKeypad, AFieldTakesLettersAlsoThoseOfSwitches) {
    typing = true;
    EXPECT_EQ(press("1").text, "1");
    EXPECT_EQ(press("A").text, "a");
    EXPECT_EQ(strike("", "ż").text, "ż");
    EXPECT_EQ(press("Backspace").key, touch::Key::backspace);
    EXPECT_EQ(strike("Space", " ").key, touch::Key::space);
}

TEST_F(OnKeypad, ADoubleLetterIsNoTremor) {
    typing = true;
    EXPECT_EQ(keypad.take({"L", "l"}, {view, typing}, now).text, "l");
    EXPECT_EQ(keypad.take({"L", "l"}, {view, typing}, now).text, "l");
}

TEST_F(OnKeypad, ADoubleStrikeIsIgnored) {
    EXPECT_TRUE(keypad.take({"Enter", ""}, {view, false}, now).key);
    EXPECT_TRUE(nothing(keypad.take({"Enter", ""}, {view, false}, now + 400ms)));
    EXPECT_TRUE(keypad.take({"Enter", ""}, {view, false}, now + 600ms).key);
}

TEST_F(OnKeypad, AHeldKeyDoesNothingAndStaffAreToldOnceAMinute) {
    press("F19");
    EXPECT_TRUE(nothing(keypad.take({"F19", "", Stroke::Press::held}, {view, false}, now + 1s)));
    const auto later = keypad.take({"F19", "", Stroke::Press::held}, {view, false}, now + 30s);
    EXPECT_TRUE(nothing(later));
    EXPECT_NE(later.trouble.find("F19"), std::string::npos);
    EXPECT_EQ(keypad.take({"F19", "", Stroke::Press::held}, {view, false}, now + 31s).trouble, "");
    EXPECT_NE(keypad.take({"F19", "", Stroke::Press::held}, {view, false}, now + 91s).trouble, "")
        << "it is stuck still: what staff read must not go";
}

TEST_F(OnKeypad, AnUnknownDevicesCodesDoNothingAndStaffAreToldOnce) {
    const auto first = press("Scancode 248");
    EXPECT_TRUE(nothing(first));
    EXPECT_NE(first.trouble.find("Scancode 248"), std::string::npos);
    EXPECT_EQ(press("F13").trouble, "");
    EXPECT_EQ(press("CapsLock").trouble, "");
}

TEST_F(OnKeypad, SwitchesAreSetUpBeforeTheyDoAnything) {
    const auto first = press("2");
    ASSERT_TRUE(asks<screens::StrikeSwitch>(first));
    EXPECT_EQ(screens::get_if<screens::StrikeSwitch>(first.intents[0])->which, screens::Switch::two);
}

TEST_F(OnKeypad, KnownSwitchesMoveAndSelectAsTheyWerePlugged) {
    know_switches(screens::Switch::two);
    EXPECT_EQ(press("2").key, touch::Key::next);
    EXPECT_EQ(press("1").key, touch::Key::select);
    typing = true;
    EXPECT_EQ(press("1").key, touch::Key::select);
    EXPECT_EQ(press("3").text, "3");
}

TEST_F(OnKeypad, EachSwitchSelectsWhereTheFocusMovesByItself) {
    know_switches(screens::Switch::two);
    view.switches.scan_s = 3;
    EXPECT_EQ(press("2").key, touch::Key::select);
    EXPECT_EQ(press("1").key, touch::Key::select);
}

TEST_F(OnKeypad, InHelpEveryKeyExplainsItselfAndDoesNothing) {
    view.sheet = screens::Sheet::key_help;
    for (const KeyFunction function : all_key_functions()) {
        if (function == KeyFunction::help) continue;
        const auto outcome = press(settings.map.keys_of(function).front());
        ASSERT_TRUE(asks<screens::ExplainKey>(outcome)) << name_of(function);
        EXPECT_EQ(screens::get_if<screens::ExplainKey>(outcome.intents[0])->function, function)
            << name_of(function);
        EXPECT_FALSE(outcome.key);
    }
    EXPECT_TRUE(asks<screens::ExplainKey>(press("Tab")));
    EXPECT_EQ(screens::get_if<screens::ExplainKey>(press("Q").intents[0])->function, std::nullopt);
    EXPECT_TRUE(asks<screens::ToggleKeyHelp>(press("F17")));
}

TEST_F(OnKeypad, WhereOneAnswerIsWaitedForKeysOnlyWalkAndChoose) {
    view.screen = screens::StillThere{};
    EXPECT_EQ(press("F20").key, touch::Key::select);
    EXPECT_TRUE(nothing(press("F17")));
    EXPECT_TRUE(nothing(press("F7")));
    EXPECT_TRUE(nothing(press("1")));
    view.screen = screens::Staff{};
    EXPECT_TRUE(nothing(press("F17")));
    EXPECT_EQ(press("Down").key, touch::Key::down);
}

}  // namespace
}  // namespace kiosk
