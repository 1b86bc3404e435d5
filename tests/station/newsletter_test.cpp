// SPDX-License-Identifier: Apache-2.0
// From the thanks into a sign-up for the newsletter: a visit of its own, which shares nothing with the
// answers.
#include <fstream>
#include <set>

#include <gmock/gmock.h>

#include "tests/station/at_the_kiosk.h"
#include "tests/store/council_key.h"

namespace {

using namespace std::chrono_literals;
using screens::QuestionPage;
using screens::Record;
using screens::Thanks;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string newsletter_id = "liverpool-newsletter";
const std::string way = "/data/newsletter/way", email = "/data/newsletter/email",
                  phone = "/data/newsletter/phone", agreed = "/data/newsletter/consent/agreed";

class TheNewsletter : public AtTheKiosk {
 protected:
    TheNewsletter() {
        std::ofstream(*config_.public_key) << store::council().pem();
        config_.newsletter = kiosk::Config::Newsletter{newsletter_id, shipped(), {}};
    }

    static std::filesystem::path shipped() {
        return std::filesystem::path(SOURCE_DIR) / "assets/consultations" / newsletter_id / "form.xml";
    }
    static std::string shipped_form() {
        std::ifstream file(shipped());
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void answer_the_consultation() {
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ask(screens::Submit{});
    }
    // Through all pages of the sign-up, and its check.
    void sign_up(const std::string& address) {
        ask(screens::OpenNewsletter{});
        answer_all({{way, "email"}, {email, address}, {agreed, "yes"}});
        ask(screens::Submit{});
    }
    // What the council reads, with its key: answers first, then sign-ups.
    std::vector<std::string> opened() {
        auto store = store::Store::open(config_.database.string());
        std::vector<std::string> answers, sign_ups;
        const auto numbers = store->outbox().numbers({store::State::waiting});
        for (const std::int64_t number : *numbers) {
            const auto outgoing = store->outbox().read(number);
            auto& into = store::is_apart(number) ? sign_ups : answers;
            into.push_back(open_sealed(outgoing->sealed, store::council()).xml);
        }
        answers.insert(answers.end(), sign_ups.begin(), sign_ups.end());
        return answers;
    }
};

TEST_F(TheNewsletter, IsOfferedOnceTheAnswersAreKeptAndOnlyWhereTheCouncilHasOne) {
    open();
    answer_the_consultation();
    EXPECT_TRUE(see<Thanks>().newsletter);
    EXPECT_EQ(view_.chrome.record, Record::answers);
    ask(screens::OpenNewsletter{});
    EXPECT_EQ(see<QuestionPage>().reference, way);
    EXPECT_EQ(view_.chrome.title, "Sign up for our newsletter");
    EXPECT_EQ(view_.chrome.record, Record::sign_up) << "leaving it clears no answers: they are submitted";

    station_.reset();
    config_.newsletter.reset();
    open();
    answer_the_consultation();
    EXPECT_FALSE(see<Thanks>().newsletter);
    ask(screens::OpenNewsletter{});  // no button asks for it
    EXPECT_EQ(name(), "thanks");
}

TEST_F(TheNewsletter, IsARecordOfItsOwnThatSharesNothingWithTheAnswers) {
    open();
    answer_the_consultation();
    now_ = now_ + 7min;  // the thanks have gone; somebody else comes, answers and signs up
    station_->pass(now_);
    answer_the_consultation();
    sign_up("ada@example.org");
    EXPECT_EQ(see<Thanks>().of, Record::sign_up);
    station_.reset();

    const auto records = opened();
    ASSERT_EQ(records.size(), 3U);
    const std::string& record = records[2];
    EXPECT_THAT(record, HasSubstr("<email>ada@example.org</email>"));
    EXPECT_THAT(record, HasSubstr("<today>2024-02-01</today>"));
    for (const char* telling : {"test-kiosk", "10:", "resident", "phone>"})
        EXPECT_THAT(record, Not(HasSubstr(telling)));
    std::set<std::string> ids;
    for (const std::string& each : records)
        ids.insert(store::between(each, "<orx:instanceID>", "</orx:instanceID>"));
    EXPECT_EQ(ids.size(), 3U);
    for (std::size_t answers : {0U, 1U}) EXPECT_THAT(records[answers], Not(HasSubstr("ada@example.org")));
    const store::Tally counted = tally();
    EXPECT_EQ(counted.visits_today, 2);
    EXPECT_EQ(counted.submitted_today, 2);
}

// A form may ask for the times and for the device, as any ODK form does: it learns the day, and no kiosk.
TEST_F(TheNewsletter, AFormThatAsksForTimesAndTheDeviceLearnsTheDayAndNoKiosk) {
    std::string form = shipped_form();
    const auto put = [&](const std::string& before, const std::string& added) {
        form.insert(form.find(before), added);
    };
    put("<today/>", "<start/><end/><device/>");
    put("<bind nodeset=\"/data/today\"",
        "<bind nodeset=\"/data/start\" type=\"dateTime\" jr:preload=\"timestamp\" "
        "jr:preloadParams=\"start\"/>"
        "<bind nodeset=\"/data/end\" type=\"dateTime\" jr:preload=\"timestamp\" jr:preloadParams=\"end\"/>"
        "<bind nodeset=\"/data/device\" type=\"string\" jr:preload=\"property\" "
        "jr:preloadParams=\"deviceid\"/>");
    std::ofstream(folder_ / "form.xml") << form;
    config_.newsletter->form = folder_ / "form.xml";
    open();
    answer_the_consultation();
    now_ = now_ + 17min;
    station_->touched(now_);
    sign_up("ada@example.org");
    station_.reset();
    const std::string record = opened().back();
    EXPECT_THAT(store::between(record, "<start>", "</start>"), HasSubstr("2024-02-01T00:00:00"));
    EXPECT_THAT(store::between(record, "<end>", "</end>"), HasSubstr("2024-02-01T00:00:00"));
    EXPECT_EQ(store::between(record, "<device>", "</device>"), "have-your-say");
}

TEST_F(TheNewsletter, BackFromItsFirstPageLeadsToTheThanksAgain) {
    open();
    answer_the_consultation();
    const auto wiped = station_->wiped();
    ask(screens::OpenNewsletter{});
    ask(screens::GiveAnswer{way, "email"});
    ask(screens::Continue{});
    type(email, "ada@example.org");
    ask(screens::ChooseLanguage{1});
    ask(screens::Back{});
    EXPECT_EQ(see<QuestionPage>().reference, way);
    ask(screens::Back{});
    EXPECT_EQ(see<Thanks>().of, Record::answers);
    EXPECT_EQ(station_->language(), "ar") << "what the person has set stays set";
    EXPECT_GT(station_->wiped(), wiped) << "what was typed is forgotten";
    ask(screens::OpenNewsletter{});
    EXPECT_EQ(see<QuestionPage>().items.front().question.value, "");
    station_.reset();
    EXPECT_EQ(opened().size(), 1U);
}

TEST_F(TheNewsletter, LeftAloneItIsWipedAsEveryVisitIs) {
    open();
    answer_the_consultation();
    const auto visits = station_->visits();
    ask(screens::OpenNewsletter{});
    ask(screens::GiveAnswer{way, "email"});
    pass(130s);
    EXPECT_EQ(name(), "still_there");
    pass(45s);
    EXPECT_EQ(name(), "welcome");
    EXPECT_GT(station_->visits(), visits);
    const store::Tally counted = tally();
    EXPECT_EQ(counted.expired_today, 0) << "whoever left it had answered";
    EXPECT_EQ(counted.visits_today, 1);
    EXPECT_EQ(counted.waiting, 1);
}

TEST_F(TheNewsletter, LeavingItOrFinishingItEndsTheVisit) {
    open();
    answer_the_consultation();
    ask(screens::OpenNewsletter{});
    ask(screens::EndVisit{});
    EXPECT_EQ(name(), "welcome");
    answer_the_consultation();
    sign_up("ada@example.org");
    EXPECT_FALSE(see<Thanks>().newsletter);
    EXPECT_EQ(see<Thanks>().learn_more, "");
    pass(60s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheNewsletter, NobodySignsUpWithoutAWholeAddressAndAnAgreement) {
    open();
    answer_the_consultation();
    ask(screens::OpenNewsletter{});
    ask(screens::GiveAnswer{way, "phone"});
    ask(screens::Continue{});
    ask(screens::OpenField{phone, 0});
    ask(screens::TypeText{"0770"});
    ask(screens::Continue{});
    EXPECT_EQ(see<QuestionPage>().items.front().error, "Enter a whole phone number, such as 07700900123");
    ask(screens::OpenField{phone, 4});
    ask(screens::TypeText{"0900123"});
    ask(screens::Continue{});
    EXPECT_EQ(see<QuestionPage>().items.back().question.reference, agreed);
    ask(screens::Continue{});
    EXPECT_THAT(see<QuestionPage>().items.back().error, HasSubstr("Yes, I agree"));
    ask(screens::GiveAnswer{agreed, "yes"});
    ask(screens::Continue{});
    EXPECT_EQ(see<screens::Check>().of, Record::sign_up);
}

TEST_F(TheNewsletter, TakesAPersonsLanguageAndSettingsWithThemAndTypesAddressesInLatinLetters) {
    open();
    ask(screens::ChooseLanguage{1});
    ask(screens::ChooseSize{touch::TextSize::largest});
    answer_the_consultation();
    ask(screens::OpenNewsletter{});
    see<QuestionPage>();
    EXPECT_EQ(station_->language(), "ar");
    EXPECT_EQ(view_.chrome.size, touch::TextSize::largest);
    EXPECT_EQ(view_.chrome.title, "الاشتراك في نشرتنا الإخبارية");
    ask(screens::GiveAnswer{way, "email"});
    ask(screens::Continue{});
    ask(screens::OpenField{email, 0});
    const auto keyboard = see<QuestionPage>().keyboard;
    ASSERT_TRUE(keyboard);
    EXPECT_EQ(keyboard->layout, screens::latin_layout);
}

TEST_F(TheNewsletter, IsRefusedAtTheStartWhereItLacksALanguageThatTheSettingsAskFor) {
    std::string form = shipped_form();
    const auto begin = form.find("        <translation lang=\"العربية (ar)\"");
    form.erase(begin, form.find("        <translation lang=\"Polski") - begin);
    std::ofstream(folder_ / "form.xml") << form;
    config_.newsletter->form = folder_ / "form.xml";
    const auto opened = kiosk::Station::open(config_, now_);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().sentence, HasSubstr("no translation 'ar'"));
}

TEST_F(TheNewsletter, IsOffWhereTheServerHasStoppedToListItsForm) {
    open();
    {
        auto store = store::Store::open(config_.database.string());
        ASSERT_TRUE(store->forms().was_missing(newsletter_id, now_.wall));
    }
    now_ = now_ + 1min;
    station_->pass(now_);
    answer_the_consultation();
    EXPECT_FALSE(see<Thanks>().newsletter);
}

}  // namespace
