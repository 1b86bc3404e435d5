// SPDX-License-Identifier: Apache-2.0
// The link at its worst: cut at any byte in either direction, trickling, endless, silent (RELIABILITY N2, N4,
// N8).
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "tests/campaign/account.h"
#include "tests/patience.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/raw_far_end.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using testing::http_answer;
using testing::KioskMachine;
using testing::RawFarEnd;
using testing::read_request;
using testing::write_all;

store::Outgoing one_waiting(KioskMachine& machine) {
    machine.submit();
    return machine.store().outbox().read(machine.store().outbox().due(machine.moment.wall)->front()).value();
}

// The body of a POST without the boundary, which curl draws anew for each request.
std::string parts_of(const std::string& request) {
    const std::size_t from = request.find("boundary=") + 9;
    const std::string boundary = request.substr(from, request.find("\r\n", from) - from);
    std::string body = request.substr(request.find("\r\n\r\n") + 4);
    for (std::size_t at; (at = body.find(boundary)) != body.npos;) body.erase(at, boundary.size());
    return body;
}

// The server cannot have it, or did not say so: whoever believed that would lose it.
void expect_later(campaign::Account& account, Meaning meaning, const std::string& when) {
    ++account.tried;
    account.lost += meaning == Meaning::accepted ? 1 : 0;
    EXPECT_EQ(meaning, Meaning::later) << when;
}
void expect_later(campaign::Account& account, Meaning meaning, std::size_t at) {
    expect_later(account, meaning, "at byte " + std::to_string(at));
}

// RELIABILITY N2.
TEST(Wire, ARequestCutAtAnyByteIsSentAgainWithTheSameBytes) {
    std::atomic<std::size_t> cut = std::string::npos;
    std::mutex mutex;
    std::string whole;
    int different = 0;
    RawFarEnd far_end([&](int socket) {
        const std::string request = read_request(socket, cut);
        if (cut != std::string::npos) return;
        const std::lock_guard lock(mutex);
        if (whole.empty()) whole = request;
        different += parts_of(whole) != parts_of(request);
        write_all(socket, http_answer(201, testing::envelope));
    });
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    ASSERT_EQ(machine.council(far_end.url()).send(outgoing).meaning, Meaning::accepted);
    ASSERT_GT(whole.size(), 5'000U);
    campaign::Account account;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        cut = at;
        expect_later(account, machine.council(far_end.url()).send(outgoing).meaning, at);
        cut = std::string::npos;
        EXPECT_EQ(machine.council(far_end.url()).send(outgoing).meaning, Meaning::accepted) << at;
    }
    account.doubled = different;
    account.close();
}

// As servers do that gave up waiting for a body: what comes of it after all is taken for requests, each with
// an answer of its own, and the next submission on that connection would be given theirs. Found where every
// other packet was dropped: one of fifty submissions was believed sent and had never arrived (RELIABILITY
// N5).
TEST(Wire, AnAnswerThatWasMeantForAnotherRequestIsNoReceipt) {
    std::atomic<int> connections = 0, kept = 0;
    RawFarEnd far_end([&](int socket) {
        const bool gave_up = connections++ == 0;
        for (int answers = 0; testing::is_whole(read_request(socket)); ++answers) {
            if (!gave_up) ++kept;
            write_all(socket, gave_up && answers == 0 ? http_answer(400, "", "")
                                                      : http_answer(201, testing::envelope));
        }
    });
    KioskMachine machine;
    machine.submit(), machine.submit();
    const auto due = machine.store().outbox().due(machine.moment.wall).value();
    Council council = machine.council(far_end.url());
    EXPECT_EQ(council.send(machine.store().outbox().read(due[0]).value()).meaning, Meaning::later);
    EXPECT_EQ(council.send(machine.store().outbox().read(due[1]).value()).meaning, Meaning::accepted);
    // Believed to be there, and is not.
    const campaign::Account account{.tried = 2, .lost = 1 - kept, .doubled = {}, .leaked = {}};
    account.close();
}

// RELIABILITY N2.
TEST(Wire, AReplyCutAtAnyByteIsNoReceipt) {
    const std::string reply = http_answer(201, testing::envelope);
    std::atomic<std::size_t> cut = 0;
    RawFarEnd far_end([&](int socket) {
        while (testing::is_whole(read_request(socket))) {
            write_all(socket, reply.substr(0, cut));
            if (cut < reply.size()) return;
        }
    });
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    campaign::Account account;
    for (; cut < reply.size(); ++cut)
        expect_later(account, machine.council(far_end.url()).send(outgoing).meaning, cut);
    EXPECT_EQ(machine.council(far_end.url()).send(outgoing).meaning, Meaning::accepted);
    account.close();
}

TEST(Wire, AReplyOfUnknownLengthCutInsideTheEnvelopeIsNoReceipt) {
    const std::string reply = "HTTP/1.0 201 Created\r\n\r\n" + testing::envelope;
    std::atomic<std::size_t> cut = reply.find("<OpenRosa");
    RawFarEnd far_end([&](int socket) {
        read_request(socket);
        write_all(socket, reply.substr(0, cut));
    });
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    campaign::Account account;
    for (; cut < reply.size(); ++cut)
        expect_later(account, machine.council(far_end.url()).send(outgoing).meaning, cut);
    EXPECT_EQ(machine.council(far_end.url()).send(outgoing).meaning, Meaning::accepted);
    account.close();
}

// RELIABILITY N5.
TEST(Wire, AConnectionResetWhileTheReplyComesIsNoReceipt) {
    RawFarEnd far_end([&](int socket) {
        read_request(socket);
        const linger at_once{1, 0};
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    });
    KioskMachine machine;
    campaign::Account account;
    expect_later(account, machine.council(far_end.url()).send(one_waiting(machine)).meaning, "reset");
    account.close();
}

// RELIABILITY N5.
TEST(Wire, ANameThatLeadsNowhereIsLaterAndSaysSo) {
    KioskMachine machine;
    const auto greeted = machine.council("https://council.invalid./v1/key/token").greet();
    ASSERT_FALSE(greeted);
    EXPECT_EQ(greeted.error().kind, kiosk::ErrorKind::offline);
    EXPECT_NE(greeted.error().sentence.find("could not be reached"), std::string::npos);
}

// Serves the whole of one connection by `once`, over and over until it is told to stop or the kiosk hangs up.
class Trickle {
 public:
    ~Trickle() { stop(); }
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }
    // One byte every 20 ms, as long as anybody listens.
    void drip(int socket, const std::string& bytes) {
        for (std::size_t at = 0; write_all(socket, bytes.substr(at % bytes.size(), 1)); ++at) {
            std::unique_lock lock(mutex_);
            if (changed_.wait_for(lock, 20ms, [&] { return stopped_; })) return;
        }
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopped_ = false;
};

// Gives up within the time that it was given, whatever the far end does with the request.
void expect_given_up(campaign::Account& account, const RawFarEnd::Serve& serve, const Limits& limits,
                     std::chrono::milliseconds at_most) {
    RawFarEnd far_end(serve);
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    Council council = machine.council(far_end.url(), limits);
    const auto before = std::chrono::steady_clock::now();
    expect_later(account, council.send(outgoing).meaning, "given up");
    EXPECT_LT(std::chrono::steady_clock::now() - before, at_most);
}

// RELIABILITY N4.
TEST(Wire, AServerThatIsSilentOrTricklesIsGivenUp) {
    Limits slow;
    slow.slow_bytes_a_second =
        100'000;  // curl takes the mean of some seconds, in which our request counts too
    slow.slow_for = 1s;
    Trickle trickle;
    std::mutex mutex;
    const auto silent = [&](int socket) {
        read_request(socket);
        read_request(socket);  // waits for the kiosk to hang up
    };
    const auto headers = [&](int socket) {
        read_request(socket);
        if (write_all(socket, "HTTP/1.1 201 Created\r\nX: ")) trickle.drip(socket, "a");
    };
    const auto body = [&](int socket) {
        read_request(socket);
        if (write_all(socket, "HTTP/1.1 201 Created\r\n\r\n")) trickle.drip(socket, " ");
    };
    campaign::Account account;
    expect_given_up(account, silent, slow, 30s);
    expect_given_up(account, headers, slow, 30s);
    expect_given_up(account, body, slow, 30s);
    account.close();
}

TEST(Wire, NoTransferLastsLongerThanItsLimitHoweverLivelyItIs) {
    Limits brief;
    brief.transfer = 300ms;
    Trickle trickle;
    campaign::Account account;
    expect_given_up(
        account,
        [&](int socket) {
            read_request(socket);
            if (write_all(socket, "HTTP/1.1 201 Created\r\n\r\n")) trickle.drip(socket, " ");
        },
        brief, 30s);
    account.close();
}

TEST(Wire, HeadersWithoutEndAreGivenUp) {
    campaign::Account account;
    for (const std::string& more :
         {std::string("X-More: and more\r\n"), std::string("\r\nHTTP/1.1 100 Continue\r\n")})
        expect_given_up(
            account,
            [&](int socket) {
                read_request(socket);
                bool open = write_all(socket, "HTTP/1.1 100 Continue\r\n");
                while (open) open = write_all(socket, more);
            },
            {}, 30s);
    account.close();
}

// RELIABILITY N8.
TEST(Wire, ABodyWithoutEndIsCutAtItsCap) {
    RawFarEnd far_end([&](int socket) {
        read_request(socket);
        bool open = write_all(socket, "HTTP/1.1 200 OK\r\nX-OpenRosa-Version: 1.0\r\n\r\n");
        const std::string much(64 << 10, ' ');
        while (open) open = write_all(socket, much);
    });
    KioskMachine machine;
    const auto list = machine.council(far_end.url()).form_list();
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().kind, kiosk::ErrorKind::invalid);
}

// RELIABILITY N8.
TEST(Wire, ACompressedAnswerIsNotUnpacked) {
    std::atomic<bool> asked_for_compression = false;
    RawFarEnd far_end([&](int socket) {
        asked_for_compression = read_request(socket).find("Accept-Encoding") != std::string::npos;
        write_all(socket, http_answer(200, "\x1f\x8b\x08 a bomb", "Content-Encoding: gzip\r\n"));
    });
    KioskMachine machine;
    EXPECT_EQ(machine.council(far_end.url()).form_list().error().kind, kiosk::ErrorKind::invalid);
    EXPECT_FALSE(asked_for_compression);
}

TEST(Wire, WhatIsNotHttpIsNoServer) {
    campaign::Account account;
    for (const std::string& bytes :
         {std::string("SSH-2.0-OpenSSH_9.2\r\n"), std::string("\x15\x03\x01\x00\x02\x02\x46", 7),
          std::string("220 mail ready\r\n"), std::string(4096, '\0'), testing::envelope}) {
        RawFarEnd far_end([&](int socket) {
            read_request(socket);
            write_all(socket, bytes);
        });
        KioskMachine machine;
        Council council = machine.council(far_end.url());
        EXPECT_EQ(council.greet().error().kind, kiosk::ErrorKind::offline);
        expect_later(account, council.send(one_waiting(machine)).meaning, bytes);
    }
    account.close();
}

// RELIABILITY N7.
TEST(Wire, ARedirectIsNeverFollowed) {
    testing::FarEnd other;
    campaign::Account account;
    const std::string port = other.origin().substr(other.origin().rfind(':') + 1);
    for (const std::string& target :
         {other.url() + "/submission", "http://localhost:" + port + "/", "http://[::1]:" + port + "/",
          std::string("file:///etc/passwd"), std::string("https://example.org/"),
          std::string("http://10.0.0.1/"), std::string("http://169.254.169.254/"),
          std::string("ftp://127.0.0.1/"), "//127.0.0.1:" + port + "/", std::string("gopher://127.0.0.1/"),
          std::string("smb://127.0.0.1/a"), std::string("/submission?again")})
        for (const int status : {301, 302, 303, 307, 308}) {
            std::atomic<int> requests = 0;
            RawFarEnd far_end([&](int socket) {
                for (; testing::is_whole(read_request(socket)); ++requests)
                    write_all(socket, http_answer(status, "",
                                                  "X-OpenRosa-Version: 1.0\r\nLocation: " + target + "\r\n"));
            });
            KioskMachine machine;
            Council council = machine.council(far_end.url());
            EXPECT_EQ(council.greet().error().kind, kiosk::ErrorKind::offline);
            EXPECT_EQ(council.form_list().error().kind, kiosk::ErrorKind::offline);
            expect_later(account, council.send(one_waiting(machine)).meaning, target);
        }
    account.leaked = other.requests();
    account.close();
}

TEST(Wire, ProxiesOfTheEnvironmentAreNotAsked) {
    testing::FarEnd far_end, proxy;
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
        setenv(name, proxy.origin().c_str(), 1);
    KioskMachine machine;
    EXPECT_TRUE(machine.council(far_end.url()).greet().has_value());
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) unsetenv(name);
    const campaign::Account account{.tried = 4, .lost = {}, .doubled = {}, .leaked = proxy.requests()};
    account.close();
}

// What the kiosk does between two submissions it does while the server is busy with the first.
TEST(Wire, TheAnswerIsWaitedForWithWorkInTheMeantime) {
    std::atomic<bool> worked = false, in_time = false;
    RawFarEnd far_end([&](int socket) {
        if (!testing::is_whole(read_request(socket))) return;
        const auto last = std::chrono::steady_clock::now() + ::testing::patience;
        while (!worked && std::chrono::steady_clock::now() < last) std::this_thread::yield();
        in_time = worked.load();
        write_all(socket, http_answer(201, testing::envelope));
    });
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    int times = 0;
    const Verdict verdict = machine.council(far_end.url()).send(outgoing, [&] {
        ++times;
        worked = true;
    });
    EXPECT_EQ(verdict.meaning, Meaning::accepted);
    EXPECT_TRUE(in_time);
    EXPECT_EQ(times, 1);
}

TEST(Wire, WhereTheRequestDoesNotLeaveThereIsNoWorkInTheMeantime) {
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    int times = 0;
    Council council = machine.council("http://127.0.0.1:1/v1/key/token");
    EXPECT_EQ(council.send(outgoing, [&] { ++times; }).meaning, Meaning::later);
    EXPECT_EQ(times, 0);
}

TEST(Wire, OneConnectionServesAWholeRound) {
    std::atomic<int> connections = 0;
    RawFarEnd far_end([&](int socket) {
        ++connections;
        while (testing::is_whole(read_request(socket)))
            write_all(socket, http_answer(201, testing::envelope));
    });
    KioskMachine machine;
    const store::Outgoing outgoing = one_waiting(machine);
    {
        Council council = machine.council(far_end.url());
        for (int i = 0; i < 5; ++i) EXPECT_EQ(council.send(outgoing).meaning, Meaning::accepted);
    }
    EXPECT_EQ(connections, 1);
}

}  // namespace
}  // namespace openrosa
