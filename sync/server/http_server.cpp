// SPDX-License-Identifier: Apache-2.0
#include "sync/server/http_server.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sync/inbox/result.h"
#include "sync/server/timed_stream.h"

namespace council {

namespace {

// Whether a task was taken, since cpp-httplib 0.15; nothing before.
using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));

// A thread more whenever none is free. They stay: a thread that waits costs a few pages.
class GrowingThreads final : public httplib::TaskQueue {
 public:
    explicit GrowingThreads(std::size_t most) : most_(most) {}

    Enqueued enqueue(std::function<void()> task) override {
        const std::lock_guard lock(turn_);
        tasks_.push_back(std::move(task));
        if (free_ < tasks_.size() && threads_.size() < most_) threads_.emplace_back([this] { work(); });
        changed_.notify_one();
        return Enqueued(true);
    }
    void shutdown() override {
        {
            const std::lock_guard lock(turn_);
            ending_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

 private:
    void work() {
        std::unique_lock lock(turn_);
        while (true) {
            ++free_;
            changed_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            --free_;
            if (tasks_.empty()) return;
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    const std::size_t most_;
    std::mutex turn_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
    std::vector<std::thread> threads_;
    std::size_t free_ = 0;
    bool ending_ = false;
};

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

// Whether the answer that this thread gave last says that it is the last of its connection. httplib itself
// goes on whatever an answer says.
thread_local bool was_last = false;

// Also where httplib could not make sense of a request or would not read all of it: what comes next begins
// nobody knows where, and would be answered as if it had been asked (RFC 9112, sections 9.3 and 9.6).
void end_where_in_doubt(httplib::Response& response) {
    constexpr std::array<int, 5> in_doubt{400, 408, 413, 414, 431};
    was_last = response.get_header_value("Connection") == "close" ||
               std::find(in_doubt.begin(), in_doubt.end(), response.status) != in_doubt.end();
    if (!was_last) return;
    response.headers.erase("Keep-Alive");
    response.headers.erase("Connection");
    response.set_header("Connection", "close");
}

// RFC 9112, section 9.6: to hang up on what is still on its way would reset the connection, and its answer
// with it. So that is waited for a little, and dropped.
void let_the_answer_arrive(int socket, const std::atomic<bool>& stopping) {
    constexpr std::chrono::seconds patience{2};
    constexpr int look_up_ms = 100;  // whether the server stops
    ::shutdown(socket, SHUT_WR);
    std::array<char, 16'384> dropped{};
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!stopping && std::chrono::steady_clock::now() < end) {
        pollfd more{socket, POLLIN, 0};
        if (::poll(&more, 1, look_up_ms) == 1 && ::recv(socket, dropped.data(), dropped.size(), 0) <= 0)
            return;
    }
}

}  // namespace

Result<TlsContext> read_certificate(const std::string& certificate, const std::string& key) {
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    const bool read = context && SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) == 1 &&
                      SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) == 1 &&
                      SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) == 1;
    if (read) return context;
    return fail(ErrorKind::invalid, certificate + ", " + key + ": are no certificate and its key in PEM.");
}

HttpServer::HttpServer(ConnectionLimits limits, TlsContext tls)
    : admission_(std::move(limits)), tls_(std::move(tls)) {
    // One above the limit, so that there is always somebody to turn the next one away.
    new_task_queue = [this] { return new GrowingThreads(admission_.limits().connections + 1); };
    complete_answers([](const httplib::Request&, httplib::Response&) {});
}

void HttpServer::complete_answers(Handler more) {
    set_post_routing_handler([more = std::move(more)](const auto& asked, auto& response) {
        more(asked, response);
        end_where_in_doubt(response);
    });
}

// httplib has changed this function's parameters, and both Debians' versions are to be served.
template <class Self>
bool HttpServer::answer_one(Self& self, httplib::Stream& stream, bool last, bool& closed) {
    std::string ip, own_ip;
    int port = 0, own_port = 0;
    stream.get_remote_ip_and_port(ip, port);
    stream.get_local_ip_and_port(own_ip, own_port);
    if constexpr (requires {
                      self.process_request(stream, ip, port, own_ip, own_port, last, closed, nullptr);
                  })
        return self.process_request(stream, ip, port, own_ip, own_port, last, closed, nullptr);
    else
        return self.process_request(stream, last, closed, nullptr);
}

void HttpServer::converse(int socket, SSL* ssl) {
    const ConnectionLimits& limits = admission_.limits();
    TimedStream stream(socket, ssl, stopping_, {limits.idle, limits.head, limits.request});
    if (!stream.begin_tls()) return;
    for (std::size_t left = keep_alive_max_count_; left > 0; --left) {
        bool closed = false;
        if (!stream.wait_for_request() || !answer_one(*this, stream, left == 1, closed)) return;
        if (closed || was_last) return;
    }
}

bool HttpServer::process_and_close_socket(socket_t socket) {
    {
        const Admission::Place place(admission_, address_of(socket));
        fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
        const int yes = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (place.is_given()) {
            const std::unique_ptr<SSL, FreeSsl> ssl(tls_ ? SSL_new(tls_.get()) : nullptr);
            if (ssl) SSL_set_fd(ssl.get(), socket);
            converse(socket, ssl.get());
            if (ssl) SSL_shutdown(ssl.get());
            if (std::exchange(was_last, false)) let_the_answer_arrive(socket, stopping_);
        }
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
}

}  // namespace council
