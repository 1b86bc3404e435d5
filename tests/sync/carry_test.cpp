// SPDX-License-Identifier: Apache-2.0
// Whole rounds between a real database and a real server on loopback.
#include "sync/carry.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using testing::FarEnd;
using testing::KioskMachine;
using Next = Carried::Next;

std::vector<std::string> instance_ids(const std::vector<testing::Received>& received) {
    std::vector<std::string> ids;
    for (const auto& each : received) ids.push_back(each.instance_id);
    return ids;
}

void answer(httplib::Response& response, int status, const std::string& message) {
    response.status = status;
    response.set_content("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" + message +
                             "</message></OpenRosaResponse>",
                         "text/xml");
}

class Carry : public ::testing::Test {
 protected:
    void SetUp() override { far_end.offer_form(testing::form_id, testing::form_xml("Library hours")); }

    FarEnd far_end;
    KioskMachine machine;
};

TEST_F(Carry, SendsWhatWaitsOldestFirstAndKeepsTheReceipts) {
    const std::vector<std::string> submitted{machine.submit(), machine.submit(), machine.submit()};
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::nothing);
    EXPECT_EQ(carried.sent, 3);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_EQ(carried.refused, 0);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_EQ(instance_ids(far_end.received()), submitted);
    EXPECT_EQ(carried.outcome, "3 submissions were sent. The form was updated to version 1.");
    const auto tally = machine.store().tally(machine.moment.wall).value();
    ASSERT_TRUE(tally.last_round);
    EXPECT_TRUE(tally.last_round->ok);
    EXPECT_EQ(tally.last_round->outcome, carried.outcome);
    EXPECT_EQ(tally.sent_ever, 3);
    EXPECT_EQ(tally.last_upload, machine.moment.wall);
}

TEST_F(Carry, SendsNothingTwice) {
    machine.submit();
    EXPECT_EQ(machine.carry(far_end.url()).sent, 1);
    machine.pass(24h);
    const Carried second = machine.carry(far_end.url());
    EXPECT_EQ(second.sent, 0);
    EXPECT_EQ(second.next, Next::nothing);
    EXPECT_EQ(second.outcome, "There was nothing to send.");
    EXPECT_EQ(far_end.received().size(), 1U);
}

TEST_F(Carry, APostIsAManifestAndTheSealedFilesUnderTheNamesThatServersMatchBy) {
    machine.submit();
    const auto outgoing = machine.store().outgoing(machine.store().due(machine.moment.wall)->front()).value();
    machine.carry(far_end.url());
    const testing::Received got = far_end.received().front();
    EXPECT_EQ(got.bytes, "submission.xml.enc|submission.xml.enc|application/octet-stream|" +
                             outgoing.sealed.files.front().bytes +
                             "\nxml_submission_file|submission.xml|text/xml|" + outgoing.sealed.manifest +
                             "\n");
    EXPECT_EQ(got.query, "central-library-2");
    EXPECT_EQ(got.user_agent, "have-your-say/0.1.0");
    EXPECT_EQ(got.version_header, "1.0");
    EXPECT_EQ(got.date, "Sat, 21 Nov 2026 00:00:00 GMT");
}

TEST_F(Carry, APracticeSubmissionSaysSoInItsDeviceID) {
    machine.submit(true);
    machine.submit(false);
    machine.carry(far_end.url());
    EXPECT_EQ(far_end.received().at(0).query, "central-library-2:practice");
    EXPECT_EQ(far_end.received().at(1).query, "central-library-2");
}

TEST_F(Carry, AGreetingIsBelievedOnlyWith204AndTheOpenRosaHeader) {
    Council council = machine.council(far_end.url());
    for (int status = 200; status < 600; ++status)
        for (const bool openrosa : {false, true}) {
            far_end.answer_greeting(status, openrosa);
            const auto greeted = council.greet();
            EXPECT_EQ(greeted.has_value(), status == 204 && openrosa) << status;
            const bool shut_out = status == 401 || status == 403 || (status == 404 && openrosa);
            if (greeted) continue;
            EXPECT_EQ(greeted.error().kind, shut_out ? kiosk::ErrorKind::refused : kiosk::ErrorKind::offline)
                << status;
        }
    EXPECT_EQ(far_end.requests(), 800);
}

TEST_F(Carry, NothingIsPostedWhereTheGreetingShowsNoOpenRosaServer) {
    machine.submit();
    const std::map<int, Next> answers{{200, Next::later}, {302, Next::later}, {401, Next::staff},
                                      {403, Next::staff}, {404, Next::later}, {503, Next::later}};
    for (const auto& [status, next] : answers) {
        far_end.answer_greeting(status, false);
        const Carried carried = machine.carry(far_end.url());
        EXPECT_EQ(carried.next, next) << status << carried.outcome;
        EXPECT_EQ(carried.waiting, 1);
    }
    EXPECT_EQ(far_end.requests(), static_cast<int>(answers.size()));  // not even a form list was asked for
    EXPECT_EQ(machine.store().outgoing(machine.store().due(machine.moment.wall)->front())->tries, 0);
}

TEST_F(Carry, AServerThatIsNotThereLeavesEverythingWaiting) {
    machine.submit();
    const Carried carried = machine.carry("http://127.0.0.1:1/v1/key/" + std::string(testing::token));
    EXPECT_EQ(carried.next, Next::later);
    EXPECT_EQ(carried.waiting, 1);
    EXPECT_EQ(
        carried.outcome,
        "Nothing was sent. 1 waits. The council's server could not be reached (Couldn't connect to server).");
    EXPECT_FALSE(machine.store().tally(machine.moment.wall)->last_round->ok);
}

TEST_F(Carry, ARevokedTokenStopsTheRoundAtOnceAndCallsStaff) {
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 403, "Nope"); });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.waiting, 5);
    EXPECT_EQ(far_end.received().size(), 1U);
    EXPECT_EQ(machine.store().due(machine.moment.wall)->size(), 5U);  // it is no fault of theirs: no back-off
}

TEST_F(Carry, ARefusedSubmissionIsKeptForStaffAndTheOthersPass) {
    const std::string bad = machine.submit();
    machine.submit();
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        received.instance_id == bad ? answer(response, 409, "not currently accepting")
                                    : answer(response, 201, "ok");
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.sent, 1);
    EXPECT_EQ(carried.refused, 1);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_NE(carried.outcome.find("not currently accepting"), std::string::npos);
    machine.pass(24h);
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::staff);  // until a person looks
    EXPECT_EQ(far_end.received().size(), 2U);
    ASSERT_TRUE(machine.store().retry_refused());
    far_end.answer_posts(nullptr);
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::nothing);
}

TEST_F(Carry, TheSentenceForStaffStaysShortAndNamesNoSubmissionHoweverManyAreRefused) {
    std::string first = machine.submit();
    for (int i = 0; i < 50; ++i) machine.submit();
    int number = 0;
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        answer(response, 404, "No form " + std::to_string(++number) + " for " + received.instance_id);
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.refused, 51);
    EXPECT_LT(carried.outcome.size(), 600U);
    EXPECT_NE(carried.outcome.find("No form 1 for …"), std::string::npos) << carried.outcome;
    EXPECT_EQ(carried.outcome.find(first), std::string::npos);
}

TEST_F(Carry, AServerInTroubleIsLeftAloneAfterThreeFailuresInARow) {
    for (int i = 0; i < 10; ++i) machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 503, "Later"); });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::later);
    EXPECT_EQ(carried.waiting, 10);
    EXPECT_EQ(far_end.received().size(), 3U);
}

TEST_F(Carry, SubmissionsThatTheServerFailsOnForEverDoNotBlockThoseBehindThem) {
    std::set<std::string> poison;
    for (int i = 0; i < 5; ++i) poison.insert(machine.submit());
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        poison.contains(received.instance_id) ? answer(response, 500, "Oops") : answer(response, 201, "ok");
    });
    int sent = 0, nights = 0;
    for (; sent < 5 && nights < 10; ++nights) {
        sent += machine.carry(far_end.url()).sent;
        machine.pass(24h);
    }
    EXPECT_EQ(sent, 5);
    EXPECT_LE(nights, 6);
    EXPECT_EQ(machine.carry(far_end.url()).waiting, 5);
}

TEST_F(Carry, AThousandSubmissionsArriveOnceEachThoughThreeRepliesInTenAreLost) {
    std::map<std::string, std::string> stored;  // as Central: same instanceID, other bytes would be a 409
    int lost = 0, posts = 0, changed = 0;
    for (int i = 0; i < 1000; ++i) machine.submit();
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        const auto [at, fresh] = stored.emplace(received.instance_id, received.bytes);
        if (!fresh && at->second != received.bytes) {
            ++changed;
            return answer(response, 409, "already exists with different XML");
        }
        if (++posts % 10 == 1 || posts % 10 == 4 ||
            posts % 10 == 7) {  // stored, but the link goes before the reply is through
            ++lost;
            response.set_header("Connection", "close");
            response.set_content_provider(1000, "text/xml", [](auto, auto, auto&) { return false; });
            return;
        }
        answer(response, fresh ? 201 : 202, "ok");
    });
    Carried carried;
    int rounds = 0, sent = 0;
    do {
        carried = machine.carry(far_end.url());
        sent += carried.sent;
        machine.pass(7h);
    } while (carried.waiting > 0 && ++rounds < 500);
    EXPECT_EQ(carried.next, Next::nothing);
    EXPECT_EQ(sent, 1000);
    EXPECT_EQ(stored.size(), 1000U);
    EXPECT_EQ(changed, 0);
    EXPECT_GE(lost, 300);
}

TEST_F(Carry, WhatWasSentIsForgottenAfterFourteenDays) {
    machine.submit();
    machine.carry(far_end.url());
    machine.pass(13 * 24h);
    machine.carry(far_end.url());
    EXPECT_EQ(machine.store().forget_sent(machine.moment.wall - 13 * 24h - 1ms).value(), 0);
    machine.pass(25h);
    machine.carry(far_end.url());
    EXPECT_EQ(machine.store().forget_sent(machine.moment.wall).value(), 0);  // nothing was left to forget
    EXPECT_EQ(machine.store().tally(machine.moment.wall)->sent_ever, 1);
}

TEST_F(Carry, WhatIsSubmittedDuringARoundGoesAlong) {
    machine.submit();
    bool second = false;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        if (!second) {
            auto kiosk = store::Store::open(machine.config.database.string()).value();
            const auto key = store::PublicKey::read(testing::public_key()).value();
            const auto sealed = store::seal({testing::form_id, "1", "uuid:late", "<data/>"}, key).value();
            second = kiosk.put_in_outbox(sealed, false, machine.moment).has_value();
        }
        answer(response, 201, "ok");
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.sent, 2);
    EXPECT_EQ(carried.waiting, 0);
}

TEST_F(Carry, ARoundEndsWhenItsTimeIsUpWithoutBlamingWhatIsLeft) {
    for (int i = 0; i < 6; ++i) machine.submit();
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        machine.pass(4min);
        answer(response, 201, "ok");
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.sent, 3);
    EXPECT_EQ(carried.waiting, 3);
    EXPECT_EQ(carried.next, Next::later);
    EXPECT_EQ(machine.store().due(machine.moment.wall)->size(), 3U);
}

}  // namespace
}  // namespace openrosa
