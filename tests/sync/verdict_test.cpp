// SPDX-License-Identifier: Apache-2.0
// What the uploader may conclude from an answer: the pure table, then every status over a real connection.
#include "sync/verdict.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using testing::FarEnd;
using testing::KioskMachine;

const std::string page = "<!DOCTYPE html><html><body>Welcome to Library WiFi. Please sign in.</body></html>";

// Written from the published table, not from the code: what is not named here is worth another try.
Meaning expected(int status, bool with_envelope) {
    if ((status == 201 || status == 202) && with_envelope) return Meaning::accepted;
    if (status == 401) return Meaning::form_shut;
    if (status == 403) return Meaning::stopped;
    if (std::set{402, 408, 423, 425, 429}.contains(status)) return Meaning::later;
    return status >= 400 && status < 500 && with_envelope ? Meaning::refused : Meaning::later;
}

store::Outgoing waiting(KioskMachine& machine) {
    machine.submit();
    const auto due = machine.store().outbox().due(machine.moment.wall);
    return machine.store().outbox().read(due->front()).value();
}

// What the kiosk takes for a receipt though it is none, it forgets, and the council does not have it.
void expect_meaning(campaign::Account& account, Meaning meaning, Meaning wanted, const std::string& when) {
    ++account.tried;
    account.lost += meaning == Meaning::accepted && wanted != Meaning::accepted ? 1 : 0;
    EXPECT_EQ(meaning, wanted) << when;
}

// It need not break the secure connection: a proxy that the machine trusts shows its own page, or sends
// there.
TEST(Verdict, ANetworksSignInPageIsNamedWhereverItComes) {
    FarEnd far_end;
    KioskMachine machine;
    Council council = machine.council(far_end.url());
    const auto names_it = [](const std::string& sentence) {
        EXPECT_NE(sentence.find("look whether the network asks to sign in"), std::string::npos) << sentence;
    };
    for (const int status : {200, 302, 307, 511}) {
        far_end.answer_greeting(status, false);
        const auto greeted = council.greet();
        ASSERT_FALSE(greeted) << status;
        names_it(greeted.error().sentence);
        far_end.answer_form_list(status, page);
        const auto listed = council.form_list("");
        ASSERT_FALSE(listed) << status;
        names_it(listed.error().sentence);
        EXPECT_EQ(listed.error().kind, kiosk::ErrorKind::offline) << status;
    }
}

// RELIABILITY N1.
TEST(Verdict, EachStatusFrom200To599WithAndWithoutAnOpenRosaBodyMeansWhatTheTableSays) {
    FarEnd far_end;
    KioskMachine machine;
    const store::Outgoing outgoing = waiting(machine);
    std::map<Meaning, int> seen;
    campaign::Account account;
    for (int status = 200; status < 600; ++status)
        for (const std::string& body : {std::string(), page, testing::envelope}) {
            far_end.answer_posts([status, body](const auto&, httplib::Response& response) {
                response.status = status;
                response.set_content(body, "text/html");
            });
            // HTTP gives these no body whatever the server writes. It would stand where the next answer on
            // the same connection is awaited: so each has one of its own.
            const bool with_envelope = body == testing::envelope && status != 204 && status != 304;
            const Verdict verdict = machine.council(far_end.url()).send(outgoing);
            expect_meaning(account, verdict.meaning, expected(status, with_envelope),
                           std::to_string(status) + " " + body);
            EXPECT_EQ(verdict.sentence.empty(), verdict.meaning == Meaning::accepted) << status;
            ++seen[verdict.meaning];
        }
    EXPECT_EQ(seen[Meaning::accepted], 2);
    EXPECT_EQ(seen[Meaning::stopped], 3);
    EXPECT_EQ(seen[Meaning::form_shut], 3);
    EXPECT_EQ(seen[Meaning::refused], 93);  // each 4xx but seven, and only with an envelope
    EXPECT_EQ(far_end.received().size(), 1200U);
    account.close();
}

TEST(Verdict, ABodyOfTenMegabytesIsDroppedAndOnlyTheStatusCounts) {
    FarEnd far_end;
    KioskMachine machine;
    Council council = machine.council(far_end.url());
    const store::Outgoing outgoing = waiting(machine);
    campaign::Account account;
    for (const int status : {200, 201, 202, 302, 409, 500}) {
        far_end.answer_posts([status](const auto&, httplib::Response& response) {
            response.status = status;
            response.set_content(testing::envelope + std::string(10 << 20, ' '), "text/xml");
        });
        expect_meaning(account, council.send(outgoing).meaning, expected(status, false),
                       std::to_string(status));
    }
    account.close();
}

TEST(Verdict, AnEnvelopeOfAnotherNamespaceOrBrokenXmlIsNoProof) {
    FarEnd far_end;
    KioskMachine machine;
    Council council = machine.council(far_end.url());
    const store::Outgoing outgoing = waiting(machine);
    campaign::Account account;
    for (const std::string& body :
         {std::string("<OpenRosaResponse><message>ok</message></OpenRosaResponse>"),
          testing::envelope.substr(0, testing::envelope.size() - 1), testing::envelope + "<more/>",
          "<html>" + testing::envelope + "</html>", "<!DOCTYPE OpenRosaResponse>" + testing::envelope}) {
        far_end.answer_posts(
            [body](const auto&, httplib::Response& response) { response.set_content(body, "text/xml"); });
        expect_meaning(account, council.send(outgoing).meaning, Meaning::later, body);
    }
    account.close();
}

TEST(Verdict, TheServersOwnWordsReachStaffOnOneLineWithoutTheToken) {
    FarEnd far_end;
    KioskMachine machine;
    Council council = machine.council(far_end.url());
    const store::Outgoing outgoing = waiting(machine);
    const std::string said =
        std::string("No such form\n\tat /v1/key/") + testing::token + "/projects/7 \xE2\x80\xAE end";
    far_end.answer_posts([said](const auto&, httplib::Response& response) {
        response.status = 404;
        response.set_content("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" +
                                 said + "</message></OpenRosaResponse>",
                             "text/xml");
    });
    const Verdict verdict = council.send(outgoing);
    EXPECT_EQ(verdict.meaning, Meaning::refused);
    EXPECT_EQ(verdict.sentence,
              "The council's server refuses the submission. (Status 404: No such form at "
              "/v1/key/…/projects/7 end)");
}

TEST(Verdict, ATokenInTheServersWordsIsCutOutHoweverItIsSpelt) {
    FarEnd far_end;
    KioskMachine machine;
    const Council council = machine.council(far_end.url());
    std::string encoded = testing::token;
    for (std::size_t at; (at = encoded.find_first_of("!$")) != encoded.npos;)
        encoded.replace(at, 1, encoded[at] == '!' ? "%21" : "%24");
    for (const std::string& spelt : {std::string(testing::token), encoded})
        EXPECT_EQ(council.fit_to_show("Gone: " + spelt + "."), spelt == encoded ? "Gone: …" : "Gone: ….");
}

}  // namespace
}  // namespace openrosa
