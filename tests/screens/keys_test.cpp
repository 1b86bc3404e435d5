// SPDX-License-Identifier: Apache-2.0
// What a keypad's keys ask for on each sight, and what the sheets of keys say.
#include <set>

#include <gtest/gtest.h>

#include "tests/screens/booth.h"

namespace {

using booth::Booth;
using booth::only;
using booth::Picture;
using examples::Tongue;
using touch::Key;

struct OnAKeypad : testing::Test {
    Booth booth{Picture::landscape, Tongue::english};
    screens::View question = examples::proposal(Tongue::english);
};

TEST_F(OnAKeypad, WhereTheQuestionIsFurtherOnTheFocusStartsAtTheWayThere) {
    question.chrome.size = touch::TextSize::largest;
    booth.show(question);
    ASSERT_NE(booth.find("more"), nullptr);
    EXPECT_EQ(booth.focus(), "more");
}

TEST_F(OnAKeypad, BackAndNextTurnThePage) {
    EXPECT_TRUE(only<screens::Continue>(booth.strike(question, Key::turn_forward)));
    EXPECT_TRUE(only<screens::Back>(booth.strike(question, Key::turn_back)));
    EXPECT_TRUE(only<screens::Start>(booth.strike(examples::welcome(Tongue::english), Key::turn_forward)));
}

TEST_F(OnAKeypad, NextShowsSubmitAndDoesNotSubmit) {
    const screens::View check = examples::check(Tongue::english, 3);
    EXPECT_TRUE(booth.strike(check, Key::turn_forward).empty());
    EXPECT_EQ(booth.focus(), "submit");
    EXPECT_TRUE(only<screens::Submit>(booth.strike(check, Key::select)));
}

TEST_F(OnAKeypad, BackClosesTheKeyboardAndASheet) {
    EXPECT_TRUE(
        only<screens::CloseKeyboard>(booth.strike(examples::typing(Tongue::english), Key::turn_back)));
    question.sheet = screens::Sheet::size;
    EXPECT_TRUE(only<screens::CloseSheet>(booth.strike(question, Key::turn_back)));
    question.sheet = screens::Sheet::clear;
    EXPECT_TRUE(only<screens::CloseSheet>(booth.strike(question, Key::turn_forward)));
}

TEST_F(OnAKeypad, BackAndNextSayThatSomebodyIsThere) {
    const screens::View asked = examples::of(Tongue::english, screens::StillThere{});
    EXPECT_TRUE(only<screens::StayHere>(booth.strike(asked, Key::turn_back)));
}

TEST_F(OnAKeypad, EveryKeyOfTheKeyboardIsReachedByNextAndSelectAlone) {
    const screens::View typing = examples::typing(Tongue::english);
    booth.show(typing);
    std::set<std::string> keys, reached;
    for (const touch::Node& node : booth.nodes())
        if (node.role == touch::Role::key) keys.insert(node.id);
    ASSERT_GT(keys.size(), 30U);
    std::set<std::string> opened;  // each once
    booth.strike(typing, Key::next);
    for (int presses = 0; presses < 400 && reached.size() < keys.size(); ++presses) {
        const touch::Node* here = booth.find(booth.focus());
        ASSERT_TRUE(here);
        if (here->role == touch::Role::key) reached.insert(here->id);
        const bool opens = here->role == touch::Role::row && opened.insert(here->id).second;
        booth.strike(typing, opens ? Key::select : Key::next);
    }
    EXPECT_EQ(reached, keys);
}

TEST_F(OnAKeypad, HelpSaysWhatEachKeyDoesInWordsOfItsOwn) {
    question.sheet = screens::Sheet::key_help;
    std::set<std::string> explanations;
    for (const kiosk::Deed deed : kiosk::all_deeds()) {
        if (deed == kiosk::Deed::help) continue;
        question.key_help = {.struck = true, .struck_for = deed};
        booth.show(question);
        ASSERT_TRUE(booth.find("said")) << kiosk::name_of(deed);
        EXPECT_EQ(booth.find("said")->role, touch::Role::alert);
        explanations.insert(booth.find("said")->name);
    }
    // up and previous, down and next, choose and select are one key to their person; so are two switches.
    EXPECT_EQ(explanations.size(), kiosk::all_deeds().size() - 1 - 4);
}

TEST_F(OnAKeypad, EachStepOfSettingUpSwitchesIsSaid) {
    question.sheet = screens::Sheet::switches;
    using Step = screens::SwitchSetup::Step;
    std::set<std::string> said;
    for (const Step step : {Step::move, Step::move_again, Step::choose, Step::choose_again, Step::known}) {
        question.switches.step = step;
        booth.show(question);
        ASSERT_TRUE(booth.find("said"));
        EXPECT_EQ(booth.find("said")->role, touch::Role::alert);
        said.insert(booth.find("said")->name);
    }
    EXPECT_EQ(said.size(), 5U);
}

}  // namespace
