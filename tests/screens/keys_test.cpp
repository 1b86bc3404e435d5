// SPDX-License-Identifier: Apache-2.0
// What a keypad's keys ask for on each screen, and what the sheets of keys say.
#include "kiosk/input/keys.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::only;
using fixture::Picture;
using fixture::ScreenFixture;
using touch::Key;

struct OnAKeypad : testing::Test {
    ScreenFixture fixture{Picture::landscape, Tongue::english};
    screens::View question = examples::proposal(Tongue::english);
};

TEST_F(OnAKeypad, WhereTheTextIsReadFirstTheFocusStartsAtTheWayOnAndThenAtTheQuestion) {
    question.chrome.size = touch::TextSize::largest;
    question.chrome.lowered = true;
    question.chrome.lowered_height_mm = 170;
    fixture.show(question);
    ASSERT_NE(fixture.find("more"), nullptr);
    EXPECT_EQ(fixture.focus(), "more");
    std::get<screens::QuestionPage>(question.screen).part = 99;
    fixture.show(question);
    EXPECT_EQ(fixture.focus(), "choice:/data/agree:c0");
}

TEST_F(OnAKeypad, BackAndNextTurnThePage) {
    EXPECT_TRUE(only<screens::Continue>(fixture.strike(question, Key::turn_forward)));
    EXPECT_TRUE(only<screens::Back>(fixture.strike(question, Key::turn_back)));
    EXPECT_TRUE(only<screens::Start>(fixture.strike(examples::welcome(Tongue::english), Key::turn_forward)));
}

TEST_F(OnAKeypad, NextShowsSubmitAndDoesNotSubmit) {
    const screens::View check = examples::check(Tongue::english, 3);
    EXPECT_TRUE(fixture.strike(check, Key::turn_forward).empty());
    EXPECT_EQ(fixture.focus(), "submit");
    EXPECT_TRUE(only<screens::Submit>(fixture.strike(check, Key::select)));
}

TEST_F(OnAKeypad, BackClosesTheKeyboardAndASheet) {
    EXPECT_TRUE(
        only<screens::CloseKeyboard>(fixture.strike(examples::typing(Tongue::english), Key::turn_back)));
    question.sheet = screens::Sheet::size;
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.strike(question, Key::turn_back)));
    question.sheet = screens::Sheet::clear;
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.strike(question, Key::turn_forward)));
}

TEST_F(OnAKeypad, BackAndNextSayThatSomebodyIsThere) {
    const screens::View asked = examples::of(Tongue::english, screens::StillThere{});
    EXPECT_TRUE(only<screens::StayHere>(fixture.strike(asked, Key::turn_back)));
}

TEST_F(OnAKeypad, EveryKeyOfTheKeyboardIsReachedByNextAndSelectAlone) {
    const screens::View typing = examples::typing(Tongue::english);
    fixture.show(typing);
    std::set<std::string> keys, reached;
    for (const touch::Node& node : fixture.nodes())
        if (node.role == touch::Role::key) keys.insert(node.id);
    ASSERT_GT(keys.size(), 30U);
    std::set<std::string> opened;  // each once
    fixture.strike(typing, Key::next);
    for (int presses = 0; presses < 400 && reached.size() < keys.size(); ++presses) {
        const touch::Node* here = fixture.find(fixture.focus());
        ASSERT_TRUE(here);
        if (here->role == touch::Role::key) reached.insert(here->id);
        const bool opens = here->role == touch::Role::row && opened.insert(here->id).second;
        fixture.strike(typing, opens ? Key::select : Key::next);
    }
    EXPECT_EQ(reached, keys);
}

TEST_F(OnAKeypad, HelpSaysWhatEachKeyDoesInWordsOfItsOwn) {
    question.sheet = screens::Sheet::key_help;
    std::set<std::string> explanations;
    for (const kiosk::KeyFunction function : kiosk::all_key_functions()) {
        if (function == kiosk::KeyFunction::help) continue;
        question.key_help = {.struck = true, .struck_for = function};
        fixture.show(question);
        ASSERT_TRUE(fixture.find("said")) << kiosk::name_of(function);
        EXPECT_EQ(fixture.find("said")->role, touch::Role::alert);
        explanations.insert(fixture.find("said")->name);
    }
    // up and previous, down and next, choose and select are one key to their person; so are two switches.
    EXPECT_EQ(explanations.size(), kiosk::all_key_functions().size() - 1 - 4);
}

TEST_F(OnAKeypad, EachStepOfSettingUpSwitchesIsSaid) {
    question.sheet = screens::Sheet::switches;
    using Step = screens::SwitchSetup::Step;
    std::set<std::string> said;
    for (const Step step : {Step::move, Step::move_again, Step::choose, Step::choose_again, Step::known}) {
        question.switches.step = step;
        fixture.show(question);
        ASSERT_TRUE(fixture.find("said"));
        EXPECT_EQ(fixture.find("said")->role, touch::Role::alert);
        said.insert(fixture.find("said")->name);
    }
    EXPECT_EQ(said.size(), 5U);
}

}  // namespace
