// SPDX-License-Identifier: Apache-2.0
#include "sync/server/timed_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

namespace council {

namespace {

// Often enough that a server which is told to stop does, and how long it then waits for what is under way.
constexpr std::chrono::milliseconds look_up{200}, last_wait{2'000};
constexpr std::size_t buffer_bytes = 16'384;
constexpr std::string_view end_mark = "\r\n\r\n";

using GetName = int (*)(int, sockaddr*, socklen_t*);

void name_of(int socket, GetName get, std::string& ip, int& port) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    if (get(socket, any, &size) != 0 || getnameinfo(any, size, host.data(), host.size(), service.data(),
                                                    service.size(), NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return;
    ip = host.data();
    port = std::atoi(service.data());
}

}  // namespace

TimedStream::TimedStream(int socket, SSL* ssl, const std::atomic<bool>& stopping, Limits limits, Now now)
    : socket_(socket),
      ssl_(ssl),
      stopping_(stopping),
      limits_(limits),
      now_(std::move(now)),
      head_deadline_(now_() + limits.head),
      deadline_(now_() + limits.request) {}

bool TimedStream::wait(short event, Clock::time_point deadline, OnStop on_stop) {
    bool last = false;
    while (true) {
        if (stopping_ && on_stop == OnStop::end) return false;
        if (stopping_ && !last) deadline = std::min(deadline, now_() + last_wait);
        last = stopping_;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - now_());
        if (left.count() <= 0) return false;
        pollfd waiting{socket_, event, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(std::min(left, look_up).count()) + 1);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

// Repeats `step` until it moves bytes or ends the connection; between, it waits for what the step wants.
ssize_t TimedStream::until_done(Clock::time_point deadline, const std::function<ssize_t()>& step) {
    while (true) {
        const ssize_t moved = step();
        if (moved >= 0) return moved;
        if (wants_ == 0 || !wait(wants_, deadline, OnStop::finish)) return -1;
    }
}

bool TimedStream::begin_tls() {
    if (!ssl_) return true;
    return until_done(head_deadline_, [this]() -> ssize_t {
               const int done = SSL_accept(ssl_);
               const int error = SSL_get_error(ssl_, done);
               wants_ = error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : 0;
               return done == 1 ? 1 : -1;
           }) == 1;
}

bool TimedStream::wait_for_request() {
    const bool has_come = read_ < came_.size() || (ssl_ && SSL_pending(ssl_) > 0);
    if (!has_come && !wait(POLLIN, now_() + limits_.idle, OnStop::end)) return false;
    head_deadline_ = now_() + limits_.head;
    deadline_ = now_() + limits_.request;
    end_of_head_ = 0;
    return true;
}

ssize_t TimedStream::receive(char* to, size_t size) {
    if (!ssl_) {
        const ssize_t done = recv(socket_, to, size, 0);
        wants_ = done < 0 && (errno == EAGAIN || errno == EINTR) ? POLLIN : 0;
        return done;
    }
    const int done = SSL_read(ssl_, to, static_cast<int>(size));
    const int error = done > 0 ? 0 : SSL_get_error(ssl_, done);
    wants_ = error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : 0;
    if (error == SSL_ERROR_ZERO_RETURN) return 0;
    return done > 0 ? done : -1;
}

ssize_t TimedStream::read(char* to, size_t size) {
    const bool in_head = end_of_head_ < end_mark.size();
    if (read_ == came_.size()) {
        came_.resize(buffer_bytes);
        read_ = 0;
        const ssize_t got = until_done(in_head ? std::min(head_deadline_, deadline_) : deadline_,
                                       [this] { return receive(came_.data(), came_.size()); });
        came_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        if (got <= 0) return got;
    }
    // A byte a second would else come for ever: each read is refused once its moment has passed.
    if (now_() >= (in_head ? std::min(head_deadline_, deadline_) : deadline_)) return -1;
    const std::size_t given = std::min(size, came_.size() - read_);
    std::copy_n(came_.data() + read_, given, to);
    read_ += given;
    note_head(to, given);
    return static_cast<ssize_t>(given);
}

void TimedStream::note_head(const char* bytes, std::size_t size) {
    for (std::size_t at = 0; at < size && end_of_head_ < end_mark.size(); ++at) {
        if (bytes[at] == end_mark[end_of_head_])
            ++end_of_head_;
        else
            end_of_head_ = bytes[at] == end_mark.front() ? 1 : 0;
    }
}

ssize_t TimedStream::write(const char* from, size_t size) {
    // An answer may still be written after the request's own moment: to say that it came too late.
    return until_done(std::max(deadline_, now_() + std::chrono::seconds(1)), [&]() -> ssize_t {
        if (ssl_) {
            const int done = SSL_write(ssl_, from, static_cast<int>(std::min<size_t>(size, INT_MAX)));
            const int error = done > 0 ? 0 : SSL_get_error(ssl_, done);
            wants_ = error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : 0;
            return done > 0 ? done : -1;
        }
        const ssize_t done = send(socket_, from, size, MSG_NOSIGNAL);
        wants_ = done < 0 && (errno == EAGAIN || errno == EINTR) ? POLLOUT : 0;
        return done;
    });
}

void TimedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
    name_of(socket_, getpeername, ip, port);
}
void TimedStream::get_local_ip_and_port(std::string& ip, int& port) const {
    name_of(socket_, getsockname, ip, port);
}

std::string address_of(int socket) {
    std::string ip;
    int port = 0;
    name_of(socket, getpeername, ip, port);
    return ip;
}

}  // namespace council
