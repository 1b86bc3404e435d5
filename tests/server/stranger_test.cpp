// SPDX-License-Identifier: Apache-2.0
// Strangers who hold connections and say nothing, or say it slowly; a kiosk that sends too much.
#include "tests/server/stranger.h"

#include <gtest/gtest.h>

#include "tests/server/test_server.h"

namespace council {
namespace {

using namespace std::chrono_literals;

class AmongStrangers : public testing::Test {
 protected:
    void restart() {
        server.stop();
        server.start();
    }
    int port() const { return server.serving->port(); }
    int post(int number) const {
        return server.post(parts_of(clear_xml("1", instance(number), "<words>w</words>")));
    }
    TestServer server{Sealing::clear};
};

TEST_F(AmongStrangers, TwoHundredStalledConnectionsKeepNoKioskOut) {
    server.options.connections.idle = server.options.connections.head = 10min;  // none is cut in our favour
    restart();
    std::vector<Stranger> stalled;
    for (int each = 0; each < 200; ++each)
        stalled.emplace_back(port(), "127.0.0." + std::to_string(2 + each % 100),
                             each % 3 == 0   ? ""
                             : each % 3 == 1 ? "GET /v1/key/"
                                             : "POST " + server.path("/submission") +
                                                   " HTTP/1.1\r\nHost: x\r\nX-OpenRosa-Version: 1.0\r\n"
                                                   "Content-Type: multipart/form-data; boundary=e\r\n"
                                                   "Content-Length: 5000\r\n\r\n--e\r\n");
    for (int number = 0; number < 50; ++number) EXPECT_EQ(post(number), 201);
    EXPECT_EQ(server.records(), 50);
}

TEST_F(AmongStrangers, OneAddressHasAPartOfTheConnectionsOnly) {
    server.options.connections.of_one_address = 3;
    server.options.connections.idle = 10min;
    restart();
    std::vector<Stranger> held;
    for (int each = 0; each < 3; ++each) {
        held.emplace_back(port(), "127.0.0.9", "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_TRUE(held.back().is_answered()) << "it has its place before the next one comes";
    }
    EXPECT_EQ(Stranger(port(), "127.0.0.9", "GET / HTTP/1.0\r\n\r\n").hear(), "") << "turned away at once";
    EXPECT_NE(Stranger(port(), "127.0.0.10", "GET / HTTP/1.0\r\n\r\n").hear(), "");
    EXPECT_EQ(post(1), 201);
}

TEST_F(AmongStrangers, TheProxysAddressHasNoLimitOfItsOwn) {
    server.options.connections.of_one_address = 2;
    server.options.connections.proxy = "127.0.0.1";
    restart();
    std::vector<Stranger> held;
    for (int each = 0; each < 10; ++each) held.emplace_back(port(), "127.0.0.1", "GET /");
    EXPECT_EQ(post(1), 201);
}

TEST_F(AmongStrangers, AHeadThatTricklesIsCutHoweverSteadilyItsBytesCome) {
    server.options.connections.head = 300ms;
    restart();
    const Stranger slow(port(), "127.0.0.2", "GET / HTTP/1.1\r\n");
    std::jthread trickles([&](const std::stop_token& cut) {
        for (; !cut.stop_requested(); std::this_thread::sleep_for(50ms)) slow.say("X");
    });
    const auto begun = std::chrono::steady_clock::now();
    slow.hear();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1min);
}

TEST_F(AmongStrangers, RequestsThatComeInOneStretchAreAnsweredEach) {
    const std::string one = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string heard = Stranger(port(), "127.0.0.2", one + one + "GET / HTTP/1.0\r\n\r\n").hear();
    std::size_t answers = 0;
    for (std::size_t at = 0; (at = heard.find("HTTP/1.1 404", at)) != heard.npos; ++at) ++answers;
    EXPECT_EQ(answers, 3U) << heard;
}

TEST_F(AmongStrangers, AStopWaitsForNoStranger) {
    server.options.connections.idle = server.options.connections.head = 10min;
    restart();
    std::vector<Stranger> held;
    for (int each = 0; each < 50; ++each) held.emplace_back(port(), "127.0.0.3", "");
    const auto begun = std::chrono::steady_clock::now();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1min);
}

TEST_F(AmongStrangers, AKioskThatSendsMoreThanADaysShareIsToldToComeLater) {
    server.options.quota.submissions = 2;
    restart();
    EXPECT_EQ(post(1), 201);
    EXPECT_EQ(post(2), 201);
    EXPECT_EQ(post(3), 429);
    restart();
    EXPECT_EQ(post(3), 429) << "a restart forgets nothing";
    server.token = server.add_kiosk("toxteth-library");
    EXPECT_EQ(post(4), 201) << "the share is each kiosk's own";
    server.options.now = [] { return Wall(std::chrono::milliseconds(1'704'747'780'000 + 86'400'000)); };
    restart();
    server.token = server.add_kiosk("garston-library");
    EXPECT_EQ(post(5), 201);
    EXPECT_EQ(server.records(), 4);
}

TEST_F(AmongStrangers, TheShareIsOfBytesToo) {
    server.options.quota.bytes = 10;
    restart();
    EXPECT_EQ(post(1), 201);
    EXPECT_EQ(post(2), 429);
}

}  // namespace
}  // namespace council
