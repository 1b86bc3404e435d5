// SPDX-License-Identifier: Apache-2.0
// Whole rounds between a real database and a real server on loopback.
#include "sync/carry.h"

#include <algorithm>
#include <map>
#include <set>

#include <curl/curl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/by_hand.h"
#include "sync/inbox/clock_text.h"
#include "tests/patience.h"
#include "tests/store/unreadable.h"
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

TEST_F(Carry, SendsWhatWaitsAndKeepsTheReceipts) {
    const std::vector<std::string> submitted{machine.submit(), machine.submit(), machine.submit()};
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::nothing);
    EXPECT_EQ(carried.sent, 3);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_EQ(carried.refused, 0);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_THAT(instance_ids(far_end.received()), ::testing::UnorderedElementsAreArray(submitted));
    EXPECT_EQ(carried.outcome, "3 submissions were sent. The form was updated to version 1.");
    const auto tally = machine.store().counters().tally(machine.moment.wall).value();
    ASSERT_TRUE(tally.last_round);
    EXPECT_TRUE(tally.last_round->ok);
    EXPECT_EQ(tally.last_round->outcome, carried.outcome);
    EXPECT_EQ(tally.sent_ever, 3);
    EXPECT_EQ(tally.last_upload, machine.moment.wall);
}

// A server that seals a form adds its key to the version (ODK Central): staff compare what the author wrote.
TEST_F(Carry, TellsOfAFormsVersionAsItsAuthorWroteIt) {
    std::string xml = testing::form_xml("Library hours");
    const std::string written = "version=\"1\"";
    ASSERT_NE(xml.find(written), std::string::npos) << xml;
    xml.replace(xml.find(written), written.size(), "version=\"2024-01-08.6[encrypted:/XzQZk0g]\"");
    far_end.offer_form(testing::form_id, xml);
    EXPECT_EQ(machine.carry(far_end.url()).outcome,
              "There was nothing to send. The form was updated to version 2024-01-08.6.");
}

// Who saw somebody at the kiosk must not find that person's record by counting.
TEST_F(Carry, TheOrderOfSubmissionDoesNotShowInTheOrderOfArrival) {
    std::vector<std::string> submitted;
    for (int i = 0; i < 40; ++i) submitted.push_back(machine.submit());
    machine.carry(far_end.url());
    const auto arrived = instance_ids(far_end.received());
    ASSERT_THAT(arrived, ::testing::UnorderedElementsAreArray(submitted));
    EXPECT_NE(arrived, submitted);
    EXPECT_NE(arrived, std::vector<std::string>(submitted.rbegin(), submitted.rend()));
}

// Each commit waits for the disk; a kill costs only that the same bytes go out once more.
TEST_F(Carry, ReceiptsAreCommittedTogetherButNeitherManyNorLateWhileTheServerThinks) {
    for (int i = 0; i < 100; ++i) machine.submit();
    std::vector<std::size_t> committed;  // as another program sees it during each post
    const auto wished = [](std::size_t posts) { return posts < 64 ? 0U : posts < 80 ? 64U : 80U; };
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        const auto other = store::Store::open(machine.config.database.string(), store::Role::sync);
        const auto last = std::chrono::steady_clock::now() + ::testing::patience;
        std::size_t seen = 0;
        do seen = other->outbox().numbers({store::State::sent})->size();
        while (seen < wished(committed.size()) && std::chrono::steady_clock::now() < last);
        committed.push_back(seen);
        if (committed.size() == 80) machine.pass(3s);
        answer(response, 201, "taken");
    });
    EXPECT_EQ(machine.carry(far_end.url()).sent, 100);
    ASSERT_EQ(committed.size(), 100U);
    EXPECT_EQ(committed[63], 0U);
    EXPECT_EQ(committed[64], 64U);
    EXPECT_EQ(committed[79], 64U);
    EXPECT_EQ(committed[80], 80U) << "older than two seconds";
    EXPECT_EQ(machine.store().outbox().numbers({store::State::sent})->size(), 100U);
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
    const auto outgoing =
        machine.store().outbox().read(machine.store().outbox().due(machine.moment.wall)->front()).value();
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
    std::vector<std::string> queries;
    for (const auto& each : far_end.received()) queries.push_back(each.query);
    EXPECT_THAT(queries, ::testing::UnorderedElementsAre("central-library-2:practice", "central-library-2"));
}

TEST_F(Carry, AGreetingIsBelievedOnlyWith204AndTheOpenRosaHeader) {
    Council council = machine.council(far_end.url());
    for (int status = 200; status < 600; ++status)
        for (const bool openrosa : {false, true}) {
            far_end.answer_greeting(status, openrosa);
            const auto greeted = council.greet();
            EXPECT_EQ(greeted.has_value(), status == 204 && openrosa) << status;
            const bool shut_out = std::set{400, 401, 403, 404, 405, 410, 501}.contains(status);
            if (greeted) continue;
            EXPECT_EQ(greeted.error().kind, shut_out ? kiosk::ErrorKind::refused : kiosk::ErrorKind::offline)
                << status;
        }
    EXPECT_EQ(far_end.requests(), 800);
}

TEST_F(Carry, NothingIsPostedWhereTheGreetingShowsNoOpenRosaServer) {
    machine.submit();
    const std::map<int, Next> answers{{200, Next::later}, {302, Next::later}, {401, Next::staff},
                                      {403, Next::staff}, {404, Next::staff}, {503, Next::later}};
    for (const auto& [status, next] : answers) {
        far_end.answer_greeting(status, false);
        const Carried carried = machine.carry(far_end.url());
        EXPECT_EQ(carried.next, next) << status << carried.outcome;
        EXPECT_EQ(carried.waiting, 1);
    }
    EXPECT_EQ(far_end.requests(), static_cast<int>(answers.size()));  // not even a form list was asked for
    EXPECT_EQ(
        machine.store().outbox().read(machine.store().outbox().due(machine.moment.wall)->front())->tries, 0);
}

TEST_F(Carry, AnAddressThatLeadsToSomeOtherServerIsSaidAndNeedsStaff) {
    machine.submit();
    far_end.answer_greeting(404, false);
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.outcome,
              "Nothing was sent. 1 waits. The configured address leads to no OpenRosa server (status 404): "
              "correct [server] in kiosk.toml, or the file that url_file names.");
}

TEST_F(Carry, AServerThatIsNotThereLeavesEverythingWaiting) {
    machine.submit();
    const Carried carried = machine.carry("http://127.0.0.1:1/v1/key/" + std::string(testing::token));
    EXPECT_EQ(carried.next, Next::later);
    EXPECT_EQ(carried.waiting, 1);
    EXPECT_TRUE(
        carried.outcome.starts_with("Nothing was sent. 1 waits. The council's server could not be reached: "))
        << carried.outcome;
    EXPECT_NE(carried.outcome.find("; "), std::string::npos) << "the part of the way, and what to look at";
    EXPECT_NE(carried.outcome.find(curl_easy_strerror(CURLE_COULDNT_CONNECT)), std::string::npos);
    EXPECT_FALSE(machine.store().counters().tally(machine.moment.wall)->last_round->ok);
}

TEST_F(Carry, ARevokedTokenStopsTheRoundAtOnceAndCallsStaff) {
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 403, "Nope"); });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.waiting, 5);
    EXPECT_EQ(far_end.received().size(), 1U);
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall)->size(),
              5U);  // it is no fault of theirs: no back-off
}

// One flipped bit stopped every later upload and every update of the form, for ever.
TEST_F(Carry, ADamagedSubmissionIsMarkedAndTheOthersAndTheFormPass) {
    const std::string damaged = machine.submit(), sound = machine.submit();
    machine.in_database("UPDATE outbox_file SET bytes = zeroblob(4112) WHERE number = 1");
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.sent, 1);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_EQ(instance_ids(far_end.received()), std::vector<std::string>{sound});
    EXPECT_NE(carried.outcome.find("Damaged (1, since 21 November 2026): The disk of this machine"),
              std::string::npos)
        << carried.outcome;
    machine.pass(24h);
    EXPECT_NE(machine.carry(far_end.url()).outcome.find("The disk of this machine"), std::string::npos);
    EXPECT_EQ(far_end.received().size(), 1U);
}

// Three of them in a row ended every sending, and kept every night red.
TEST_F(Carry, SubmissionsThatTheDiskNoLongerGivesAreMarkedAndTheOthersAndTheFormPass) {
    for (int i = 0; i < 5; ++i) machine.submit();
    const std::string sound = machine.submit();
    for (std::int64_t number = 1; number <= 5; ++number)
        store::make_unreadable(machine.config.database.string(),
                               machine.store().outbox().read(number)->sealed.files[0].bytes);
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_EQ(instance_ids(far_end.received()), std::vector<std::string>{sound});
    EXPECT_NE(carried.outcome.find("Damaged (5, since 21 November 2026): The disk of this machine"),
              std::string::npos)
        << carried.outcome;
    ASSERT_TRUE(set_aside(machine.store()));
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::nothing) << "no night is red for them for ever";
}

TEST_F(Carry, TheReasonOfARefusalIsToldInEveryRoundWithItsDayAndWhatToDo) {
    machine.submit();
    far_end.answer_posts(
        [](const auto&, httplib::Response& response) { answer(response, 409, "not accepting"); });
    machine.carry(far_end.url());
    for (int night = 0; night < 3; ++night) {
        machine.pass(24h);
        EXPECT_EQ(
            machine.carry(far_end.url()).outcome,
            "Nothing was sent. 1 was refused. Refused (1, since 21 November 2026): The council's server "
            "refuses the submission. (Status 409: not accepting) Tell the consultation team; once they "
            "have put it right, \"Upload now\" sends again.");
    }
    EXPECT_EQ(far_end.received().size(), 1U);
}

// What this round says of a submission is what it said of it last night: since then, not since now.
TEST_F(Carry, ATroubleThatStaysIsToldOnceWithItsFirstDay) {
    machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 503, "full"); });
    machine.carry(far_end.url());
    machine.pass(48h);
    EXPECT_EQ(
        machine.carry(far_end.url()).outcome,
        "Nothing was sent. 1 waits. Waiting (1, since 21 November 2026): The council's server is busy or "
        "in trouble. (Status 503: full)");
}

// A proxy's page turned every waiting record into "refused", until staff came with the PIN.
TEST_F(Carry, AGatewaysPageRefusesNothing) {
    for (int i = 0; i < 10; ++i) machine.submit();
    for (const int status : {400, 404, 405, 409, 410, 413, 418, 451}) {
        far_end.answer_posts([status](const auto&, httplib::Response& response) {
            response.status = status;
            response.set_content("<html><body>nginx</body></html>", "text/html");
        });
        const Carried carried = machine.carry(far_end.url());
        EXPECT_EQ(carried.refused, 0) << status;
        EXPECT_EQ(carried.waiting, 10) << status;
        EXPECT_EQ(carried.next, Next::later) << status;
        EXPECT_NE(carried.outcome.find("A gateway on the way"), std::string::npos) << carried.outcome;
        machine.pass(7h);
    }
}

// Many servers name the submission: a backlog of thousands went through one by one.
TEST_F(Carry, AFewRefusalsOfOneStatusInARowLeaveTheOthersOfThatFormWaiting) {
    for (int i = 0; i < 50; ++i) machine.submit();
    const std::string other = machine.submit_for("parks");
    far_end.answer_posts([other](const testing::Received& received, httplib::Response& response) {
        received.instance_id == other
            ? answer(response, 201, "ok")
            : answer(response, 404, "No form for submission " + received.instance_id.substr(30));
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.sent, 1);
    EXPECT_EQ(carried.refused, 3);
    EXPECT_EQ(carried.waiting, 47);
    EXPECT_EQ(carried.forms_updated, 1);
}

TEST_F(Carry, RefusalsOfSeveralKindsBlameEachSubmissionAndNotTheForm) {
    for (int i = 0; i < 10; ++i) machine.submit();
    int number = 0;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        answer(response, ++number % 2 == 0 ? 409 : 413, "no");
    });
    EXPECT_EQ(machine.carry(far_end.url()).refused, 10);
}

// The round ended there, before the new form was fetched, and the kiosk stayed out of service.
TEST_F(Carry, A401ForAnEarlierFormIsPassedOverWithItsNameAndTheOthersAndTheNewFormPass) {
    for (int i = 0; i < 4; ++i) machine.submit_for("parks");
    const std::string present = machine.submit();
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        received.instance_id == present ? answer(response, 201, "ok") : answer(response, 401, "no rights");
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.next, Next::staff);
    EXPECT_EQ(carried.sent, 1);
    EXPECT_EQ(carried.waiting, 4);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_NE(carried.outcome.find("The form is parks."), std::string::npos) << carried.outcome;
    EXPECT_EQ(far_end.received().size(), 2U);  // one try tells that the form is shut
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall)->size(),
              4U);  // no fault of theirs: no back-off
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
    ASSERT_TRUE(machine.store().outbox().retry_all());
    far_end.answer_posts(nullptr);
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::nothing);
}

TEST_F(Carry, TheSentenceForStaffStaysShortAndNamesNoSubmissionHoweverManyAreRefused) {
    const std::string first = machine.submit();
    for (int i = 0; i < 50; ++i) machine.submit_for("form-" + std::to_string(i));
    int number = 0;
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        answer(response, 404, "No form " + std::to_string(++number) + " for " + received.instance_id);
    });
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.refused, 51);
    EXPECT_LT(carried.outcome.size(), 600U);
    EXPECT_NE(carried.outcome.find(" for …)"), std::string::npos) << carried.outcome;
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

TEST_F(Carry, AServerThatAsksToBeLeftAloneIsForAsLongAsItAsked) {
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) {
        response.set_header("Retry-After", "1800");
        answer(response, 503, "Being updated");
    });
    EXPECT_EQ(machine.carry(far_end.url()).next, Next::later);
    EXPECT_EQ(far_end.received().size(), 1U);
    EXPECT_EQ(far_end.requests(), 2);  // the greeting and one post: not even the form was asked for
    EXPECT_TRUE(machine.store().outbox().due(machine.moment.wall + 1799s)->empty())
        << "nor is another one sent";
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall + 1800s)->size(), 5U);
    ASSERT_TRUE(machine.store().outbox().retry_all());  // "Upload now"
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall)->size(), 5U);
}

// The wait outlives the round, and what is submitted in it: whoever comes back early makes a busy server
// busier.
TEST_F(Carry, ALaterRoundDoesNotEvenGreetAServerThatAskedToBeLeftAlone) {
    const std::string said =
        council::http_date(machine.moment.wall + 24h);  // its clock is a day ahead of ours
    const std::string date = council::http_date(machine.moment.wall + 24h + 1800s);
    const std::vector<std::pair<int, std::string>> answers{
        {503, "1800"}, {429, "1800"}, {503, date}, {429, date}};
    for (const auto& each : answers) {
        KioskMachine box;
        FarEnd server;
        server.answer_posts([&](const auto&, httplib::Response& response) {
            response.set_header("Date", said);
            response.set_header("Retry-After", each.second);
            answer(response, each.first, "Being updated");
        });
        box.submit();
        box.carry(server.url());
        const int asked = server.requests();
        server.answer_posts(nullptr);
        box.reopen_store();
        box.submit();
        box.pass(1799s);
        const Carried early = box.carry(server.url());
        EXPECT_EQ(server.requests(), asked) << each.first << ' ' << each.second;
        EXPECT_EQ(early.next, Next::later);
        EXPECT_NE(early.outcome.find("asked to be left alone until 00:30 on 21 November 2026"),
                  std::string::npos)
            << early.outcome;
        box.pass(1s);
        EXPECT_EQ(box.carry(server.url()).sent, 2) << each.first << ' ' << each.second;
    }
}

TEST_F(Carry, NoServerIsLeftAloneForLongerThanSixHoursNorWhereStaffAskNorByAClockThatWasWrong) {
    const auto ask = [&](const std::string& wish) {
        far_end.answer_posts([wish](const auto&, httplib::Response& response) {
            response.set_header("Retry-After", wish);
            answer(response, 503, "Being updated");
        });
        machine.submit();
        machine.carry(far_end.url());
        far_end.answer_posts(nullptr);
    };
    for (const std::string& wish : {std::string("99999999999999999999999"), std::string("604800"),
                                    council::http_date(machine.moment.wall + std::chrono::years{50})}) {
        ask(wish);
        machine.pass(6h - 1s);
        EXPECT_EQ(machine.carry(far_end.url()).sent, 0) << wish;
        machine.pass(1s);
        EXPECT_EQ(machine.carry(far_end.url()).sent, 1) << wish;
    }
    for (const char* nonsense : {"-5", "soon", "", "Mon, 01 Jan 1990 00:00:00 GMT"}) {
        ask(nonsense);
        EXPECT_FALSE(machine.store().outbox().held_back_until(machine.moment.wall).value()) << nonsense;
        ASSERT_TRUE(machine.store().outbox().retry_all());
        machine.carry(far_end.url());
    }
    ask("1800");
    ASSERT_TRUE(machine.store().outbox().retry_all());  // "Upload now"
    EXPECT_EQ(machine.carry(far_end.url()).sent, 1);
    ask("1800");
    machine.pass(-10 * 24h);  // it was ten days ahead when the server asked
    EXPECT_EQ(machine.carry(far_end.url()).sent, 1);
}

TEST_F(Carry, AFormListThatAsksToBeLeftAloneHoldsWhatWaitsToo) {
    machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 500, "Oh"); });
    far_end.answer_form_list(503, "");
    far_end.demand([](const httplib::Request& request, httplib::Response& response) {
        if (request.path.ends_with("/formList")) response.set_header("Retry-After", "1800");
        return true;
    });
    machine.carry(far_end.url());
    EXPECT_TRUE(machine.store().outbox().due(machine.moment.wall + 1799s)->empty());
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall + 1800s)->size(), 1U);
}

TEST_F(Carry, MoreThanTheServerTakesAtOnceGoesUpFileByFileUnderOneManifest) {
    store::Outgoing outgoing;
    outgoing.sealed = {testing::form_id, "1", "uuid:1", "<data>uuid:1<", {}};
    for (const char* name : {"photo.jpg.enc", "map.png.enc", "submission.xml.enc"})
        outgoing.sealed.files.push_back({name, std::string(10'000, 'x')});
    Council council = machine.council(far_end.url());
    far_end.accept_length(100'000);
    ASSERT_TRUE(council.greet());
    EXPECT_EQ(council.send(outgoing).meaning, Meaning::accepted);
    EXPECT_EQ(far_end.received().size(), 1U);
    far_end.accept_length(20'000);
    ASSERT_TRUE(council.greet());
    EXPECT_EQ(council.send(outgoing).meaning, Meaning::accepted);
    const auto received = far_end.received();
    ASSERT_EQ(received.size(), 4U);
    for (std::size_t i = 1; i < received.size(); ++i) {
        EXPECT_NE(received[i].bytes.find("xml_submission_file|submission.xml|text/xml|<data>uuid:1<"),
                  std::string::npos);
        EXPECT_NE(received[i].bytes.find(outgoing.sealed.files[i - 1].name), std::string::npos);
    }
    far_end.answer_posts([](const auto&, httplib::Response& response) { answer(response, 500, "Oops"); });
    EXPECT_EQ(council.send(outgoing).meaning, Meaning::later);  // no receipt before all of it is there
}

TEST_F(Carry, TellsHowFarItIs) {
    for (int i = 0; i < 3; ++i) machine.submit();
    std::vector<std::pair<int, int>> told;
    Council council = machine.council(far_end.url());
    carry(machine.store(), machine.config, council, machine.clock(),
          [&](int done, int all) { told.emplace_back(done, all); });
    EXPECT_EQ(told, (std::vector<std::pair<int, int>>{{1, 3}, {2, 3}, {3, 3}}));
}

TEST_F(Carry, SubmissionsThatTheServerFailsOnForEverDoNotBlockThoseBehindThem) {
    std::set<std::string> poison;
    for (int i = 0; i < 5; ++i) poison.insert(machine.submit());
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([poison](const testing::Received& received, httplib::Response& response) {
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

TEST_F(Carry, WhatWasSentIsForgottenAfterFourteenDays) {
    machine.submit();
    machine.carry(far_end.url());
    machine.pass(13 * 24h);
    machine.carry(far_end.url());
    EXPECT_EQ(machine.store().outbox().forget_sent(machine.moment.wall - 13 * 24h - 1ms).value(), 0);
    machine.pass(25h);
    machine.carry(far_end.url());
    EXPECT_EQ(machine.store().outbox().forget_sent(machine.moment.wall).value(),
              0);  // nothing was left to forget
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->sent_ever, 1);
}

TEST_F(Carry, AFormThatTheServerNoLongerListsIsNotedOnceItWasListedAndWhatWaitsGoesUpAllTheSame) {
    far_end.answer_form_list(200, testing::form_list(""));
    machine.config.form = "form.xml";
    machine.carry(far_end.url());
    EXPECT_FALSE(machine.store().forms().missing_since(testing::form_id).value());  // it never was there
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    machine.carry(far_end.url());
    machine.submit();
    far_end.answer_form_list(200, testing::form_list(""));
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.sent, 1);
    EXPECT_EQ(carried.next, Next::nothing);
    const auto noticed = machine.moment.wall;
    EXPECT_EQ(machine.store().forms().missing_since(testing::form_id).value(), noticed);
    machine.pass(24h);
    machine.carry(far_end.url());
    EXPECT_EQ(machine.store().forms().missing_since(testing::form_id).value(), noticed);
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    machine.carry(far_end.url());
    EXPECT_FALSE(machine.store().forms().missing_since(testing::form_id).value());
}

TEST_F(Carry, WhatIsSubmittedDuringARoundGoesAlong) {
    machine.submit();
    bool second = false;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        if (!second) {
            auto kiosk = store::Store::open(machine.config.database.string()).value();
            const auto key = store::PublicKey::read(testing::public_key()).value();
            const auto sealed = store::seal({testing::form_id, "1", "uuid:late", "<data/>"}, key).value();
            second = kiosk.outbox().put(sealed, store::Occasion::consultation, machine.moment).has_value();
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
    EXPECT_EQ(machine.store().outbox().due(machine.moment.wall)->size(), 3U);
}

}  // namespace
}  // namespace openrosa
