// SPDX-License-Identifier: Apache-2.0
// A request whose bytes come one by one ends at its moment, in its head and in its body; the clock is set by
// hand.
#include "sync/server/timed_stream.h"

#include <array>
#include <atomic>
#include <optional>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace council {
namespace {

using namespace std::chrono_literals;

class Trickle : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends_.data()), 0);
        stream_.emplace(ends_[0], nullptr, stopping_, TimedStream::Limits{1h, 5s, 10s},
                        [this] { return now_; });
    }
    void TearDown() override {
        for (const int end : ends_) close(end);
    }
    void say(const std::string& bytes) const {
        ASSERT_EQ(write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    bool hears_one() {
        char byte = 0;
        return stream_->read(&byte, 1) == 1;
    }
    // A byte a second, for as long as it is heard, up to a minute.
    int heard_of_a_minute() {
        int heard = 0;
        for (bool open = true; open && heard < 60; heard += open ? 1 : 0) {
            now_ += 1s;
            say("x");
            open = hears_one();
        }
        return heard;
    }
    void hear_a_head() {
        const std::string head = "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n";
        say(head);
        ASSERT_TRUE(stream_->wait_for_request());
        for (std::size_t at = 0; at < head.size(); ++at) ASSERT_TRUE(hears_one());
    }

    std::array<int, 2> ends_{-1, -1};
    const std::atomic<bool> stopping_ = false;
    TimedStream::Clock::time_point now_{};
    std::optional<TimedStream> stream_;
};

TEST_F(Trickle, OfABodyEndsAtTheMomentOfTheRequestHoweverSteadilyItComes) {
    hear_a_head();
    EXPECT_EQ(heard_of_a_minute(), 9);
}

TEST_F(Trickle, OfAHeadEndsAtItsOwnMoment) {
    say("P");
    ASSERT_TRUE(stream_->wait_for_request());
    ASSERT_TRUE(hears_one());
    EXPECT_EQ(heard_of_a_minute(), 4);
}

TEST_F(Trickle, OfTheNextRequestCountsAnew) {
    hear_a_head();
    now_ += 1h;
    hear_a_head();
    EXPECT_EQ(heard_of_a_minute(), 9);
}

}  // namespace
}  // namespace council
