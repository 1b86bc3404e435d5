// SPDX-License-Identifier: Apache-2.0
// Who may hold a connection, and for how long.
//
// A connection holds a thread as long as it lives, so there may be many threads, and one address has only a
// part of them. One that says nothing, or says it slowly, is cut: the head of a request is whole within
// `head`, all of it within `request`. Behind a proxy every connection has the proxy's address; that one has
// no limit here, and the proxy holds the limits (deploy/nginx). Threads: any.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace council {

struct ConnectionLimits {
    std::size_t connections = 1'000;
    std::size_t of_one_address = 100;
    std::optional<std::string> proxy;  // its address, where one stands before this
    std::chrono::milliseconds idle{5'000}, head{10'000}, request{300'000};
};

class Admission {
 public:
    explicit Admission(ConnectionLimits limits) : limits_(std::move(limits)) {}
    const ConnectionLimits& limits() const { return limits_; }

    // Held as long as the connection lives.
    class Place {
     public:
        Place(Admission& admission, std::string address);
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();
        bool is_given() const { return given_; }

     private:
        Admission& admission_;
        std::string address_;
        bool given_ = false;
    };

 private:
    const ConnectionLimits limits_;
    std::mutex turn_;
    std::map<std::string, std::size_t> held_;  // by address
    std::size_t all_ = 0;
};

}  // namespace council
