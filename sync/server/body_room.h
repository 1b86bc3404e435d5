// SPDX-License-Identifier: Apache-2.0
// How much of all bodies may be in memory at once: one token with a hundred large submissions at the same
// moment must not end the server.
//
// A small body, as a kiosk makes it, always has its room, so that large ones keep no kiosk out. A larger one
// takes room out of a common share; where there is none, it is told to come again (503), and nothing is lost.
//
// Beside MemoryMax=512M of deploy/systemd/have-your-say-council.service: 64 MB of large bodies and 64 KB of
// each of 1,000 connections, twice, because a text that grows in steps may have as much again behind its end:
// 256 MB. The threads of 1,000 connections, with their buffers and TLS, take 100 MB, the database 20 MB. A
// quarter is left for the forms and for what malloc does not give back.
//
// Threads: any.
#pragma once

#include <cstddef>
#include <mutex>

namespace council {

inline constexpr std::size_t small_body_bytes = 64'000;

class BodyRoom {
 public:
    explicit BodyRoom(std::size_t most) : most_(most) {}

    // What one request takes; given back at its end.
    class Taken {
     public:
        explicit Taken(BodyRoom& room) : room_(room) {}
        Taken(const Taken&) = delete;
        Taken& operator=(const Taken&) = delete;
        ~Taken();
        // False where there is no room for a body of this size; then what was taken before stays taken.
        bool grow_to(std::size_t bytes);

     private:
        BodyRoom& room_;
        std::size_t bytes_ = 0;
    };

 private:
    const std::size_t most_;
    std::mutex turn_;
    std::size_t taken_ = 0;
};

}  // namespace council
