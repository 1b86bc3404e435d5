// SPDX-License-Identifier: Apache-2.0
#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

const std::string capacity = "/data/respondent/capacity";
const std::string postcode = "/data/respondent/postcode_district";
const std::string change = "/data/reduce_inequality/change";
const std::string comment = "/data/reduce_inequality/comment";

class OneVisit : public AtTheKiosk {
 protected:
    OneVisit() { open(); }
    void go_to_postcode() {
        go_to_first_question();
        ask(GiveAnswer{capacity, "resident"});
        ask(Continue{});
    }
    const Item& item(const std::string& reference) {
        for (const Item& each : see<QuestionPage>().items)
            if (each.question.reference == reference) return each;
        throw std::runtime_error("this page does not ask " + reference);
    }
};

TEST_F(OneVisit, BeginsAtTheWelcomeWithTheFormsWords) {
    const auto& welcome = see<Welcome>();
    ASSERT_FALSE(welcome.page.questions.empty());
    EXPECT_EQ(welcome.page.questions[0].label.plain(), "Help make Liverpool fairer and more equal");
    EXPECT_EQ(welcome.closes, "15 February 2024");
    EXPECT_FALSE(welcome.closed);
    EXPECT_EQ(view_.chrome.title, "Equality Objectives 2024–2028");
}

TEST_F(OneVisit, TakesNoSubmitInTheFirstSecondOfTheCheck) {
    go_to_first_question();
    answer_all({{capacity, "resident"}});
    ASSERT_EQ(name(), "check");
    station_->apply({Submit{}}, now_ + 900ms);
    EXPECT_EQ(name(), "check");
    station_->apply({Submit{}}, now_ + 1100ms);
    EXPECT_EQ(name(), "thanks");
}

TEST_F(OneVisit, GoesOverTheAboutPageToTheFirstQuestion) {
    ask(Start{});
    EXPECT_EQ(name(), "about");
    ask(Continue{});
    EXPECT_EQ(see<QuestionPage>().number, 1);
    EXPECT_EQ(item(capacity).question.choices.size(), 7U);
}

TEST_F(OneVisit, WillNotPassARequiredQuestionAndSaysWhyInTheFormsWords) {
    go_to_first_question();
    ask(Continue{});
    EXPECT_EQ(see<QuestionPage>().number, 1);
    EXPECT_NE(item(capacity).error.find("Select at least one answer"), std::string::npos)
        << item(capacity).error;
}

TEST_F(OneVisit, TheErrorGoesWithTheAnswer) {
    go_to_first_question();
    ask(Continue{});
    ask(GiveAnswer{capacity, "resident"});
    EXPECT_EQ(item(capacity).error, "");
}

TEST_F(OneVisit, KeepsWhatWasTypedWhenItBreaksARule) {
    go_to_postcode();
    type(postcode, "Liverpool");
    ask(Continue{});
    EXPECT_NE(item(postcode).error, "");
    const Item wrong = item(postcode);
    EXPECT_EQ(wrong.draft ? wrong.draft->text : wrong.question.value, "Liverpool");
}

TEST_F(OneVisit, AcceptsTheTextOnceItIsPutRight) {
    go_to_postcode();
    type(postcode, "Liverpool");
    ask(Continue{});
    ask(OpenField{postcode, 9});
    for (int letters = 0; letters < 9; ++letters) ask(EditText{touch::Edit::backspace});
    ask(TypeText{"L8"});
    ask(Continue{});
    EXPECT_EQ(see<QuestionPage>().number, 3);
}

TEST_F(OneVisit, AsksWhatWouldBeChangedOnlyOfThoseWhoDisagree) {
    go_to_postcode();
    ask(Continue{});
    ask(GiveAnswer{objective, "disagree"});
    ask(Continue{});
    EXPECT_NO_THROW((void)item(change));
    ask(Back{});
    ask(GiveAnswer{objective, "agree"});
    ask(Continue{});
    EXPECT_NO_THROW((void)item(comment));
}

TEST_F(OneVisit, BackKeepsAnswersAndHalfTypedText) {
    go_to_postcode();
    type(postcode, "L");
    ask(Back{});
    EXPECT_TRUE(item(capacity).question.choices[0].selected);
    ask(Continue{});
    const Item kept = item(postcode);
    EXPECT_EQ(kept.draft ? kept.draft->text : kept.question.value, "L");
}

TEST_F(OneVisit, BackFromTheFirstQuestionLeadsToTheWelcome) {
    go_to_first_question();
    ask(Back{});
    EXPECT_EQ(name(), "about");
    ask(Back{});
    EXPECT_EQ(name(), "welcome");
}

TEST_F(OneVisit, ChangingTheLanguageKeepsPageAnswerAndDraft) {
    go_to_postcode();
    type(postcode, "L8");
    const std::string english = item(postcode).question.label.plain();
    ask(ChooseLanguage{1});
    EXPECT_EQ(see<QuestionPage>().number, 2);
    EXPECT_EQ(item(postcode).draft->text, "L8");
    EXPECT_EQ(view_.chrome.language, 1U);
    EXPECT_EQ(view_.chrome.languages[1].direction, text::Direction::right_to_left);
    EXPECT_NE(item(postcode).question.label.plain(), english);
}

TEST_F(OneVisit, AChoiceStaysOnItsPage) {
    go_to_first_question();
    const std::string page = see<QuestionPage>().reference;
    ask(GiveAnswer{capacity, "resident"});
    EXPECT_EQ(see<QuestionPage>().reference, page);
}

TEST_F(OneVisit, AnErrorFollowsAChangeOfLanguage) {
    go_to_first_question();
    ask(Continue{});
    const std::string english = item(capacity).error;
    ask(ChooseLanguage{1});
    EXPECT_NE(item(capacity).error, english);
    EXPECT_NE(item(capacity).error, "");
}

TEST_F(OneVisit, TypingStopsAtTheFormsMostCharacters) {
    go_to_postcode();
    ask(Continue{});
    ask(GiveAnswer{objective, "agree"});
    ask(Continue{});
    ASSERT_EQ(item(comment).question.most_characters, 2000U);
    type(comment, std::string(1999, 'a'));
    ask(TypeText{"é"});
    ask(TypeText{"é"});
    EXPECT_EQ(text::length(item(comment).draft->text), 2000U);
}

// An Arabic letter with its vowel is one letter on the glass and two to string-length().
TEST_F(OneVisit, WhatTypingLetsInTheFormTakes) {
    go_to_postcode();
    ask(Continue{});
    ask(GiveAnswer{objective, "agree"});
    ask(Continue{});
    for (const char* letter : {"\u0628\u064E", "\U0001F600"}) {
        SCOPED_TRACE(letter);
        ask(OpenField{comment, 0});
        std::string many;
        for (int count = 0; count < 990; ++count) many += letter;
        ask(TypeText{many});
        for (int count = 0; count < 20; ++count) ask(TypeText{letter});
        EXPECT_EQ(text::length(item(comment).draft->text), 2000U);
        ask(Continue{});
        ask(Back{});
        EXPECT_EQ(item(comment).error, "");
        EXPECT_EQ(text::length(item(comment).question.value), 2000U);
        ask(GiveAnswer{comment, ""});
    }
}

TEST_F(OneVisit, ReviewsEveryAnswerAndChangesOneInOneStep) {
    go_to_first_question();
    answer_all({{capacity, "resident worker"}, {objective, "agree"}});
    const auto rows = see<Check>().rows;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [](const auto& each) { return each.answer == "Agree"; });
    ASSERT_NE(row, rows.end());
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& each) { return each.answer.empty(); }))
        << "skipped questions are shown too";
    ask(ChangeAnswer{row->page});
    EXPECT_EQ(see<QuestionPage>().reference, row->page);
    ask(GiveAnswer{objective, "disagree"});
    ask(Continue{});
    EXPECT_EQ(name(), "check");
}

TEST_F(OneVisit, TheEqualityQuestionsAreSkippedByOneChoice) {
    go_to_first_question();
    answer_all({{capacity, "resident"}, {"/data/equality_gate/answer", "no"}});
    const auto& rows = see<Check>().rows;
    EXPECT_TRUE(std::none_of(rows.begin(), rows.end(),
                             [](const auto& row) { return row.page.find("/data/equality/") == 0; }));
}

TEST_F(OneVisit, ThanksOnlyOnceTheSubmissionIsInTheDatabase) {
    go_to_first_question();
    answer_all({{capacity, "resident"}});
    EXPECT_EQ(tally().waiting, 0);
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_EQ(tally().waiting, 1);
    EXPECT_EQ(tally().submitted_today, 1);
}

TEST_F(OneVisit, ASubmissionThatCannotBeStoredIsSaidPlainlyAndCanBePressedAgain) {
    go_to_first_question();
    answer_all({{capacity, "resident"}, {objective, "agree"}});
    in_database("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    ask(Submit{});
    EXPECT_TRUE(see<Check>().not_stored);
    EXPECT_EQ(tally().waiting, 0);
    const auto rows = see<Check>().rows;
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.answer == "Agree"; }));
    in_database("DROP TRIGGER full");
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_EQ(tally().waiting, 1);
}

TEST_F(OneVisit, AsksAfterTwoMinutesAndCountsDown) {
    go_to_first_question();
    pass(119s);
    EXPECT_EQ(name(), "question");
    pass(1s);
    EXPECT_EQ(see<StillThere>().seconds_left, 45);
    pass(10s);
    EXPECT_EQ(see<StillThere>().seconds_left, 35);
    ask(StayHere{});
    EXPECT_EQ(name(), "question");
    pass(119s);
    EXPECT_EQ(name(), "question") << "the two minutes begin anew, without limit";
}

TEST_F(OneVisit, AFingerAnywhereStartsTheTwoMinutesAnew) {
    go_to_first_question();
    pass(100s);
    station_->touched(now_);
    pass(100s);
    EXPECT_EQ(name(), "question");
}

TEST_F(OneVisit, AnExpiredVisitIsWipedAndNeverSubmitted) {
    go_to_first_question();
    ask(GiveAnswer{capacity, "resident"});
    ask(ChooseLanguage{1});
    const auto visits = station_->visits();
    pass(165s);
    EXPECT_EQ(name(), "welcome");
    EXPECT_EQ(station_->view(now_).chrome.language, 0U) << "settings are back too";
    EXPECT_EQ(station_->visits(), visits + 1);
    EXPECT_EQ(tally().waiting, 0);
    EXPECT_EQ(tally().expired_today, 1);
    go_to_first_question();
    EXPECT_FALSE(item(capacity).question.choices[0].selected);
}

TEST_F(OneVisit, AsksOnTheFirstPageTooBeforeItForgetsTheSettings) {
    ask(ChooseLanguage{1});
    pass(119s);
    EXPECT_EQ(name(), "welcome");
    pass(1s);
    EXPECT_EQ(name(), "still_there");
    ask(StayHere{});
    EXPECT_EQ(name(), "welcome");
    EXPECT_EQ(station_->view(now_).chrome.language, 1U);
    pass(165s);
    EXPECT_EQ(name(), "welcome");
    EXPECT_EQ(station_->view(now_).chrome.language, 0U);
    EXPECT_EQ(tally().expired_today, 0) << "nobody had begun";
}

TEST_F(OneVisit, AFirstPageThatNobodyTouchedAsksNothing) {
    pass(3600s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(OneVisit, FinishWipesAtOnce) {
    go_to_first_question();
    ask(GiveAnswer{capacity, "resident"});
    ask(Finish{});
    EXPECT_EQ(name(), "welcome");
    go_to_first_question();
    EXPECT_FALSE(item(capacity).question.choices[0].selected);
}

TEST_F(OneVisit, TheThanksMakeWayAfterAMinute) {
    go_to_first_question();
    answer_all({{capacity, "resident"}});
    ask(Submit{});
    pass(59s);
    EXPECT_EQ(name(), "thanks");
    pass(2s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(OneVisit, TurnsThePagesOfASheetAndNotThoseBehindIt) {
    open();
    ask(OpenSheet{Sheet::language});
    ask(ShowPart{1});
    EXPECT_EQ(station_->view(now_).sheet_part, 1);
    ask(CloseSheet{});
    EXPECT_EQ(see<Welcome>().part, 0);
    ask(OpenSheet{Sheet::size});
    EXPECT_EQ(station_->view(now_).sheet_part, 0);
}

TEST_F(OneVisit, PutSettingsBackKeepsTheAnswers) {
    go_to_first_question();
    ask(GiveAnswer{capacity, "resident"});
    ask(ChooseSize{touch::TextSize::largest});
    ask(ChoosePalette{touch::Palette::yellow_on_black});
    ask(ChooseLanguage{1});
    ask(PutSettingsBack{});
    EXPECT_TRUE(item(capacity).question.choices[0].selected);
    EXPECT_EQ(view_.chrome.size, touch::TextSize::large);
    EXPECT_EQ(view_.chrome.palette, touch::Palette::standard);
    EXPECT_EQ(view_.chrome.language, 0U);
}

TEST_F(OneVisit, TheDeadlineIsTheNextChangeAndNothingMoves) {
    EXPECT_GE(station_->deadline(now_).boot - now_.boot, 2s) << "an idle kiosk sleeps";
    go_to_first_question();
    const auto until = station_->deadline(now_).boot - now_.boot;
    EXPECT_GT(until, 20s);
    pass(121s);
    EXPECT_LE(station_->deadline(now_).boot - now_.boot, 1s) << "the countdown shows whole seconds";
}

}  // namespace
