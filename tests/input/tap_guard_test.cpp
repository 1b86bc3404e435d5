// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/tap_guard.h"

#include <gtest/gtest.h>

using namespace screens;
using kiosk::guarded_after;
using kiosk::Hand;
using namespace std::chrono_literals;

namespace {

TEST(TapGuard, LetsALetterBeRepeatedAtOnce) {
    for (const Intent& each :
         std::initializer_list<Intent>{TypeText{"l"}, TypeText{"\u0644"}, TypeText{"-"},
                                       EditText{touch::Edit::backspace}, PlaceCaret{}, PinDelete{}})
        EXPECT_EQ(guarded_after(each, 500ms, Hand::steady), 100ms) << each.index();
}

TEST(TapGuard, HoldsALetterAsADigitWhereTheHandHasDoubledOtherTaps) {
    for (const Intent& each :
         std::initializer_list<Intent>{TypeText{"l"}, EditText{touch::Edit::backspace}}) {
        EXPECT_EQ(guarded_after(each, 500ms, Hand::doubles),
                  guarded_after(TypeText{"7"}, 500ms, Hand::steady));
    }
}

// A hand that shakes for a quarter of a second, and a person who steps three times a second.
TEST(TapGuard, HoldsADigitOrAStepForAsLongAsAHandShakes) {
    for (const Intent& each : std::initializer_list<Intent>{
             StepDateField{"/data/born", DateField::year, -1}, SpeechRate{1}, SpeechVolume{-1},
             GiveAnswer{"/data/safe", "4", By::step}, TypeText{"7"}, TypeText{"\u06F7"}, PinDigit{1}}) {
        EXPECT_GT(guarded_after(each, 500ms, Hand::steady), 250ms) << each.index();
        EXPECT_LT(guarded_after(each, 500ms, Hand::steady), 333ms) << each.index();
    }
}

TEST(TapGuard, HoldsWhatASecondStrikeWouldUndoOrRepeat) {
    for (const Intent& each : std::initializer_list<Intent>{
             GiveAnswer{"/data/agree", "yes"}, ClearAnswer{"/data/agree"}, Continue{}, Submit{}, EndVisit{},
             Start{}, ToggleLowered{}, ToggleShift{}, Listen{}, RemoveInstance{"/data/person[1]"},
             AddInstance{"/data/person"}, OpenSheet{Sheet::size}, StaffPractice{Practice::on}})
        EXPECT_EQ(guarded_after(each, 500ms, Hand::steady), 500ms) << each.index();
}

}  // namespace
