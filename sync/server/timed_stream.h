// SPDX-License-Identifier: Apache-2.0
// A connection as httplib reads and writes it, with moments after which it gives nothing more, however
// steadily bytes trickle. With TLS where it has an SSL. httplib's own streams know a wait for each read only,
// and hold a thread as long as one byte comes before each ends.
//
// Owns neither socket nor SSL. The socket is non-blocking. Threads: one; `stopping` may be set by another.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>

#include <httplib.h>
#include <openssl/ssl.h>

namespace council {

class TimedStream final : public httplib::Stream {
 public:
    using Clock = std::chrono::steady_clock;
    struct Limits {
        std::chrono::milliseconds idle, head, request;
    };
    using Now = std::function<Clock::time_point()>;
    TimedStream(int socket, SSL* ssl, const std::atomic<bool>& stopping, Limits limits, Now now = Clock::now);

    bool begin_tls();  // the handshake
    // Whether a request begins to come before `idle` is over; its moments count from here.
    bool wait_for_request();

    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, size_t size) override;
    ssize_t write(const char* from, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return socket_; }
    // What later versions of httplib ask a stream as well.
    bool wait_readable() const { return true; }
    bool wait_writable() const { return true; }
    time_t duration() const { return 0; }

 private:
    enum class OnStop { end, finish };  // what a wait does when the server stops
    ssize_t until_done(Clock::time_point deadline, const std::function<ssize_t()>& step);
    bool wait(short event, Clock::time_point deadline, OnStop);
    ssize_t receive(char* to, size_t size);
    void note_head(const char* bytes, std::size_t size);

    int socket_;
    SSL* ssl_;
    const std::atomic<bool>& stopping_;
    const Limits limits_;
    const Now now_;
    Clock::time_point head_deadline_, deadline_;
    std::string came_;  // and was not read yet: httplib reads a head byte by byte
    std::size_t read_ = 0;
    std::size_t end_of_head_ = 0;  // how much of "\r\n\r\n" has come
    short wants_ = 0;
};

// "192.0.2.1"
std::string address_of(int socket);

}  // namespace council
