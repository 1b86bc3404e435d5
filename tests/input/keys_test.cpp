// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/keys.h"

#include <set>

#include <gtest/gtest.h>

namespace kiosk {
namespace {

using namespace std::chrono_literals;

TEST(KeyMap, HasTheCodesOfAnEzAccessKeypad) {
    const KeyMap map;
    EXPECT_EQ(map.function_of("F17"), KeyFunction::help);
    EXPECT_EQ(map.function_of("F18"), KeyFunction::previous);
    EXPECT_EQ(map.function_of("F19"), KeyFunction::next);
    EXPECT_EQ(map.function_of("F20"), KeyFunction::select);
    EXPECT_EQ(map.function_of("F21"), KeyFunction::back);
    EXPECT_EQ(map.function_of("F22"), KeyFunction::forward);
    EXPECT_EQ(map.function_of("F23"), KeyFunction::slower);
    EXPECT_EQ(map.function_of("F24"), KeyFunction::faster);
    EXPECT_EQ(map.function_of("F13"), std::nullopt);
}

TEST(KeyMap, GivesEveryDeedANameOfItsOwnAndAKey) {
    std::set<std::string> names;
    const KeyMap map;
    for (const KeyFunction function : all_key_functions()) {
        EXPECT_TRUE(names.insert(name_of(function)).second) << name_of(function);
        EXPECT_FALSE(map.keys_of(function).empty()) << name_of(function);
        for (const std::string& key : map.keys_of(function)) EXPECT_TRUE(is_key_name(key)) << key;
    }
}

TEST(KeyMap, ANewKeyTakesThePlaceOfTheDefaultsAndIsTakenFromItsOldDeed) {
    KeyMap map;
    map.set(KeyFunction::select, {"F18", "X"});
    EXPECT_EQ(map.function_of("F18"), KeyFunction::select);
    EXPECT_EQ(map.function_of("X"), KeyFunction::select);
    EXPECT_EQ(map.function_of("F20"), std::nullopt);
    EXPECT_TRUE(map.keys_of(KeyFunction::previous).empty());
}

TEST(KeyName, IsOneThatAKeyboardHas) {
    for (const char* name :
         {"A", "0", ",", "F1", "F25", "Keypad7", "KeypadEnter", "Shift+Tab", "Scancode 248"})
        EXPECT_TRUE(is_key_name(name)) << name;
    for (const char* name : {"", "a", "F0", "F26", "F018", "F-1", "Keypad10", "Return", "Scancode ",
                             "Scancode 0", "Scancode 999", "Scancode 12x", "é"})
        EXPECT_FALSE(is_key_name(name)) << name;
}

TEST(KeyName, TellsWhatItTypes) {
    EXPECT_EQ(typed_by("A"), "a");
    EXPECT_EQ(typed_by("1"), "1");
    EXPECT_EQ(typed_by("F18"), "");
}

TEST(StrikeGuard, IgnoresTheSameKeyWithinHalfASecond) {
    StrikeGuard guard(500ms);
    EXPECT_EQ(guard.strike("F20", 1000ms), Strike::counts);
    EXPECT_EQ(guard.strike("F20", 1499ms), Strike::too_soon);
    EXPECT_EQ(guard.strike("F20", 1500ms), Strike::counts);
}

TEST(StrikeGuard, LetsAnotherKeyThroughAtOnce) {
    StrikeGuard guard(500ms);
    EXPECT_EQ(guard.strike("F19", 1000ms), Strike::counts);
    EXPECT_EQ(guard.strike("F20", 1010ms), Strike::counts);
    EXPECT_EQ(guard.strike("F19", 1020ms), Strike::counts);
}

TEST(StrikeGuard, LetsAQuickHandGetOnAllTheSame) {
    StrikeGuard guard(500ms);
    int counted = 0;
    for (auto boot = 0ms; boot < 6000ms; boot += 300ms)
        counted += guard.strike("Down", boot) == Strike::counts;
    EXPECT_EQ(counted, 10);
}

TEST(StrikeGuard, CanBeOff) {
    StrikeGuard guard(0ms);
    EXPECT_EQ(guard.strike("F20", 1000ms), Strike::counts);
    EXPECT_EQ(guard.strike("F20", 1000ms), Strike::counts);
}

TEST(StrikeGuard, FindsAKeyThatRattlesAndForgivesItOnceItRests) {
    StrikeGuard guard(500ms);
    Strike last = Strike::counts;
    auto boot = 0ms;
    for (; boot < 5000ms; boot += 40ms) last = guard.strike("F20", boot);
    EXPECT_EQ(last, Strike::stuck);
    EXPECT_EQ(guard.strike("F20", boot + 1000ms), Strike::counts);
}

TEST(StrikeGuard, FindsAKeyThatIsHeldTooLong) {
    StrikeGuard guard(500ms);
    guard.strike("F19", 1000ms);
    EXPECT_EQ(guard.held("F19", 5000ms), Strike::too_soon);
    EXPECT_EQ(guard.held("F18", 60'000ms), Strike::too_soon);
    EXPECT_EQ(guard.held("F19", 60'000ms), Strike::stuck);
}

}  // namespace
}  // namespace kiosk
