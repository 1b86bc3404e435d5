// SPDX-License-Identifier: Apache-2.0
// A visit in a language that has digits of its own: what is typed, stored and shown.
#include <fstream>

#include "tests/station/at_the_kiosk.h"

using namespace screens;

namespace {

const std::string form =
    R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Digits</h:title><model>
<itext><translation lang="فارسی (fa)" default="true()"><text id="q"><value>کی؟</value></text></translation></itext>
<instance><data id="digits" version="1"><since/><many/><why/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/since" type="date"/><bind nodeset="/data/many" type="int"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head><h:body>
<input ref="/data/since"><label ref="jr:itext('q')"/></input><input ref="/data/many"><label ref="jr:itext('q')"/></input>
<input ref="/data/why"><label ref="jr:itext('q')"/></input></h:body></h:html>)form";

class AVisitInPersian : public AtTheKiosk {
 protected:
    AVisitInPersian() {
        config_.form_id = "digits";
        config_.form = folder_ / "form.xml";
        config_.closes.reset();
        config_.languages = {"fa"};
        config_.offer_drafts = true;
        std::ofstream(*config_.form) << form;
        open();
    }
};

TEST_F(AVisitInPersian, ItsCheckShowsDatesAndNumbersInItsDigitsAndWordsAsTheyWereWritten) {
    ask(Start{});
    for (const auto& [reference, value] : std::vector<std::pair<std::string, std::string>>{
             {"/data/since", "2024-02-15"}, {"/data/many", "42"}, {"/data/why", "L8 7AB"}}) {
        ask(GiveAnswer{reference, value});
        ask(Continue{});
    }
    const Check& check = see<Check>();
    ASSERT_EQ(check.rows.size(), 3U);
    EXPECT_EQ(check.rows[0].answer.find_first_of("0123456789"), std::string::npos) << check.rows[0].answer;
    EXPECT_NE(check.rows[0].answer.find("۲۰۲۴"), std::string::npos) << check.rows[0].answer;
    EXPECT_EQ(check.rows[1].answer, "۴۲");
    EXPECT_EQ(check.rows[2].answer, "L8 7AB");
}

TEST_F(AVisitInPersian, ANumberIsTypedOnInItsDigitsAndStoredInOurs) {
    ask(Start{});
    ask(Continue{});
    ask(GiveAnswer{"/data/many", "42"});
    ask(OpenField{"/data/many", 100});
    EXPECT_EQ(see<QuestionPage>().items[0].draft->text, "۴۲");
    ask(TypeText{"۳"});
    ask(Continue{});
    ask(Back{});
    EXPECT_EQ(see<QuestionPage>().items[0].question.value, "423");
}

TEST_F(AVisitInPersian, WordsAreTypedOnAsTheyWereWritten) {
    ask(Start{});
    ask(Continue{});
    ask(Continue{});
    ask(GiveAnswer{"/data/why", "L8"});
    ask(OpenField{"/data/why", 100});
    EXPECT_EQ(see<QuestionPage>().items[0].draft->text, "L8");
}

}  // namespace
