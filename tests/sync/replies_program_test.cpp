// SPDX-License-Identifier: Apache-2.0
// What a server may answer, to kiosk-sync itself: every status with every kind of body (RELIABILITY N1), and
// nothing at all of what it has stored (N3). Some of the statuses every day, all of them in the campaign.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

using nlohmann::json;
using testing::FarEnd;
using testing::KioskMachine;
using testing::Program;

enum class Body { none, page, envelope, ten_megabytes };

std::string bytes_of(Body body) {
    switch (body) {
        case Body::none:
            return "";
        case Body::page:
            return "<!DOCTYPE html><html><body>Welcome to Library WiFi. Please sign in.</body></html>";
        case Body::envelope:
            return testing::envelope;
        case Body::ten_megabytes:
            return testing::envelope + std::string(10 << 20, ' ');
    }
    return "";
}

struct Wanted {
    int sent, waiting, refused, code;
};

// Written from the published table, not from the code. HTTP gives 204 and 304 no body whatever a server
// writes.
Wanted wanted_of(int status, Body body) {
    constexpr int later = 75, staff = 1;
    const bool openrosa = body == Body::envelope && status != 204 && status != 304;
    if ((status == 201 || status == 202) && openrosa) return {1, 0, 0, 0};
    if (status == 401 || status == 403) return {0, 1, 0, staff};
    if (std::set{402, 408, 423, 425, 429}.contains(status)) return {0, 1, 0, later};
    if (status >= 400 && status < 500 && openrosa) return {0, 0, 1, staff};
    return {0, 1, 0, later};
}

// What should be here and is not.
long lost_of(const Wanted& wanted, const json& said) {
    return std::max(
        0L, wanted.waiting + wanted.refused - said["waiting"].get<long>() - said["refused"].get<long>());
}

class Replies : public ::testing::Test {
 protected:
    Replies() {
        far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
        // It is fetched before anything is counted.
        EXPECT_EQ(round().code, 0);
    }
    struct Ended {
        int code;
        json said;
    };
    // With all that waits, as if the nights between had passed and staff had asked.
    Ended round() {
        machine.in_database(
            "UPDATE outbox SET state = 'waiting' WHERE state = 'refused'; UPDATE outbox SET next_try = 0, "
            "tries = 0;"
            "DELETE FROM left_alone");
        Program program(machine.folder(), {"--config", config, "--json"});
        const int code = program.end();
        EXPECT_TRUE(json::accept(program.out())) << program.out() << program.err();
        return {code, json::parse(program.out())};
    }
    // False where the submission is still here.
    bool answered_by(int status, Body body, campaign::Account& account) {
        far_end.answer_posts([&](const auto&, httplib::Response& response) {
            response.status = status;
            response.set_content(bytes_of(body), "text/xml");
        });
        const Wanted wanted = wanted_of(status, body);
        const Ended ended = round();
        const std::string when = "status " + std::to_string(status) + ", body " +
                                 std::to_string(static_cast<int>(body)) + ": " + ended.said.dump();
        EXPECT_EQ(ended.code, wanted.code) << when;
        EXPECT_EQ(ended.said["sent"], wanted.sent) << when;
        EXPECT_EQ(ended.said["waiting"], wanted.waiting) << when;
        EXPECT_EQ(ended.said["refused"], wanted.refused) << when;
        EXPECT_EQ(ended.said["outcome"].get<std::string>().find("(Status " + std::to_string(status)) !=
                      std::string::npos,
                  wanted.sent == 0)
            << when;
        ++account.tried;
        ++meant[wanted.sent * 100 + wanted.waiting * 10 + wanted.refused];
        account.lost += lost_of(wanted, ended.said);
        return wanted.sent == 1;
    }

    FarEnd far_end;
    KioskMachine machine;
    const std::string config = machine.write_config(far_end.url()).string();
    std::map<int, int> meant;
};

TEST_F(Replies, OfEveryStatusWithEveryBodyMeanToKioskSyncWhatTheTableSays) {
    const std::set<int> always{201, 202, 401, 403, 409, 429, 503};
    const std::array bodies{Body::none, Body::page, Body::envelope, Body::ten_megabytes};
    campaign::Account account;
    std::vector<std::string> submitted{machine.submit()};
    std::size_t nth = 0;
    for (int status = 200; status < 600; ++status)
        for (const Body body : bodies) {
            if (nth++ % campaign::step(31) != 0 && !always.contains(status)) continue;
            if (answered_by(status, body, account)) submitted.push_back(machine.submit());
        }
    far_end.answer_posts(nullptr);
    EXPECT_EQ(round().said["waiting"], 0);
    const campaign::Account posts = campaign::reckon_posts(submitted, far_end.received());
    account.lost += posts.lost;
    account.doubled = posts.doubled;
    EXPECT_EQ(meant.size(), 3U) << "taken, kept for later, refused";
    EXPECT_EQ(meant[100], 2);
    account.close();
}

TEST_F(Replies, LostAfterTheServerStoredItBringTheSameBytesAgainAndTheServerHasOne) {
    const int count = static_cast<int>(campaign::times(1000));
    std::map<std::string, std::string>
        stored;  // as Central: other bytes under the same instanceID would be a 409
    int lost = 0, posts = 0;
    std::vector<std::string> submitted;
    for (int i = 0; i < count; ++i) submitted.push_back(machine.submit());
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        const auto [at, fresh] = stored.emplace(received.instance_id, received.bytes);
        if (const int nth = posts++ % 10; nth == 0 || nth == 3 || nth == 6) {  // the link goes with the reply
            ++lost;
            response.set_header("Connection", "close");
            response.set_content_provider(1000, "text/xml", [](auto, auto, auto&) { return false; });
            return;
        }
        response.status = at->second != received.bytes ? 409 : fresh ? 201 : 202;
        response.set_content(testing::envelope, "text/xml");
    });
    int sent = 0, rounds = 0;
    for (Ended ended = round();; ended = round()) {
        sent += ended.said["sent"].get<int>();
        if (ended.said["waiting"] == 0 || ++rounds == 100) break;
    }
    far_end.answer_posts(nullptr);
    EXPECT_EQ(sent, count);
    EXPECT_GE(lost, count * 3 / 10);
    const campaign::Account account = campaign::reckon_posts(submitted, far_end.received());
    account.close();
}

// What the first of these two would see of a kiosk that takes a page for a receipt; the other's judge is
// planted in tests/campaign/account_test.cpp.
TEST(RepliesReckoned, OfAKioskThatForgetsWhatNobodyTookAreSeen) {
    const json took{{"sent", 1}, {"waiting", 0}, {"refused", 0}},
        kept{{"sent", 0}, {"waiting", 1}, {"refused", 0}},
        refused{{"sent", 0}, {"waiting", 0}, {"refused", 1}};
    for (const int status : {200, 201, 302, 404, 503}) {
        EXPECT_EQ(lost_of(wanted_of(status, Body::page), took), 1) << status;
        EXPECT_EQ(lost_of(wanted_of(status, Body::page), kept), 0) << status;
    }
    EXPECT_EQ(lost_of(wanted_of(409, Body::envelope), took), 1);
    EXPECT_EQ(lost_of(wanted_of(409, Body::envelope), refused), 0);
    EXPECT_EQ(lost_of(wanted_of(201, Body::envelope), took), 0);
}

}  // namespace
}  // namespace openrosa
