// SPDX-License-Identifier: Apache-2.0
// Many large submissions at the same moment: the server holds a few of them, and takes all in the end.
#include "sync/server/body_room.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <gtest/gtest.h>

#include "sync/server/receive_submission.h"
#include "tests/server/stranger.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

constexpr int many = 40;
constexpr std::size_t large = 7'500'000;

class LargeSubmissions : public testing::Test {
 protected:
    // With a file that its header does not name, so that it takes room on its way and none in the inbox.
    std::string request(int number, std::size_t size = large) const {
        const std::string body =
            "--edge\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"s.xml\"\r\n"
            "Content-Type: text/xml\r\n\r\n" +
            clear_xml("1", instance(number), "<words>w</words>") +
            "\r\n--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\n\r\n" +
            std::string(size, 'x') + "\r\n--edge--\r\n";
        return "POST " + server.path("/submission") +
               " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-OpenRosa-Version: 1.0\r\nContent-Type: "
               "multipart/form-data; boundary=edge\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    int port() const { return server.serving->port(); }
    static bool is_taken(const std::string& reply) { return reply.starts_with("HTTP/1.1 201"); }

    TestServer server{Sealing::clear};
};

TEST_F(LargeSubmissions, OfManyAtOnceOnlyAFewAreHeldAndTheOthersAreTakenWhenTheyComeAgain) {
    std::vector<Stranger> all;
    for (int number = 0; number < many; ++number) {
        const std::string words = request(number);
        all.emplace_back(port(), "127.0.0.2", "");
        all.back().say(std::string_view(words).substr(0, words.size() - 1));
    }
    // A kiosk's own are small, and always have their room.
    EXPECT_EQ(server.post(parts_of(clear_xml("1", instance(many), "<words>w</words>"))), 201);
    std::size_t held = 0;
    std::vector<int> again;
    for (const Stranger& each : all) each.say("\n");
    for (int number = 0; number < many; ++number) {
        const std::string reply = all[static_cast<std::size_t>(number)].hear();
        if (is_taken(reply)) {
            held += large;
            continue;
        }
        EXPECT_TRUE(reply.starts_with("HTTP/1.1 503")) << reply;
        EXPECT_NE(reply.find("Retry-After: 60"), std::string::npos) << reply;
        again.push_back(number);
    }
    EXPECT_GT(held, 0U);
    EXPECT_LE(held, server.options.body_bytes_at_once);
    for (const int number : again)
        EXPECT_TRUE(is_taken(Stranger(port(), "127.0.0.2", request(number)).hear()));
    EXPECT_EQ(server.records(), many + 1);
}

// As deploy/systemd says it, and as body_room.h counts it.
TEST_F(LargeSubmissions, WhatIsHeldAtMostIsHalfOfWhatTheUnitMayUse) {
    std::ifstream file(std::filesystem::path(SOURCE_DIR) / "deploy/systemd/have-your-say-council.service");
    const std::string unit{std::istreambuf_iterator<char>(file), {}};
    std::smatch found;
    ASSERT_TRUE(std::regex_search(unit, found, std::regex("\nMemoryMax=([0-9]+)M\n")));
    const std::size_t may_use = std::stoul(found[1]) << 20U;
    const std::size_t at_once =
        server.options.body_bytes_at_once + server.options.connections.connections * small_body_bytes;
    constexpr std::size_t behind_its_end = 2;
    EXPECT_LE(at_once * behind_its_end, may_use / 2);
}

TEST(BodyRoom, IsTakenAsBytesComeWhereNoLengthWasPromisedAndGivenBackAtTheEnd) {
    BodyRoom room(2'000'000);
    const std::string megabyte(1'000'000, 'x');
    SubmissionParts other(room);
    ASSERT_TRUE(other.begin_part("a", "a"));
    {
        SubmissionParts parts(room);
        ASSERT_TRUE(parts.begin_part("a", "a"));
        EXPECT_TRUE(parts.append(megabyte));
        EXPECT_TRUE(other.append(megabyte));
        EXPECT_FALSE(parts.append("x"));
        EXPECT_TRUE(parts.no_room());
        EXPECT_FALSE(parts.too_much());
    }
    EXPECT_TRUE(other.append(megabyte));
    EXPECT_FALSE(other.no_room());
    SubmissionParts small(room);
    ASSERT_TRUE(small.begin_part("a", "a"));
    EXPECT_TRUE(small.append(megabyte.substr(0, small_body_bytes)));
    EXPECT_FALSE(small.append("x"));
}

}  // namespace
}  // namespace council
