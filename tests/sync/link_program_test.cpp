// SPDX-License-Identifier: Apache-2.0
// The link at its worst, under kiosk-sync itself with the limits that it has in libraries: stalls of nothing
// and of a byte a second wherever there can be one, and cuts at every byte (RELIABILITY N2, N4, N5).
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/encoding/encoding.h"
#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"
#include "tests/sync/raw_far_end.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::http_answer;
using testing::KioskMachine;
using testing::Program;
using testing::RawFarEnd;
using testing::read_request;
using testing::write_all;

const std::string greeting = "HTTP/1.1 204 No Content\r\nX-OpenRosa-Version: 1.0\r\n\r\n";

// One for which no place is left in the queue of those who knock: nobody comes in.
class ClosedDoor {
 public:
    ClosedDoor() : listening_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        auto* generic = reinterpret_cast<sockaddr*>(&address_);
        kiosk::require(bind(listening_, generic, size) == 0 && listen(listening_, 0) == 0, "no port");
        getsockname(listening_, generic, &size);
        for (int& each : waiting_) {
            each = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)connect(each, generic, size);
        }
    }
    ~ClosedDoor() {
        for (const int each : waiting_) close(each);
        close(listening_);
    }
    ClosedDoor(const ClosedDoor&) = delete;
    ClosedDoor& operator=(const ClosedDoor&) = delete;
    std::string url() const {
        return "http://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)) + "/v1/key/token";
    }

 private:
    int listening_;
    sockaddr_in address_{};
    std::array<int, 4> waiting_{};
};

// Each connection is told a byte a second, or nothing, until the kiosk hangs up or all is over.
class Slowness {
 public:
    ~Slowness() { end(); }
    void end() {
        const std::lock_guard lock(mutex_);
        over_ = true;
        changed_.notify_all();
    }
    void drip(int socket, const std::string& bytes) {
        for (std::size_t at = 0; write_all(socket, bytes.substr(at % bytes.size(), 1)); ++at) {
            std::unique_lock lock(mutex_);
            if (changed_.wait_for(lock, 1s, [&] { return over_; })) return;
        }
    }
    static void say_nothing(int socket) {
        char byte = 0;
        while (recv(socket, &byte, 1, 0) > 0) continue;
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
};

// Answers what comes before the post as a server does, and what comes after it.
std::string answer_to(const std::string& request) {
    return request.starts_with("HEAD") ? greeting : http_answer(200, testing::form_list(""));
}

RawFarEnd::Serve stalling_at_post(const std::string& first, const std::function<void(int)>& stall) {
    return [first, stall](int socket) {
        for (std::string request; testing::is_whole(request = read_request(socket));) {
            if (!request.starts_with("POST")) {
                if (!write_all(socket, answer_to(request))) return;
            } else if (write_all(socket, first)) {
                return stall(socket);
            }
        }
    };
}

// N4: at connecting, in TLS, before the headers, in them, in the body; all at once, because each takes a
// minute.
TEST(Link, KioskSyncGivesUpAServerThatIsSilentOrTricklesWhereverItIs) {
    constexpr auto at_most =
        240s;  // 60 of idleness, and a busy machine; what is next would be the whole window
    Slowness slowness;
    const auto silent = [](int socket) { Slowness::say_nothing(socket); };
    const auto dripping = [&](const std::string& bytes) {
        return [&slowness, bytes](int socket) { slowness.drip(socket, bytes); };
    };
    const std::string head = "HTTP/1.1 201 Created\r\n";
    const std::vector<std::pair<std::string, RawFarEnd::Serve>> stalls{
        {"TLS, silent", silent},
        {"TLS, trickling",
         dripping(std::string("\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03", 11) + std::string(200, 'x'))},
        {"greeting, silent", silent},
        {"greeting, trickling", dripping("HTTP/1.1 204 No Content\r\nX: " + std::string(200, 'a'))},
        {"post, silent", stalling_at_post("", silent)},
        {"post, trickling in the headers", stalling_at_post(head + "X: ", dripping("a"))},
        {"post, silent in the body", stalling_at_post(head + "\r\n<OpenRosa", silent)},
        {"post, trickling in the body", stalling_at_post(head + "\r\n", dripping(" "))}};
    const ClosedDoor door;
    std::vector<std::unique_ptr<RawFarEnd>> far_ends;
    std::vector<std::unique_ptr<KioskMachine>> machines;
    std::vector<std::unique_ptr<Program>> programs;
    const auto begun = std::chrono::steady_clock::now();
    const auto start = [&](const std::string& url) {
        const auto& machine = machines.emplace_back(std::make_unique<KioskMachine>());
        machine->submit();
        const std::vector<std::string> words{"--config", machine->write_config(url).string(), "--json"};
        programs.push_back(std::make_unique<Program>(machine->folder(), words));
    };
    for (const auto& [name, serve] : stalls) {
        std::string url = far_ends.emplace_back(std::make_unique<RawFarEnd>(serve))->url();
        if (name.starts_with("TLS")) url = "https" + url.substr(4, url.find("/v1") - 4);  // without a token
        start(url);
    }
    start(door.url());
    campaign::Account account;
    for (std::size_t i = 0; i < programs.size(); ++i, ++account.tried) {
        const std::string name = i < stalls.size() ? stalls[i].first : "connecting";
        EXPECT_NE(programs[i]->end(), 0) << name;
        EXPECT_LT(std::chrono::steady_clock::now() - begun, at_most) << name;
        const std::string said = programs[i]->out();
        ASSERT_TRUE(json::accept(said)) << name << ": " << said << programs[i]->err();
        account.lost += 1 - json::parse(said)["waiting"].get<long>();
        EXPECT_NE(said.find("could not be reached"), std::string::npos) << name << ": " << said;
    }
    slowness.end();
    account.close();
}

std::string instance_id_of(const std::string& request) {
    const std::size_t from = request.find("uuid:");
    return request.substr(from, request.find('<', from) - from);
}

// Without the boundary, which is drawn anew each time.
std::string digest_of(const std::string& request) {
    const std::size_t named = request.find("boundary=") + 9;
    const std::string boundary = request.substr(named, request.find("\r\n", named) - named);
    std::string body = request.substr(request.find("\r\n\r\n"));
    for (std::size_t at; (at = body.find(boundary)) != body.npos;) body.erase(at, boundary.size());
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {body}));
}

// Keeps as Central does: 201 at first, 202 for the same bytes again, 409 for others.
class CuttingServer {
 public:
    enum class Cut { nothing, request, reply, reset };

    std::string url() const { return far_end_.url(); }
    void cut(Cut what, std::size_t at) {
        what_ = what;
        at_ = at;
    }
    std::size_t longest_request() const { return longest_request_; }
    std::size_t longest_reply() const { return longest_reply_; }
    struct Post {
        std::string instance_id, bytes;  // bytes: their digest
    };
    std::vector<Post> posts() const {
        const std::lock_guard lock(mutex_);
        return posts_;
    }
    std::map<std::string, std::string> kept() const {
        const std::lock_guard lock(mutex_);
        return kept_;
    }

 private:
    void serve(int socket) {
        for (;;) {
            std::string request = read_request(socket, 4);
            const bool is_post = request == "POST";
            const std::size_t most = is_post && what_ == Cut::request ? at_.load() : std::string::npos;
            if (most <= request.size()) return;
            request += read_rest(socket, request, most);
            if (!testing::is_whole(request) || request.empty()) return;
            if (!is_post) {
                if (!write_all(socket, answer_to(request))) return;
                continue;
            }
            const std::string reply = keep(request);
            longest_request_ = std::max(longest_request_.load(), request.size());
            longest_reply_ = std::max(longest_reply_.load(), reply.size());
            const bool cuts = what_ == Cut::reply || what_ == Cut::reset;
            if (!write_all(socket, cuts ? reply.substr(0, at_) : reply)) return;
            if (what_ == Cut::reset) {
                const linger at_once{1, 0};
                setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
            }
            if (cuts) return;
        }
    }

    static std::string read_rest(int socket, const std::string& begun, std::size_t most) {
        std::string all = begun, more;
        while (!testing::is_whole(all) && all.size() < most) {
            std::array<char, 4096> bytes{};
            const ssize_t count = recv(socket, bytes.data(), std::min(bytes.size(), most - all.size()), 0);
            if (count <= 0) break;
            all.append(bytes.data(), static_cast<std::size_t>(count));
        }
        return all.substr(begun.size());
    }

    std::string keep(const std::string& request) {
        const std::lock_guard lock(mutex_);
        const Post& post = posts_.emplace_back(instance_id_of(request), digest_of(request));
        const auto [at, fresh] = kept_.emplace(post.instance_id, post.bytes);
        if (at->second != post.bytes) return http_answer(409, testing::envelope);
        return http_answer(fresh ? 201 : 202, testing::envelope);
    }

    std::atomic<Cut> what_ = Cut::nothing;
    std::atomic<std::size_t> at_ = 0, longest_request_ = 0, longest_reply_ = 0;
    mutable std::mutex mutex_;  // over what was kept
    std::vector<Post> posts_;
    std::map<std::string, std::string> kept_;
    RawFarEnd far_end_{[this](int socket) { serve(socket); }};  // the last: its thread ends first
};

class CutLink : public ::testing::Test {
 protected:
    json round() {
        machine.in_database("UPDATE outbox SET next_try = 0, tries = 0");  // nobody waits for the back-off
        Program program(machine.folder(),
                        {"--config", machine.write_config(server.url()).string(), "--json"});
        program.end();
        ++tried;
        return json::parse(program.out());
    }
    // One submission, cut again and again, until it may pass.
    void cut_at_each(CuttingServer::Cut what, std::size_t length, std::size_t step) {
        const std::string& id = submitted.emplace_back(machine.submit());
        for (std::size_t at = 0; at < length; at += step) {
            server.cut(what, at);
            ASSERT_EQ(round()["waiting"], 1) << at;
            ASSERT_EQ(server.kept().contains(id), what != CuttingServer::Cut::request) << at;
        }
        server.cut(CuttingServer::Cut::nothing, 0);
        EXPECT_EQ(round()["waiting"], 0);
    }

    KioskMachine machine;
    CuttingServer server;
    std::vector<std::string> submitted;
    long tried = 0;
};

// N2, N5: every byte by night, some of them every day.
TEST_F(CutLink, KioskSyncLosesAndDoublesNothingAtWhateverByteItIsCut) {
    submitted.push_back(machine.submit());
    ASSERT_EQ(round()["sent"], 1);
    const std::size_t request = server.longest_request(), reply = server.longest_reply();
    ASSERT_GT(request, 5'000U);
    using Cut = CuttingServer::Cut;
    cut_at_each(Cut::request, request, campaign::step(200));
    cut_at_each(Cut::reply, reply, campaign::step(15));
    cut_at_each(Cut::reset, reply, campaign::step(40));
    EXPECT_EQ(server.kept().size(), 4U);
    campaign::Account account = campaign::reckon_posts(submitted, server.posts());
    account.tried = tried;
    account.close();
}

}  // namespace
}  // namespace openrosa
