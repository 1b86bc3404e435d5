// SPDX-License-Identifier: Apache-2.0
// A far end that speaks every status, cuts at any byte, stalls and lies, and in spite of which kiosk-sync
// loses nothing and doubles nothing (RELIABILITY N1 to N5, section 2). CAMPAIGN_TIMES makes it longer: 10,000
// by night.
#include "tests/sync/oracle.h"

#include <atomic>
#include <iostream>
#include <mutex>
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>

#include "kiosk/encoding/encoding.h"
#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"
#include "tests/sync/raw_far_end.h"

namespace openrosa {
namespace {

using nlohmann::json;
using store::State;
using testing::Finding;
using testing::http_answer;
using testing::KioskMachine;
using testing::Ledger;
using testing::RawFarEnd;
using testing::read_request;
using testing::write_all;

const std::string page = "<!DOCTYPE html><html><body>Please sign in.</body></html>";

std::string digest_of(const std::string& manifest, const std::string& file) {
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {manifest, "|", file}));
}

// What stands between the blank line and the boundary of the part of this name.
std::string part_of(const std::string& request, const std::string& name) {
    const std::size_t named = request.find("boundary=") + 9;
    const std::string boundary = "\r\n--" + request.substr(named, request.find("\r\n", named) - named);
    const std::size_t at = request.find("name=\"" + name + "\"");
    const std::size_t from = request.find("\r\n\r\n", at) + 4;
    return request.substr(from, request.find(boundary, from) - from);
}

int status_of(std::mt19937& random) {
    return std::uniform_int_distribution<int>(200, 599)(random);
}

// Keeps records as ODK Central does, and misbehaves in three of ten posts.
class HostileServer {
 public:
    explicit HostileServer(unsigned seed) : random_(seed), far_end_([this](int socket) { serve(socket); }) {}

    std::string url() const { return far_end_.url(); }
    // Not while a round runs.
    void behave() { faulty_ = false; }
    std::vector<std::pair<std::string, std::string>> records() const { return looked_at(records_); }
    std::map<std::string, int> faults() const { return looked_at(faults_); }
    int posts() const { return looked_at(posts_); }

 private:
    template <class Book>
    Book looked_at(const Book& book) const {
        const std::lock_guard lock(mutex_);
        return book;
    }

    void serve(int socket) {
        while (true) {
            const bool goes_wrong = faulty_ && draw(10) < 3;
            const std::size_t cut = goes_wrong && draw(8) == 0 ? draw(6'000) : std::string::npos;
            const std::string request = read_request(socket, cut);
            if (!testing::is_whole(request)) {
                const std::lock_guard lock(mutex_);
                if (cut != std::string::npos) ++faults_["request cut"];
                return;
            }
            if (request.starts_with("HEAD"))
                write_all(socket, "HTTP/1.1 204 No Content\r\nX-OpenRosa-Version: 1.0\r\n\r\n");
            else if (request.starts_with("GET"))
                write_all(socket, http_answer(200, testing::form_list("")));
            else if (!answer_post(socket, request, goes_wrong))
                return;
        }
    }

    // False where the connection goes with it.
    bool answer_post(int socket, const std::string& request, bool goes_wrong) {
        const std::lock_guard lock(mutex_);
        ++posts_;
        if (!goes_wrong) return write_all(socket, keep(request));
        switch (draw(7)) {
            case 0:
                ++faults_["reply cut"];
                write_all(socket, cut(keep(request)));
                return false;
            case 1:
                ++faults_["kept, then reset"];
                keep(request);
                reset(socket);
                return false;
            case 2:
                ++faults_["another program's page, any status"];
                return write_all(socket, http_answer(status_of(random_), page, ""));
            case 3:
                ++faults_["no body, any status"];
                return write_all(socket, http_answer(status_of(random_), ""));
            case 4:
                ++faults_["in trouble"];
                return write_all(socket, http_answer(500 + static_cast<int>(draw(100)), testing::envelope));
            case 5:
                ++faults_["refused without reason"];
                return write_all(socket, http_answer(400 + 9 * (draw(2) == 0 ? 1 : 0), testing::envelope));
            default:
                ++faults_["not http"];
                write_all(socket, "220 mail ready\r\n");
                return false;
        }
    }

    std::string keep(const std::string& request) {
        const std::string manifest = part_of(request, "xml_submission_file");
        const std::size_t from = manifest.find("uuid:");
        const std::string id = manifest.substr(from, manifest.find('<', from) - from);
        const std::string digest = digest_of(manifest, part_of(request, "submission.xml.enc"));
        const auto [at, fresh] = held_.emplace(id, digest);
        if (!fresh && at->second != digest) return http_answer(409, testing::envelope);
        if (fresh) records_.emplace_back(id, digest);
        return http_answer(fresh ? 201 : 202, testing::envelope);
    }

    std::string cut(const std::string& reply) { return reply.substr(0, draw(reply.size())); }
    static void reset(int socket) {
        const linger at_once{1, 0};
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    std::size_t draw(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

    std::mt19937 random_;
    std::atomic<bool> faulty_ = true;
    mutable std::mutex mutex_;  // over the books
    std::map<std::string, std::string> held_;
    std::vector<std::pair<std::string, std::string>> records_;
    std::map<std::string, int> faults_;
    int posts_ = 0;
    RawFarEnd far_end_;  // the last: its thread ends before what it writes to
};

Ledger submit_many(KioskMachine& machine, int count) {
    Ledger ledger;
    for (int i = 0; i < count; ++i) {
        const std::string id = machine.submit();
        const auto sealed = machine.store().outbox().read(i + 1)->sealed;
        ledger.submitted[id] = digest_of(sealed.manifest, sealed.files.front().bytes);
    }
    return ledger;
}

void look_at_outbox(KioskMachine& machine, Ledger& ledger) {
    const auto ids = [&](const std::vector<State>& states) {
        std::set<std::string> found;
        const auto numbers = machine.store().outbox().numbers(states).value();
        for (const std::int64_t number : numbers)
            found.insert(machine.store().outbox().read(number)->sealed.instance_id);
        return found;
    };
    ledger.here = ids({State::waiting, State::refused, State::damaged, State::aside});
    ledger.believed_sent = ids({State::sent});
}

// As if the wait of each had passed.
json round(KioskMachine& machine, const HostileServer& server) {
    machine.in_database("UPDATE outbox SET next_try = 0; DELETE FROM left_alone");
    testing::Program program(machine.folder(),
                             {"--config", machine.write_config(server.url()).string(), "--json"});
    EXPECT_NE(program.end(), -1) << "it was killed";
    return json::parse(program.out());
}

TEST(Oracle, ThreeFaultsInTenPostsLoseNothingAndDoubleNothing) {
    const auto count = static_cast<int>(campaign::times(500));
    const auto seed = static_cast<unsigned>(20261128 + campaign::seed());
    HostileServer server(seed);
    KioskMachine machine;
    Ledger ledger = submit_many(machine, count);
    campaign::Account account{.tried = count};
    const auto look = [&](const char* when) {
        ledger.at_server = server.records();
        look_at_outbox(machine, ledger);
        const Finding found = judge_ledger(ledger);
        account.lost += found.lost + found.changed + found.wrongly_believed;
        account.doubled += found.doubled + found.invented;
        EXPECT_TRUE(found.clean()) << when << ", seed " << seed << ": lost " << found.lost << ", doubled "
                                   << found.doubled << ", changed " << found.changed << ", invented "
                                   << found.invented << ", wrongly believed " << found.wrongly_believed;
    };
    int rounds = 0;
    for (; rounds < 40 + count / 4 && !machine.store().outbox().numbers({State::waiting})->empty();
         ++rounds) {
        round(machine, server);
        if (rounds % 3 == 0) {  // staff ask after a refusal
            ASSERT_TRUE(machine.store().outbox().retry_all());
        }
        if (rounds % 50 == 0) look("on the way");
    }
    look("after the faults");
    server.behave();
    ASSERT_TRUE(machine.store().outbox().retry_all());
    const json last = round(machine, server);
    EXPECT_EQ(last["waiting"].get<int>() + last["refused"].get<int>(), 0) << last;
    look("at the end");
    EXPECT_EQ(server.records().size(), static_cast<std::size_t>(count));
    EXPECT_EQ(server.faults().size(), 8U) << "a kind of fault never came";
    std::cout << count << " submissions, " << server.posts() << " posts, " << rounds << " rounds, seed "
              << seed;
    for (const auto& [kind, times] : server.faults()) std::cout << "; " << kind << " " << times;
    std::cout << std::endl;
    account.close();
}

// The oracle itself: each fault that it is there for is planted, and found.
TEST(Oracle, FindsWhatIsPlanted) {
    const Ledger sound{.submitted = {{"a", "1"}, {"b", "2"}, {"c", "3"}},
                       .at_server = {{"a", "1"}, {"b", "2"}},
                       .here = {"b", "c"},
                       .believed_sent = {"a"}};
    EXPECT_TRUE(judge_ledger(sound).clean());
    Ledger lost = sound, doubled = sound, changed = sound, invented = sound, believed = sound;
    lost.here.erase("c");
    EXPECT_EQ(judge_ledger(lost).lost, 1);
    doubled.at_server.emplace_back("a", "1");
    EXPECT_EQ(judge_ledger(doubled).doubled, 1);
    changed.at_server[1].second = "4";
    EXPECT_EQ(judge_ledger(changed).changed, 1);
    invented.at_server.emplace_back("d", "4");
    EXPECT_EQ(judge_ledger(invented).invented, 1);
    believed.believed_sent.insert("c");
    EXPECT_EQ(judge_ledger(believed).wrongly_believed, 1);
}

}  // namespace
}  // namespace openrosa
