// SPDX-License-Identifier: Apache-2.0
// Those of tests/cases that a person at the kiosk meets: each was lost, refused or waited for once.
#include <chrono>

#include "tests/processor_time.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;

namespace {

class ACase : public AtTheKiosk {
 protected:
    void begin(const std::string& folder, const std::string& form_id,
               std::vector<std::string> languages = {"en"}) {
        config_.form_id = form_id;
        config_.form = std::filesystem::path(SOURCE_DIR) / "tests/cases" / folder / "form.xml";
        config_.closes.reset();
        config_.languages = std::move(languages);
        open();
        ask(Start{});
    }
    const Item& item() { return see<QuestionPage>().items.front(); }
    void type_and_go_on(const std::string& reference, const std::string& text) {
        ask(OpenField{reference, 0});
        ask(TypeText{text});
        ask(Continue{});
    }
};

// ---- decimal-ui

struct Typed {
    const char *language, *typed, *stored, *shown;
};

class ANumber : public ACase, public testing::WithParamInterface<Typed> {};

TEST_P(ANumber, IsTypedAsTheLanguageWritesItAndShownSoAgain) {
    const Typed& tried = GetParam();
    begin("decimal-ui", "dec-ui", {tried.language});
    type_and_go_on("/data/d", tried.typed);
    ASSERT_EQ(item().question.reference, "/data/i") << tried.typed;
    ask(Back{});
    EXPECT_EQ(item().question.value, tried.stored);
    ask(OpenField{"/data/d", 0});
    EXPECT_EQ(item().draft->text, tried.shown);
    for (int page = 0; page < 3; ++page) ask(Continue{});
    EXPECT_EQ(see<Check>().rows.front().answer, tried.shown);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, ANumber,
    testing::Values(Typed{"en", "1.75", "1.75", "1.75"}, Typed{"pl", "1,75", "1.75", "1,75"},
                    Typed{"pl", "1.75", "1.75", "1,75"}, Typed{"pt", "-1,5", "-1.5", "-1,5"},
                    Typed{"es", "1,75", "1.75", "1,75"}, Typed{"es", "1.75", "1.75", "1,75"},
                    Typed{"ro", "1,75", "1.75", "1,75"}, Typed{"ro", "-1,5", "-1.5", "-1,5"},
                    Typed{"pl", "1,750", "1.75", "1,75"}, Typed{"pt", "1750", "1750", "1750"},
                    Typed{"fa", "۱٫۷۵", "1.75", "۱٫۷۵"}, Typed{"fa", "1.75", "1.75", "۱٫۷۵"},
                    Typed{"ar", "١٫٧٥", "1.75", "1.75"}, Typed{"ar", "۱.۷۵", "1.75", "1.75"},
                    Typed{"zh-Hans", "1.75", "1.75", "1.75"}),
    [](const auto& tried) {
        return std::string(tried.param.language).substr(0, 2) + std::to_string(tried.index);
    });

// In Portuguese 1.750 is a thousand and more, and one and three quarters to whoever has an English keyboard.
TEST_F(ACase, ANumberThatCouldBeReadInTwoWaysIsAskedForAgain) {
    for (const auto& [language, typed] : {std::pair("pt", "1.750"), {"pt", "1.750,5"}, {"en", "1,750"}}) {
        begin("decimal-ui", "dec-ui", {language});
        type_and_go_on("/data/d", typed);
        EXPECT_EQ(item().question.reference, "/data/d") << typed;
        EXPECT_EQ(item().draft->text, typed);
        EXPECT_NE(item().error.find(language == std::string("en") ? "2.5" : "2,5"), std::string::npos)
            << item().error;
    }
}

TEST_F(ACase, ANumberThatIsBeingTypedGoesOnInAnotherLanguage) {
    begin("decimal-ui", "dec-ui", {"pl", "fa"});
    ask(OpenField{"/data/d", 0});
    ask(TypeText{"1,"});
    ask(ChooseLanguage{1});
    EXPECT_EQ(item().draft->text, "۱٫");
    ask(TypeText{"۷"});
    ask(ChooseLanguage{0});
    ask(Continue{});
    ask(Back{});
    EXPECT_EQ(item().question.value, "1.7");
}

// ---- language-messages

TEST_F(ACase, WhatIsWrongIsSaidInTheFormsOwnWordsOfTheLanguage) {
    begin("language-messages", "language-messages", {"en", "pl"});
    ask(Continue{});
    EXPECT_EQ(item().error, "Please answer");
    ask(ChooseLanguage{1});
    EXPECT_EQ(item().error, "Proszę odpowiedzieć");
    type_and_go_on("/data/a", "150");
    EXPECT_EQ(item().error, "Musi być poniżej 100");
    ask(ChooseLanguage{0});
    EXPECT_EQ(item().error, "Must be under 100");
    type_and_go_on("/data/a", "");
    EXPECT_EQ(item().question.reference, "/data/a");
}

// ---- long-typed

TEST_F(ACase, AnAnswerOfFortyEightThousandLettersIsSubmittedAtOnce) {
    begin("long-typed", "longtext");
    std::string text;
    while (text.size() < 48'000) text += "A sentence that somebody had much to say in. ";
    type_and_go_on("/data/c", text);
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    const testing::ProcessorTime work;
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_EQ(tally().waiting, 1);
    // 28 seconds once; the bound of a tenth of a second is that of the release build (tests/bench/engine).
    EXPECT_LT(work.spent(), std::chrono::seconds{1});
}

TEST_F(ACase, ALongerAnswerIsStoppedByACounterThatComesInTime) {
    begin("long-typed", "longtext");
    ask(OpenField{"/data/c", 0});
    ask(TypeText{std::string(44'000, 'x')});
    EXPECT_FALSE(item().question.most_characters);
    ask(TypeText{std::string(5'000, 'x')});
    EXPECT_EQ(item().question.most_characters, 50'000U);
    ask(TypeText{std::string(5'000, 'x')});
    EXPECT_EQ(item().draft->text.size(), 49'000U) << "nothing is cut, and nothing more goes in";
}

// ---- count-over-1000, date-ui, visit-start

TEST_F(ACase, ACountOver1000IsSaidWhereItIsTyped) {
    begin("count-over-1000", "t");
    type_and_go_on("/data/n", "1500");
    EXPECT_EQ(item().error, "Enter a smaller number: 1000 is the most");
    EXPECT_EQ(item().draft->text, "1500");
}

TEST_F(ACase, TheThirtyFirstOnItsWayToMarchStaysTheThirtyFirst) {
    begin("date-ui", "date-ui");
    ask(StepDateField{"/data/d", DateField::day, -1});
    ask(StepDateField{"/data/d", DateField::month, 1});
    ask(StepDateField{"/data/d", DateField::year, 1});
    ask(StepDateField{"/data/d", DateField::month, 1});
    ask(StepDateField{"/data/d", DateField::month, 1});
    EXPECT_EQ(item().question.value, "2024-03-31");
}

TEST_F(ACase, NothingOfTheLastPersonIsThereForTheNext) {
    begin("visit-start", "leak");
    ask(StepDateField{"/data/dob", DateField::day, 3});
    type("/data/income", "41500");
    ask(Back{});
    pass(std::chrono::minutes{10});
    ask(Start{});
    for (const Item& asked : see<QuestionPage>().items) {
        EXPECT_EQ(asked.question.value, "");
        EXPECT_FALSE(asked.draft);
        EXPECT_EQ(asked.error, "");
        for (const DateFieldValue& part : asked.date) EXPECT_FALSE(part.value);
    }
}

}  // namespace
