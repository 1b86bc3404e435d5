// SPDX-License-Identifier: Apache-2.0
// A client that does not keep to the rules of HTTP, or not to their pace.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace council {

// A connection from an address of this machine's own, 127.0.0.0/8, that sends what it is told and no more.
class Stranger {
 public:
    Stranger(int port, const std::string& from, const std::string& says)
        : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in own{}, far{};
        own.sin_family = far.sin_family = AF_INET;
        inet_pton(AF_INET, from.c_str(), &own.sin_addr);
        EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&own), sizeof own), 0);
        far.sin_port = htons(static_cast<std::uint16_t>(port));
        far.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&far), sizeof far), 0);
        say(says);
    }
    Stranger(Stranger&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    Stranger& operator=(Stranger&&) = delete;
    ~Stranger() {
        if (socket_ >= 0) close(socket_);
    }
    void say(std::string_view words) const { send(socket_, words.data(), words.size(), MSG_NOSIGNAL); }
    bool is_answered() const {
        char first = 0;
        return recv(socket_, &first, 1, MSG_PEEK) == 1;
    }
    // Whatever the server says until it hangs up.
    std::string hear() const {
        std::string heard;
        char buffer[4096];
        for (ssize_t size; (size = recv(socket_, buffer, sizeof buffer, 0)) > 0;)
            heard.append(buffer, static_cast<std::size_t>(size));
        return heard;
    }

 private:
    int socket_;
};

}  // namespace council
