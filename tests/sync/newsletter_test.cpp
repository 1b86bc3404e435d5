// SPDX-License-Identifier: Apache-2.0
// Sign-ups for the newsletter on their way: what the server sees of them tells nothing about whose answers
// came before, and the form comes down as the consultation's does.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/settings/config.h"
#include "sync/by_hand.h"
#include "tests/store/by_place.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using Next = Carried::Next;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* newsletter = "library-newsletter";

class NewsletterOnItsWay : public ::testing::Test {
 protected:
    void SetUp() override {
        const std::string hours = testing::form_xml("Library hours"),
                          news = testing::form_xml("News", newsletter);
        far_end.answer_form_list(
            200, testing::form_list(FarEnd::list_entry(testing::form_id, testing::md5_hash(hours),
                                                       far_end.offer("hours.xml", hours)) +
                                    FarEnd::list_entry(newsletter, testing::md5_hash(news),
                                                       far_end.offer("news.xml", news))));
        machine.config.newsletter = kiosk::Config::Newsletter{newsletter, {}, {}};
    }

    // Somebody answers, and signs up at once.
    void a_person_comes() {
        answers.push_back(machine.submit());
        sign_ups.push_back(machine.sign_up_for(newsletter));
    }
    std::vector<std::string> arrived() const {
        std::vector<std::string> ids;
        for (const auto& each : far_end.received()) ids.push_back(each.instance_id);
        return ids;
    }

    using FarEnd = testing::FarEnd;
    FarEnd far_end;
    testing::KioskMachine machine;
    std::vector<std::string> answers, sign_ups;
};

TEST_F(NewsletterOnItsWay, LeavesByItselfAfterAllAnswersAndInAnyOrder) {
    for (int person = 0; person < 30; ++person) a_person_comes();
    machine.pass(24h);
    EXPECT_EQ(machine.carry(far_end.url()).sent, 60);
    const auto ids = arrived();
    ASSERT_EQ(ids.size(), 60U);
    const std::vector<std::string> first(ids.begin(), ids.begin() + 30), last(ids.begin() + 30, ids.end());
    EXPECT_THAT(first, ::testing::UnorderedElementsAreArray(answers));
    EXPECT_THAT(last, ::testing::UnorderedElementsAreArray(sign_ups));
    EXPECT_NE(last, sign_ups);
    // Nor are the two shuffled alike: the place of a person's answers tells nothing of that of the sign-up.
    int alike = 0;
    for (std::size_t person = 0; person < answers.size(); ++person)
        alike += std::find(first.begin(), first.end(), answers[person]) - first.begin() ==
                         std::find(last.begin(), last.end(), sign_ups[person]) - last.begin()
                     ? 1
                     : 0;
    EXPECT_LT(alike, 12) << "by chance it is about one";
}

TEST_F(NewsletterOnItsWay, WaitsForTheEndOfItsDayWhenStaffSendTheAnswersAtOnce) {
    a_person_comes();
    const Carried by_staff = machine.carry(far_end.url());
    EXPECT_EQ(arrived(), answers);
    EXPECT_EQ(by_staff.next, Next::nothing);
    EXPECT_THAT(by_staff.outcome,
                HasSubstr("1 waits. 1 of them is a sign-up for the newsletter, which leaves when "
                          "the day is over."));
    machine.pass(26h);
    EXPECT_EQ(machine.carry(far_end.url()).sent, 1);
    EXPECT_EQ(arrived().back(), sign_ups.front());
}

class WhileTheServerIsAway : public NewsletterOnItsWay {
 protected:
    void sixty_people_come() {
        for (int person = 0; person < 60; ++person) a_person_comes();
        auto& outbox = machine.store().outbox();
        std::map<std::string, std::string> bytes;
        const auto waiting = outbox.numbers({store::State::waiting});
        for (const std::int64_t number : waiting.value()) {
            const auto sealed = outbox.read(number)->sealed;
            bytes[sealed.instance_id] = sealed.files[0].bytes;
        }
        for (const std::string& id : sign_ups) sign_up_bytes.push_back(bytes[id]);
    }
    // Of the order of the sign-ups in the file with that of the people.
    double likeness_by_place() {
        machine.close_store();
        std::ifstream file(machine.config.database, std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(file), {}};
        machine.reopen_store();
        return std::abs(store::likeness(store::people_by_place(all, sign_up_bytes)));
    }

    std::vector<std::string> sign_up_bytes;
};

TEST_F(WhileTheServerIsAway, ThePlacesOfTheFileTellNothingOnceTheDayHasEnded) {
    sixty_people_come();
    EXPECT_GT(likeness_by_place(), store::by_chance) << "this test would not see the order";
    machine.pass(24h);
    EXPECT_EQ(machine.carry("http://127.0.0.1:1/v1/key/" + std::string(testing::token)).next, Next::later);
    EXPECT_LT(likeness_by_place(), store::by_chance);
}

TEST_F(WhileTheServerIsAway, NorWhereItAskedToBeLeftAlone) {
    sixty_people_come();
    machine.pass(24h);
    ASSERT_TRUE(machine.store().outbox().hold_back(machine.moment.wall, 1h));
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::later);
    EXPECT_EQ(far_end.requests(), 0);
    EXPECT_LT(likeness_by_place(), store::by_chance);
}

TEST_F(WhileTheServerIsAway, NorOnceAStickHasCarriedThemAway) {
    sixty_people_come();
    machine.pass(24h);
    ASSERT_TRUE(export_usb(machine.store(), "central", machine.folder() / "stick", machine.moment.wall));
    EXPECT_LT(likeness_by_place(), store::by_chance);
}

TEST_F(WhileTheServerIsAway, NorWhereTheSettingsNameNoServer) {
    sixty_people_come();
    testing::Program program(machine.folder(),
                             {"--config", machine.write_config("ftp://127.0.0.1/").string()});
    EXPECT_EQ(program.end(), 2) << program.err();
    EXPECT_LT(likeness_by_place(), store::by_chance);
}

TEST_F(NewsletterOnItsWay, NamesNoKioskAndStillSaysWhetherItIsPractice) {
    a_person_comes();
    machine.sign_up_for(newsletter, true);
    machine.pass(24h);
    machine.carry(far_end.url());
    const auto received = far_end.received();
    ASSERT_EQ(received.size(), 3U);
    EXPECT_THAT(received[0].query, HasSubstr(machine.config.kiosk_name));
    std::vector<std::string> devices{received[1].query, received[2].query};
    EXPECT_THAT(devices, ::testing::UnorderedElementsAre("have-your-say", "have-your-say:practice"));
    for (const auto& each : {received[1], received[2]})
        EXPECT_THAT(each.bytes, Not(HasSubstr(machine.config.kiosk_name)));
    EXPECT_EQ(received[1].bytes.size(), received[2].bytes.size());
}

TEST_F(NewsletterOnItsWay, ItsFormComesDownBesideTheConsultationsAndIsJudgedByTheSameFunction) {
    const Carried first = machine.carry(far_end.url());
    EXPECT_EQ(first.forms_updated, 2);
    EXPECT_THAT(first.outcome, HasSubstr("The newsletter's form was updated to version 1."));
    EXPECT_TRUE(machine.store().forms().newest(newsletter).value());
    EXPECT_EQ(machine.carry(far_end.url()).forms_updated, 0);

    const std::string bad = "<html/>", hours = testing::form_xml("Library hours");
    far_end.answer_form_list(
        200, testing::form_list(
                 FarEnd::list_entry(testing::form_id, testing::md5_hash(hours),
                                    far_end.offer("hours.xml", hours)) +
                 FarEnd::list_entry(newsletter, testing::md5_hash(bad), far_end.offer("bad.xml", bad))));
    const Carried second = machine.carry(far_end.url());
    EXPECT_EQ(second.next, Next::staff);
    EXPECT_THAT(second.outcome, HasSubstr("cannot run on this kiosk and is not used"));
    const auto kept = machine.store().forms().newest(newsletter).value();
    ASSERT_TRUE(kept);
    EXPECT_THAT(kept->xml, HasSubstr("News"));
}

TEST_F(NewsletterOnItsWay, WhereTheServerStopsToListItsFormTheKioskLearnsOfIt) {
    machine.carry(far_end.url());
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::nothing);
    EXPECT_TRUE(machine.store().forms().missing_since(newsletter).value());
    EXPECT_FALSE(machine.store().forms().missing_since(testing::form_id).value());
}

TEST_F(NewsletterOnItsWay, WithoutOneInTheSettingsNothingOfItIsAskedFor) {
    machine.config.newsletter.reset();
    machine.carry(far_end.url());
    EXPECT_EQ(far_end.asked("news.xml"), 0);
    EXPECT_FALSE(machine.store().forms().newest(newsletter).value());
}

}  // namespace
}  // namespace openrosa
