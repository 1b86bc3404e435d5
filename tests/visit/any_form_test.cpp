// SPDX-License-Identifier: Apache-2.0
// A visit on a form of every control, repeats and a long list: what a person does to each, and what comes of
// it.
#include <fstream>

#include "kiosk/limits.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/staff/staff_pin.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;

namespace {

const std::string head =
    R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Any form</h:title><model>)";

// What `body` asks, one question a page; /data/last comes after it.
std::string form_of(const std::string& instance, const std::string& binds, const std::string& body) {
    return head + "<instance><data id=\"any\" version=\"1\">" + instance +
           "<last/><orx:meta><orx:instanceID/></orx:meta></data></instance>" + binds +
           "<bind nodeset=\"/data/meta/instanceID\" type=\"string\" "
           "jr:preload=\"uid\"/></model></h:head><h:body>" +
           body + "<input ref=\"/data/last\"><label>Anything else?</label></input></h:body></h:html>";
}

class AnyForm : public AtTheKiosk {
 protected:
    void begin(const std::string& xml) {
        config_.form_id = "any";
        config_.form = folder_ / "form.xml";
        config_.closes.reset();
        config_.languages = {"en"};
        std::ofstream(*config_.form) << xml;
        open();
        ask(Start{});
    }
    const Item& item() { return see<QuestionPage>().items.front(); }
    void turn(const std::string& reference, DateField field, int times) {
        for (int at = 0; at < std::abs(times); ++at) ask(StepDateField{reference, field, times > 0 ? 1 : -1});
    }
};

TEST_F(AnyForm, AQuestionThatTypedWordsBringIsShownBeforeThePageIsLeft) {
    begin(form_of(
        "<g><how/><why/></g>", "<bind nodeset=\"/data/g/why\" relevant=\"/data/g/how != ''\"/>",
        "<group ref=\"/data/g\" appearance=\"field-list\"><input ref=\"/data/g/how\"><label>How?</label>"
        "</input><input ref=\"/data/g/why\"><label>Why?</label></input></group>"));
    type("/data/g/how", "so");
    ask(Continue{});
    EXPECT_EQ(see<QuestionPage>().items.size(), 2U) << "Why? has come, and nobody has seen it";
    EXPECT_FALSE(see<QuestionPage>().keyboard);
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/last");
}

TEST_F(AnyForm, EachOfTwoErrorsHasItsOwnWords) {
    begin(form_of(
        "<g><a/><b/></g>",
        "<bind nodeset=\"/data/g/a\" type=\"int\" constraint=\". &gt; 5\" jr:constraintMsg=\"More than "
        "five\"/>"
        "<bind nodeset=\"/data/g/b\" type=\"int\" constraint=\". &gt; 9\" jr:constraintMsg=\"More than "
        "nine\"/>",
        "<group ref=\"/data/g\" appearance=\"field-list\"><input ref=\"/data/g/a\"><label>A?</label></input>"
        "<input ref=\"/data/g/b\"><label>B?</label></input></group>"));
    type("/data/g/a", "1");
    type("/data/g/b", "1");
    ask(Continue{});
    EXPECT_EQ(see<QuestionPage>().items[0].error, "More than five");
    EXPECT_EQ(see<QuestionPage>().items[1].error, "More than nine");
}

// What an author says on a page of its own introduces a group; an objective stands on the page that asks
// about it.
TEST_F(AnyForm, ATextThatStandsAloneIsNotWhatALaterQuestionIsAbout) {
    begin(form_of("<g><said/><why/></g>", "<bind nodeset=\"/data/g/said\" readonly=\"true()\"/>",
                  "<group ref=\"/data/g\"><input ref=\"/data/g/said\"><label>Some words.</label></input>"
                  "<input ref=\"/data/g/why\"><label>Why?</label></input></group>"));
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/g/why");
    EXPECT_TRUE(see<QuestionPage>().text_before.empty());
}

TEST_F(AnyForm, APageWithATextOfItsOwnIsAboutNoOther) {
    const auto page = [](const std::string& name) {
        const std::string ref = "/data/g/" + name;
        return "<group ref=\"" + ref + "\" appearance=\"field-list\"><input ref=\"" + ref +
               "/said\"><label>Some words.</label></input><input ref=\"" + ref +
               "/why\"><label>Why?</label></input></group>";
    };
    begin(form_of("<g><a><said/><why/></a><b><said/><why/></b></g>",
                  "<bind nodeset=\"/data/g/a/said\" readonly=\"true()\"/><bind nodeset=\"/data/g/b/said\" "
                  "readonly=\"true()\"/>",
                  "<group ref=\"/data/g\">" + page("a") + page("b") + "</group>"));
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/g/b/said");
    EXPECT_TRUE(see<QuestionPage>().text_before.empty());
}

TEST_F(AnyForm, AnAnswerThatALaterOneMadeWrongIsShownOnItsPageAndNotSent) {
    begin(form_of(
        "<how/><most/>",
        "<bind nodeset=\"/data/how\" type=\"int\" constraint=\"/data/most = '' or . &lt;= /data/most\" "
        "jr:constraintMsg=\"Fewer than the most.\"/><bind nodeset=\"/data/most\" type=\"int\"/>",
        "<input ref=\"/data/how\"><label>How many?</label></input>"
        "<input ref=\"/data/most\"><label>How many at most?</label></input>"));
    type("/data/how", "5");
    ask(Continue{});
    type("/data/most", "3");
    ask(Continue{});
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    ask(Submit{});
    ASSERT_EQ(name(), "question");
    EXPECT_EQ(item().question.reference, "/data/how");
    EXPECT_EQ(item().error, "Fewer than the most.");
    EXPECT_EQ(tally().waiting, 0);
    ask(OpenField{"/data/how", 1});
    ask(EditText{touch::Edit::backspace});
    ask(TypeText{"2"});
    ask(Continue{});
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_EQ(tally().waiting, 1);
}

TEST_F(AnyForm, AfterAFullStopTheNextLetterIsACapital) {
    begin(form_of("<how/>", "", "<input ref=\"/data/how\"><label>How?</label></input>"));
    ask(OpenField{"/data/how", 0});
    const auto capital = [&] { return see<QuestionPage>().keyboard->capital; };
    EXPECT_FALSE(capital()) << "a short answer is no sentence";
    for (const char* letter : {"N", "o", "."}) ask(TypeText{letter});
    EXPECT_FALSE(capital());
    ask(TypeText{" "});
    EXPECT_TRUE(capital());
    ask(TypeText{"I"});
    EXPECT_FALSE(capital());
}

TEST_F(AnyForm, ACommentBeginsWithACapitalThatShiftTurnsOff) {
    begin(form_of("<how/>", "",
                  "<input ref=\"/data/how\" appearance=\"multiline\"><label>How?</label></input>"));
    ask(OpenField{"/data/how", 0});
    const auto keyboard = [&] { return *see<QuestionPage>().keyboard; };
    EXPECT_TRUE(keyboard().capital);
    ask(ToggleShift{});
    EXPECT_FALSE(keyboard().capital || keyboard().shifted);
    ask(ToggleShift{});
    EXPECT_TRUE(keyboard().shifted) << "and the marks behind Shift are there";
    ask(TypeText{"S"});
    EXPECT_FALSE(keyboard().capital || keyboard().shifted);
    ask(EditText{touch::Edit::backspace});
    EXPECT_TRUE(keyboard().capital);
}

TEST_F(AnyForm, AnotherPartOfThePageClosesTheKeyboard) {
    begin(form_of("<how/>", "", "<input ref=\"/data/how\"><label>How?</label></input>"));
    type("/data/how", "so");
    ask(ShowPart{1});
    EXPECT_FALSE(see<QuestionPage>().keyboard);
    EXPECT_EQ(see<QuestionPage>().part, 1);
    EXPECT_EQ(item().draft->text, "so");
}

const std::string date_form =
    form_of("<since/>", "<bind nodeset=\"/data/since\" type=\"date\" required=\"true()\"/>",
            "<input ref=\"/data/since\"><label>Since when?</label></input>");

TEST_F(AnyForm, ADateIsAnAnswerOnceItIsWhole) {
    begin(date_form);
    ASSERT_EQ(item().date.size(), 3U);
    EXPECT_FALSE(item().date[0].value);
    turn("/data/since", DateField::day, -1);
    EXPECT_EQ(item().date[0].value, 31);
    EXPECT_EQ(item().question.value, "");
    turn("/data/since", DateField::month, 2);
    turn("/data/since", DateField::year, 1);
    EXPECT_EQ(item().date[0].value, 31) << "a step of one field changes no other";
    EXPECT_EQ(item().question.value, "") << "31 February is no date";
    turn("/data/since", DateField::day, -1);
    EXPECT_EQ(item().question.value, "2024-02-29");
}

TEST_F(AnyForm, WhoWasBornOnALeapDayMaySaySoBeforeTheYear) {
    begin(date_form);
    turn("/data/since", DateField::month, 2);
    turn("/data/since", DateField::day, -1);
    EXPECT_EQ(item().date[0].value, 29);
    turn("/data/since", DateField::year, 1);
    EXPECT_EQ(item().question.value, "2024-02-29");
}

TEST_F(AnyForm, ADayThatWasChosenOutlastsAShorterMonthAndAnotherYear) {
    begin(date_form);
    turn("/data/since", DateField::day, -1);
    turn("/data/since", DateField::month, 1);
    turn("/data/since", DateField::year, 1);
    EXPECT_EQ(item().question.value, "2024-01-31");
    turn("/data/since", DateField::month, 1);
    EXPECT_EQ(item().question.value, "") << "neither 31 February nor still 31 January";
    ask(Continue{});
    EXPECT_EQ(item().error, "Enter a real date, such as 15 February 2024");
    turn("/data/since", DateField::month, 1);
    EXPECT_EQ(item().question.value, "2024-03-31");
    EXPECT_EQ(item().error, "");
    turn("/data/since", DateField::month, -1);
    turn("/data/since", DateField::day, -1);
    EXPECT_EQ(item().question.value, "2024-02-29") << "the last day that there is";
    turn("/data/since", DateField::year, -1);
    EXPECT_EQ(item().question.value, "");
    turn("/data/since", DateField::year, 1);
    EXPECT_EQ(item().question.value, "2024-02-29");
}

TEST_F(AnyForm, HalfADateIsNotPassedAndNotThrownAway) {
    begin(date_form);
    turn("/data/since", DateField::day, 3);
    ask(Continue{});
    EXPECT_EQ(item().error, "Enter a real date, such as 15 February 2024");
    EXPECT_EQ(item().date[0].value, 3);
    ask(ClearAnswer{"/data/since"});
    EXPECT_FALSE(item().date[0].value);
    EXPECT_EQ(item().error, "");
}

TEST_F(AnyForm, ATimeGoesRoundTheClock) {
    begin(form_of("<at/>", "<bind nodeset=\"/data/at\" type=\"time\"/>",
                  "<input ref=\"/data/at\"><label>When?</label></input>"));
    turn("/data/at", DateField::hour, 1);
    turn("/data/at", DateField::minute, 1);
    EXPECT_EQ(item().question.value, "12:00:00.000");
    turn("/data/at", DateField::minute, -1);
    EXPECT_EQ(item().question.value, "12:59:00.000");
}

// 27 March 1957 takes one tap to come to the keys, and one for each digit.
TEST_F(AnyForm, ADateIsTypedDigitByDigit) {
    begin(date_form);
    ask(OpenField{"/data/since", 0});
    for (const char digit : std::string("27031957")) {
        ASSERT_TRUE(see<QuestionPage>().keyboard) << digit;
        ask(TypeText{std::string(1, digit)});
    }
    EXPECT_EQ(item().question.value, "1957-03-27");
    EXPECT_FALSE(see<QuestionPage>().keyboard) << "there is nothing more to type";
    EXPECT_FALSE(item().draft) << "nor to keep";
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/last");
}

TEST_F(AnyForm, ADateThatIsTypedWrongIsPutRightOrRefused) {
    begin(date_form);
    ask(OpenField{"/data/since", 0});
    for (const char* typed : {"3", "1", "x", "0", "3"}) ask(TypeText{typed});
    EXPECT_EQ(item().draft->text, "3103") << "letters are no part of a date";
    ask(EditText{touch::Edit::backspace});
    for (const char digit : std::string("22024")) ask(TypeText{std::string(1, digit)});
    EXPECT_EQ(item().question.value, "") << "there is no 31 February";
    ask(Continue{});
    EXPECT_NE(item().error, "");
    ask(OpenField{"/data/since", 0});
    for (const char digit : std::string("29022024")) ask(TypeText{std::string(1, digit)});
    EXPECT_EQ(item().question.value, "2024-02-29");
    EXPECT_EQ(item().error, "");
}

TEST_F(AnyForm, AMonthThatIsNoneIsAskedForAgain) {
    begin(date_form);
    ask(OpenField{"/data/since", 0});
    for (const char digit : std::string("15131957")) ask(TypeText{std::string(1, digit)});
    EXPECT_EQ(item().date[0].value, 15);
    EXPECT_FALSE(item().date[1].value);
    EXPECT_EQ(item().date[2].value, 1957);
    EXPECT_EQ(item().question.value, "");
}

TEST_F(AnyForm, AYearAloneIsStoredAsItsFirstDay) {
    begin(form_of("<born/>", "<bind nodeset=\"/data/born\" type=\"date\"/>",
                  "<input ref=\"/data/born\" appearance=\"year\"><label>Born?</label></input>"));
    ASSERT_EQ(item().date.size(), 1U);
    ask(StepDateField{"/data/born", DateField::year, 1});
    ask(StepDateField{"/data/born", DateField::year, -10});
    EXPECT_EQ(item().question.value, "2014-01-01");
    EXPECT_EQ(answer_words(item().question), "2014");
}

const std::string choices =
    "<item><label>A</label><value>a</value></item><item><label>B</label><value>b</value></item>";

TEST_F(AnyForm, QuickGoesOnWithTheChoice) {
    begin(form_of(
        "<one/>", "",
        "<select1 ref=\"/data/one\" appearance=\"quick\"><label>One?</label>" + choices + "</select1>"));
    ask(GiveAnswer{"/data/one", "b"});
    EXPECT_EQ(item().question.reference, "/data/last");
    ask(Back{});
    EXPECT_EQ(item().question.value, "b");
}

TEST_F(AnyForm, RankRangeAndTriggerStayEmptyUntilTheyAreTouched) {
    begin(form_of(
        "<order/><safe/><read/>",
        "<bind nodeset=\"/data/order\" type=\"odk:rank\"/><bind nodeset=\"/data/safe\" type=\"int\"/>",
        "<odk:rank ref=\"/data/order\"><label>Order?</label>" + choices +
            "</odk:rank><range ref=\"/data/safe\" start=\"1\" end=\"5\" "
            "step=\"1\"><label>Safe?</label></range>"
            "<trigger ref=\"/data/read\"><label>Read?</label></trigger>"));
    for (int page = 0; page < 4; ++page) {
        EXPECT_EQ(item().question.value, "") << item().question.reference;
        ask(Continue{});
    }
    for (const Check::Row& row : see<Check>().rows) EXPECT_EQ(row.answer, "") << row.question;
    ask(ChangeAnswer{"/data/order"});
    ask(GiveAnswer{"/data/order", "b a"});
    ask(Continue{});
    EXPECT_EQ(see<Check>().rows[0].answer, "B, A") << "in the person's order";
}

const std::string people = form_of(
    "<person jr:template=\"\"><name/><age/></person>", "<bind nodeset=\"/data/person/age\" type=\"int\"/>",
    "<group ref=\"/data/person\"><label>Person</label><repeat nodeset=\"/data/person\">"
    "<input ref=\"/data/person/name\"><label>Name?</label></input>"
    "<input ref=\"/data/person/age\"><label>Age?</label></input></repeat></group>");

class AnyRepeat : public AnyForm {
 protected:
    AnyRepeat() { begin(people); }
    void add(const std::string& name) {
        ask(AddInstance{"/data/person"});
        type(item().question.reference, name);
        ask(Continue{});
        ask(Continue{});
    }
};

TEST_F(AnyRepeat, IsFilledInFromItsSummaryAndComesBackToIt) {
    EXPECT_TRUE(see<RepeatPage>().repeat.instances.empty());
    add("Ada");
    add("Grace");
    ASSERT_EQ(see<RepeatPage>().repeat.instances.size(), 2U);
    EXPECT_EQ(see<RepeatPage>().repeat.instances[1].answers.at(0).value, "Grace");
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/last");
}

TEST_F(AnyRepeat, AChangedInstanceLeadsBackToTheSummaryAndNotToTheNextOne) {
    add("Ada");
    add("Grace");
    ask(ChangeInstance{"/data/person[1]"});
    EXPECT_EQ(item().question.reference, "/data/person[1]/name");
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/person[1]/age");
    ask(Continue{});
    EXPECT_EQ(name(), "repeat");
    ask(ChangeInstance{"/data/person[2]"});
    ask(Back{});
    EXPECT_EQ(name(), "repeat");
}

TEST_F(AnyRepeat, AnInstanceThatWasLeftHalfWayIsAskedToItsEndBeforeTheCheck) {
    ask(AddInstance{"/data/person"});
    ask(Back{});
    ASSERT_EQ(name(), "repeat") << "its age was not asked";
    ask(Continue{});
    ASSERT_EQ(item().question.reference, "/data/last");
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/person[1]/age");
    ask(Continue{});
    EXPECT_EQ(name(), "check");
    // One that takes the place of another has its own pages.
    ask(Back{});
    ask(Back{});
    ask(RemoveInstance{"/data/person[1]"});
    ask(AddInstance{"/data/person"});
    ask(Back{});
    ask(Continue{});
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/person[1]/age");
}

TEST_F(AnyForm, AQuestionThatALaterAnswerOpensIsAskedBeforeTheCheck) {
    begin(form_of("<early/><late/>", "<bind nodeset=\"/data/early\" relevant=\"/data/late = 'x'\"/>",
                  "<input ref=\"/data/early\"><label>Early?</label></input>"
                  "<input ref=\"/data/late\"><label>Late?</label></input>"));
    ASSERT_EQ(item().question.reference, "/data/late");
    type("/data/late", "x");
    ask(Continue{});
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/early");
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    EXPECT_FALSE(see<Check>().changed) << "no part of it was shown yet: it begins at its head";
}

// Back to where the person was is past the new row, which they have not read through.
TEST_F(AnyForm, AChangeThatOpensAnEarlierQuestionLeadsBackToThatOnesRow) {
    begin(form_of("<early/><late/>", "<bind nodeset=\"/data/early\" relevant=\"/data/late = 'x'\"/>",
                  "<input ref=\"/data/early\"><label>Early?</label></input>"
                  "<input ref=\"/data/late\"><label>Late?</label></input>"));
    ask(Continue{});
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    ask(ChangeAnswer{"/data/late", "/data/late"});
    type("/data/late", "x");
    ask(Continue{});
    ASSERT_EQ(item().question.reference, "/data/early");
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    ASSERT_TRUE(see<Check>().changed);
    EXPECT_EQ(see<Check>().rows.at(*see<Check>().changed).reference, "/data/early");
}

TEST_F(AnyForm, LettersOfAnotherSizeWhileAnAnswerIsChangedLeadBackToItsRowAllTheSame) {
    begin(form_of("<a/><b/>", "",
                  "<input ref=\"/data/a\"><label>A?</label></input>"
                  "<input ref=\"/data/b\"><label>B?</label></input>"));
    ask(Continue{});
    ask(Continue{});
    ask(ChangeAnswer{"/data/b", "/data/b"});
    ask(ChooseSize{touch::TextSize::largest});
    ask(Continue{});
    ASSERT_TRUE(see<Check>().changed);
    EXPECT_EQ(see<Check>().rows.at(*see<Check>().changed).reference, "/data/b");
}

const std::string opened_on_one_page =
    "<group ref=\"/data/g\" appearance=\"field-list\"><input ref=\"/data/g/a\"><label>A?</label></input>"
    "<input ref=\"/data/g/b\"><label>B?</label></input><select1 ref=\"/data/g/c\"><label>C?</label>"
    "<item><label>Yes</label><value>y</value></item><item><label>No</label><value>n</value></item></select1>"
    "<input ref=\"/data/g/d\"><label>D?</label></input></group>";

// The part that is shown says nothing of those before it any more.
TEST_F(AnyForm, AnAnswerThatBringsAQuestionBeforeThePartOnTheGlassLeadsThroughThePageAgain) {
    for (const char* relevant : {"/data/g/c = 'y'", "/data/g/c != 'y'"}) {
        begin(form_of("<g><a/><b/><c/><d/></g>",
                      std::string("<bind nodeset=\"/data/g/b\" relevant=\"") + relevant + "\"/>",
                      opened_on_one_page));
        ask(ShowPart{1});
        ask(GiveAnswer{"/data/g/c", "y"});
        EXPECT_EQ(see<QuestionPage>().part, 1) << "nothing leaps under the finger";
        ask(Continue{});
        ASSERT_EQ(see<QuestionPage>().items.back().question.reference, "/data/g/d") << relevant;
        EXPECT_EQ(see<QuestionPage>().part, 0);
        ask(ShowPart{1});
        ask(Continue{});
        EXPECT_EQ(item().question.reference, "/data/last") << relevant;
    }
}

TEST_F(AnyForm, AnAnswerThatBringsAQuestionBehindItGoesOnAsUsual) {
    begin(form_of("<g><a/><b/><c/><d/></g>", "<bind nodeset=\"/data/g/d\" relevant=\"/data/g/c = 'y'\"/>",
                  opened_on_one_page));
    ask(ShowPart{1});
    ask(GiveAnswer{"/data/g/c", "y"});
    ask(Continue{});
    EXPECT_EQ(item().question.reference, "/data/last");
}

TEST_F(AnyForm, WithoutPagesAboutTheConsultationNoButtonLeadsToThem) {
    begin(form_of("<a/>", "", "<input ref=\"/data/a\"><label>A?</label></input>"));
    ask(Back{});
    ASSERT_EQ(name(), "welcome");
    EXPECT_FALSE(see<Welcome>().tells_more);
}

// A number of questions that grows under the person is none.
TEST_F(AnyForm, TellsHowManyQuestionsAGroupHasOnceNoAnswerCanBringMore) {
    begin(
        form_of("<g><a/><b/><c/></g>", "<bind nodeset=\"/data/g/c\" relevant=\"/data/g/b = 'x'\"/>",
                "<group ref=\"/data/g\"><label>About you</label><input ref=\"/data/g/a\"><label>A?</label>"
                "</input><input ref=\"/data/g/b\"><label>B?</label></input><input ref=\"/data/g/c\"><label>C?"
                "</label></input></group>"));
    EXPECT_TRUE(see<QuestionPage>().progress.group_may_grow);
    ask(Continue{});
    type("/data/g/b", "x");
    EXPECT_TRUE(see<QuestionPage>().progress.group_may_grow);
    ask(Continue{});
    EXPECT_FALSE(see<QuestionPage>().progress.group_may_grow);
    EXPECT_EQ(see<QuestionPage>().progress.group_size, 3);
}

TEST_F(AnyRepeat, RemovesOnlyAfterTheQuestionAndMovesTheOthersUp) {
    add("Ada");
    add("Grace");
    ask(AskRemoval{"/data/person[1]"});
    EXPECT_EQ(see<RepeatPage>().removing, "/data/person[1]");
    ask(KeepInstance{});
    EXPECT_EQ(see<RepeatPage>().repeat.instances.size(), 2U);
    ask(AskRemoval{"/data/person[1]"});
    ask(RemoveInstance{"/data/person[1]"});
    ASSERT_EQ(see<RepeatPage>().repeat.instances.size(), 1U);
    EXPECT_EQ(see<RepeatPage>().repeat.instances[0].answers.at(0).value, "Grace");
    EXPECT_EQ(see<RepeatPage>().removing, "");
}

TEST_F(AnyRepeat, WhatCannotBeAnAnswerYetGoesWithTheInstance) {
    ask(AddInstance{"/data/person"});
    ask(Continue{});
    type("/data/person[1]/age", "young");
    ask(Back{});
    ask(Back{});
    ask(RemoveInstance{"/data/person[1]"});
    ask(AddInstance{"/data/person"});
    ask(Continue{});
    EXPECT_FALSE(item().draft) << "another person's age";
    EXPECT_EQ(item().error, "");
}

// 999 stand in the form already; only what is added is asked about.
TEST_F(AnyForm, ARepeatThatIsFullSaysSoAndOffersNoMore) {
    std::string written = "<person jr:template=\"\"><name/></person>";
    for (std::size_t at = 1; at < limits::repeat_instances; ++at) written += "<person><name/></person>";
    begin(form_of(written, "<bind nodeset=\"/data/person/name\" relevant=\"position(..) &gt; 999\"/>",
                  "<group ref=\"/data/person\"><label>Person</label><repeat nodeset=\"/data/person\">"
                  "<input ref=\"/data/person/name\"><label>Name?</label></input></repeat></group>"));
    EXPECT_FALSE(see<RepeatPage>().repeat.full) << "one more has room";
    ask(AddInstance{"/data/person"});
    ask(Continue{});
    ASSERT_EQ(see<RepeatPage>().repeat.instances.size(), limits::repeat_instances);
    EXPECT_TRUE(see<RepeatPage>().repeat.full);
    ask(RemoveInstance{"/data/person[1000]"});
    EXPECT_FALSE(see<RepeatPage>().repeat.full);
}

TEST_F(AnyRepeat, TheCheckLeadsToTheSummary) {
    add("Ada");
    ask(Continue{});
    ask(Continue{});
    const auto rows = see<Check>().rows;
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[2].question, "Person");
    EXPECT_EQ(rows[2].answer, "1");
    ask(ChangeAnswer{rows[2].page});
    add("Grace");
    EXPECT_EQ(see<RepeatPage>().repeat.instances.size(), 2U);
    ask(Continue{});
    EXPECT_EQ(name(), "check");
}

std::string many_streets(int count) {
    std::string items;
    for (int at = 0; at < count; ++at)
        items += "<item><label>" + std::string(at % 10 == 0 ? "ŁÓDŹ Road " : "Hope Street ") +
                 std::to_string(at) + "</label><value>s" + std::to_string(at) + "</value></item>";
    return items;
}

class AnyList : public AnyForm {
 protected:
    AnyList() {
        begin(form_of("<street/>", "",
                      "<select1 ref=\"/data/street\" appearance=\"autocomplete\"><label>Street?</label>" +
                          many_streets(3000) + "</select1>"));
    }
};

TEST_F(AnyList, IsClosedUntilItIsOpenedAndShowsOnlyWhatFits) {
    ASSERT_TRUE(item().list);
    EXPECT_FALSE(item().list->open);
    EXPECT_TRUE(item().question.choices.empty());
    ask(OpenList{"/data/street"});
    EXPECT_TRUE(item().list->open);
    EXPECT_EQ(item().list->found, 3000);
    EXPECT_EQ(item().question.choices.size(), 40U);
    ask(ShowPart{2990});
    EXPECT_EQ(item().question.choices.front().value, "s2990");
    EXPECT_EQ(item().question.choices.size(), 10U);
    ask(ShowPart{5000});
    EXPECT_EQ(item().list->first, 2999) << "nothing is behind the last";
    EXPECT_EQ(item().question.choices.size(), 1U);
}

TEST_F(AnyList, FindsWhatHoldsTheWordsWhateverTheirCase) {
    ask(OpenList{"/data/street"});
    ask(ShowPart{500});
    ask(OpenField{search_field, 0});
    ask(TypeText{"łódź road 10"});
    EXPECT_EQ(item().list->first, 0);
    EXPECT_EQ(item().list->found, 11 + 1) << "10, 100, 1000 to 1090";
    EXPECT_EQ(item().question.choices.front().value, "s10");
}

TEST_F(AnyList, IsFoundWithoutAccentsToo) {
    ask(OpenList{"/data/street"});
    ask(OpenField{search_field, 0});
    ask(TypeText{"lodz road 10"});
    EXPECT_EQ(item().list->found, 11 + 1);
    ask(TypeText{"x"});
    EXPECT_EQ(item().list->found, 0);
}

TEST_F(AnyList, AChoiceClosesItAndForgetsWhatWasSearched) {
    ask(OpenList{"/data/street"});
    ask(OpenField{search_field, 0});
    ask(TypeText{"10"});
    ask(GiveAnswer{"/data/street", "s10"});
    EXPECT_FALSE(item().list->open);
    EXPECT_EQ(answer_words(item().question), "ŁÓDŹ Road 10");
    EXPECT_FALSE(see<QuestionPage>().keyboard);
    EXPECT_EQ(see<QuestionPage>().search.text, "");
}

// What cannot be sealed rightly is never thanked for: here an answer makes a text that says itself.
TEST_F(AnyForm, AnswersThatCannotBeSealedRightlyAreNeverThankedAndStaffAreTold) {
    const std::string itself =
        "<itext><translation lang=\"en\"><text id=\"x\"><value>x<output value=\"jr:itext(/data/a)\"/></value>"
        "</text></translation></itext>";
    begin(form_of("<a/><c/>", itself + "<bind nodeset=\"/data/c\" calculate=\"jr:itext(/data/a)\"/>",
                  "<input ref=\"/data/a\"><label>A</label></input>"));
    ask(OpenField{"/data/a"});
    ask(TypeText{"x"});
    for (int page = 0; page < 4 && name() != "check"; ++page) ask(Continue{});
    ASSERT_EQ(name(), "check");
    ask(Submit{});
    EXPECT_TRUE(see<Check>().not_stored);
    EXPECT_EQ(tally().waiting, 0);
}

TEST_F(AnyForm, WhatIsRequiredAndStandsOnNoPageIsNeverThankedForAndStaffAreTold) {
    config_.pin_hash = *kiosk::hash_pin("482915");
    begin(form_of(
        "<hello><name/></hello>", "<bind nodeset=\"/data/hello/name\" required=\"/data/last = 'must'\"/>",
        "<group ref=\"/data/hello\" appearance=\"field-list welcome\"><input ref=\"/data/hello/name\">"
        "<label>Your name</label></input></group>"));
    type("/data/last", "must");
    ask(Continue{});
    ASSERT_EQ(name(), "check");
    ask(Submit{});
    EXPECT_TRUE(see<Check>().not_stored);
    EXPECT_EQ(tally().waiting, 0);
    ask(HoldCorner{});
    for (const char digit : std::string("482915")) ask(PinDigit{digit - '0'});
    ask(PinEnter{});
    EXPECT_NE(see<Staff>().trouble().find("/data/hello/name is required and has no value"), std::string::npos)
        << see<Staff>().trouble();
}

// Each number is small enough by itself; what the form makes of it is not.
TEST_F(AnyForm, AnAnswerThatAsksMoreThanFitsSaysSoInASentenceOfItsOwn) {
    const std::string persons =
        "<group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" jr:count=\"COUNT\"><input "
        "ref=\"/data/rep/x\"/></repeat></group>";
    const auto with_count = [&](const std::string& count) {
        std::string body = persons;
        return body.replace(body.find("COUNT"), 5, count);
    };
    const std::string sentence = "This answer leads to more questions than fit here. Change it.";
    begin(form_of("<n/><rep jr:template=\"\"><x/></rep>", "<bind nodeset=\"/data/n\" type=\"int\"/>",
                  "<input ref=\"/data/n\"><label>How many?</label></input>" + with_count("/data/n * 20")));
    type("/data/n", "100");
    ask(Continue{});
    EXPECT_EQ(item().error, sentence);
    begin(form_of(
        "<n/><rep jr:template=\"\"><x/></rep>", "",
        "<select1 ref=\"/data/n\"><label>How many?</label><item><label>Many</label><value>2000</value>"
        "</item></select1>" +
            with_count("/data/n")));
    ask(GiveAnswer{"/data/n", "2000"});
    EXPECT_EQ(item().error, sentence);
    EXPECT_EQ(item().question.value, "");
}

TEST_F(AnyForm, ACountOver1000IsSaidWhereItIsTyped) {
    begin(
        form_of("<n/><rep jr:template=\"\"><x/></rep>", "<bind nodeset=\"/data/n\" type=\"int\"/>",
                "<input ref=\"/data/n\"><label>How many?</label></input><group ref=\"/data/rep\"><repeat "
                "nodeset=\"/data/rep\" jr:count=\"/data/n\"><input ref=\"/data/rep/x\"/></repeat></group>"));
    ask(OpenField{"/data/n"});
    ask(TypeText{"1500"});
    ask(Continue{});
    EXPECT_NE(item().error.find("1000 is the most"), std::string::npos) << item().error;
}

}  // namespace
