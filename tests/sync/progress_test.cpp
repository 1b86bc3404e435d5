// SPDX-License-Identifier: Apache-2.0
#include "sync/progress.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/scratch_folder.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;

// Where systemd would listen; what it hears is what `systemctl status` shows.
class NotifySocket {
 public:
    NotifySocket() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
        const std::string file = folder_ / "notify";
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        file.copy(address.sun_path, sizeof address.sun_path - 1);
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no notification socket");
        ::setenv("NOTIFY_SOCKET", file.c_str(), 1);
    }
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(socket_);
    }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    std::string next() const {  // "" where nothing was said
        std::string message(4096, '\0');
        const ssize_t length = ::recv(socket_, message.data(), message.size(), 0);
        message.resize(static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
        return message;
    }

 private:
    int socket_;
    testing::ScratchFolder folder_;
};

TEST(Progress, IsToldToSystemdAtMostTenTimesASecondAndAtTheEnd) {
    const NotifySocket systemd;
    kiosk::Moment now{};
    ProgressShown shown([&] { return now; });
    now = now + 2s;
    shown(40, 120);
    EXPECT_EQ(systemd.next(), "STATUS=Sending: [########                ] 40 of 120, 20 a second, 5 s left");
    now = now + 10ms;
    shown(41, 120);
    EXPECT_EQ(systemd.next(), "") << "more often nobody can read it";
    now = now + 10ms;
    shown(120, 120);
    EXPECT_TRUE(systemd.next().ends_with("120 of 120, 59 a second, 1 s left"));
    EXPECT_EQ(systemd.next(), "");
}

TEST(Progress, SaysHowManyHowFastAndHowLongStill) {
    EXPECT_EQ(progress_line(120, 240, 4s, 80),
              "[####################                    ] 120 of 240, 30 a second, 5 s left");
    EXPECT_EQ(progress_line(1, 10'000, 5s, 80),
              "[                              ] 1 of 10000, less than 1 a second, 833 min left");
    EXPECT_EQ(progress_line(0, 3, 0s, 30), "[                    ] 0 of 3");
    EXPECT_EQ(progress_line(3, 3, 1s, 80),
              "[########################################] 3 of 3, 3 a second, 1 s left");
}

TEST(Progress, FitsEveryTerminal) {
    for (int width = 0; width < 200; ++width)
        for (const int done : {0, 1, 5'000, 10'000}) {
            const std::string line = progress_line(done, 10'000, 90s, width);
            EXPECT_LE(line.size(), static_cast<std::size_t>(width)) << line;
        }
}

}  // namespace
}  // namespace openrosa
