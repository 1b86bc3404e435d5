// SPDX-License-Identifier: Apache-2.0
// What a view is called, and when the focus begins anew.
#include <gtest/gtest.h>

#include "tests/screens/examples.h"

namespace {

using examples::Tongue;

screens::QuestionPage& question_page(screens::View& view) {
    return std::get<screens::QuestionPage>(view.screen);
}

TEST(APage, KeepsItsNameWhileItIsAnswered) {
    screens::View view = examples::proposal(Tongue::english);
    const std::string before = screens::page_of(view);
    examples::question_of(view, "/data/agree").choices[1].selected = true;
    view.chrome.size = touch::TextSize::largest;
    EXPECT_EQ(screens::page_of(view), before);
}

TEST(APage, IsAnotherInItsNextPartAndUnderASheet) {
    screens::View view = examples::proposal(Tongue::english);
    const std::string before = screens::page_of(view);
    question_page(view).part = 1;
    const std::string next = screens::page_of(view);
    EXPECT_NE(next, before);
    view.sheet = screens::Sheet::size;
    EXPECT_NE(screens::page_of(view), next);
}

TEST(APage, ThatIsRefusedStartsTheFocusAnewButNotWhileTyping) {
    screens::View view = examples::typing(Tongue::english);
    const std::string typing = screens::page_of(view);
    question_page(view).items[1].error = "Say more.";
    EXPECT_EQ(screens::page_of(view), typing);
    question_page(view).keyboard.reset();
    const std::string refused = screens::page_of(view);
    question_page(view).items[1].error.clear();
    EXPECT_NE(screens::page_of(view), refused);
}

TEST(AScreen, IsCalledAsTheAutomationPortNamesIt) {
    EXPECT_EQ(screens::name_of(examples::welcome(Tongue::english)), "welcome");
    EXPECT_EQ(screens::name_of(examples::typing(Tongue::english)), "question");
    EXPECT_EQ(screens::name_of(examples::of(Tongue::english, screens::StillThere{})), "still_there");
}

}  // namespace
