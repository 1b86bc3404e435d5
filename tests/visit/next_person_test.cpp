// SPDX-License-Identifier: Apache-2.0
// Back to the welcome and Start again: the same person goes on with what they answered; the next one, in a
// fresh visit, finds nothing of it.
#include <fstream>

#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

const std::string capacity = "/data/respondent/capacity";
const std::string postcode = "/data/respondent/postcode_district";

class TheNextPerson : public AtTheKiosk {
 protected:
    TheNextPerson() { open(); }
    void go_back_to_the_welcome() {
        while (name() != "welcome") ask(Back{});
    }
    const Item& item() { return see<QuestionPage>().items.front(); }
    // A date as the first question: what is half chosen must not be the next person's.
    void open_on_a_date() {
        config_.form_id = "dated";
        config_.form = folder_ / "form.xml";
        config_.closes.reset();
        config_.languages = {"en"};
        std::ofstream(*config_.form)
            << R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Dated</h:title><model>
<instance><data id="dated" version="1"><since/><said/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/since" type="date" required="true()"/><bind nodeset="/data/said" type="string"/>
</model></h:head><h:body><input ref="/data/since"><label>Since when?</label></input>
<input ref="/data/said"><label>What do you say?</label></input></h:body></h:html>)form";
        open();
    }
};

TEST_F(TheNextPerson, GoesOnAfterBackAndStartWithWhatWasAnsweredAndIsOneVisit) {
    EXPECT_FALSE(see<Welcome>().begun);
    go_to_first_question();
    ask(GiveAnswer{capacity, "resident"});
    ask(Continue{});
    type(postcode, "Liverpool");
    ask(Continue{});
    ASSERT_NE(item().error, "");
    go_back_to_the_welcome();
    EXPECT_TRUE(see<Welcome>().begun) << "it says that answers wait, and offers to clear them";
    go_to_first_question();
    EXPECT_EQ(item().question.value, "resident");
    ask(Continue{});
    EXPECT_EQ(item().draft ? item().draft->text : item().question.value, "Liverpool");
    EXPECT_EQ(tally().visits_today, 1);
}

// No button of the thanks asks for it; but what is not there any more, no way can lead to.
TEST_F(TheNextPerson, FindsNoAnswerBehindTheThanks) {
    go_to_first_question();
    answer_all({{capacity, "resident"}, {postcode, "L8"}});
    const std::string page = see<Check>().rows.front().page;
    ask(Submit{});
    ASSERT_EQ(name(), "thanks");
    ask(ChangeAnswer{page});
    ASSERT_EQ(name(), "question");
    EXPECT_EQ(item().question.reference, capacity);
    EXPECT_EQ(item().question.value, "");
}

TEST_F(TheNextPerson, KeepsHalfADateForThemselvesOnly) {
    open_on_a_date();
    ask(Start{});
    for (int step = 0; step < 3; ++step) ask(StepDateField{"/data/since", DateField::day, 1});
    ask(StepDateField{"/data/since", DateField::month, 1});
    ask(Continue{});
    ASSERT_NE(item().error, "");
    go_back_to_the_welcome();
    ask(Start{});
    EXPECT_EQ(item().date[0].value, 3) << "it is still theirs";

    ask(EndVisit{});
    EXPECT_EQ(name(), "welcome");
    ask(Start{});
    EXPECT_FALSE(item().date[0].value);
    EXPECT_FALSE(item().date[1].value);
    EXPECT_EQ(item().error, "");
    EXPECT_EQ(tally().visits_today, 2);
}

TEST_F(TheNextPerson, FindsNothingAfterTheLastOneLeftTheWelcomeWithoutAWord) {
    open_on_a_date();
    ask(Start{});
    for (int step = 0; step < 3; ++step) ask(StepDateField{"/data/since", DateField::day, 1});
    ask(Back{});
    ASSERT_EQ(name(), "welcome");
    pass(config_.ask_after + config_.forget_after);
    EXPECT_EQ(tally().expired_today, 1) << "it had begun, wherever it was left";
    ask(Start{});
    EXPECT_FALSE(item().date[0].value);
    EXPECT_EQ(tally().visits_today, 2);
}

TEST_F(TheNextPerson, FindsNoTextAndNoErrorOfThePersonWhoSubmitted) {
    open_on_a_date();
    ask(Start{});
    ask(Continue{});
    ASSERT_NE(item().error, "");
    ask(GiveAnswer{"/data/since", "2024-01-31"});
    ask(Continue{});
    type("/data/said", "Thank you");
    ask(Continue{});
    ask(Submit{});
    ASSERT_EQ(name(), "thanks");
    ask(EndVisit{});
    ask(Start{});
    EXPECT_EQ(item().error, "");
    EXPECT_EQ(item().question.value, "");
    ask(GiveAnswer{"/data/since", "2024-01-31"});
    ask(Continue{});
    EXPECT_EQ(item().question.value, "");
    EXPECT_FALSE(item().draft);
}

TEST_F(TheNextPerson, WhoReadsAboutFirstBeginsTheirVisitAtItsEnd) {
    ask(OpenAbout{});
    EXPECT_EQ(tally().visits_today, 0);
    while (name() == "about") ask(Continue{});
    EXPECT_EQ(name(), "question");
    EXPECT_EQ(tally().visits_today, 1);
}

TEST_F(TheNextPerson, WhoReadsAboutOfAClosedConsultationIsLedToNoQuestion) {
    now_ = now_ + 24h * 60;
    ask(OpenAbout{});
    while (name() == "about") ask(Continue{});
    EXPECT_EQ(name(), "welcome");
    EXPECT_TRUE(see<Welcome>().closed);
}

}  // namespace
