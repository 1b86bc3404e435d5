// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/tap_guard.h"

#include <gtest/gtest.h>

using namespace screens;

namespace {

TEST(TapGuard, LetsLettersDigitsAndStepsBeRepeatedAtOnce) {
    for (const Intent& each : std::initializer_list<Intent>{
             TypeText{"l"}, EditText{touch::Edit::backspace},
             StepDateField{"/data/born", DateField::year, -1}, SpeechRate{1}, SpeechVolume{-1},
             GiveAnswer{"/data/safe", "4", By::step}, PinDigit{1}, PinDelete{}})
        EXPECT_TRUE(kiosk::may_be_repeated_at_once(each)) << each.index();
}

TEST(TapGuard, HoldsWhatASecondStrikeWouldUndoOrRepeat) {
    for (const Intent& each : std::initializer_list<Intent>{
             GiveAnswer{"/data/agree", "yes"}, ClearAnswer{"/data/agree"}, Continue{}, Submit{}, EndVisit{},
             Start{}, ToggleLowered{}, ToggleShift{}, Listen{}, RemoveInstance{"/data/person[1]"},
             AddInstance{"/data/person"}, OpenSheet{Sheet::size}, StaffPractice{Practice::on}})
        EXPECT_FALSE(kiosk::may_be_repeated_at_once(each)) << each.index();
}

}  // namespace
