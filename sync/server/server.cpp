// SPDX-License-Identifier: Apache-2.0
#include "sync/server/server.h"

#include <thread>

#include "sync/inbox/public_key.h"
#include "sync/inbox/result.h"
#include "sync/server/http_server.h"
#include "sync/server/receive_submission.h"
#include "sync/server/routes.h"

namespace council {

namespace {

constexpr std::size_t requests_per_connection = 100'000;  // a kiosk sends its backlog on one connection
// After a body's own moment, so that there is somebody to say that it came too late.
constexpr std::chrono::milliseconds to_say_so{2'000};

Result<std::unique_ptr<HttpServer>> make_http(const ServerOptions& options) {
    if (options.certificate.has_value() != options.tls_key.has_value())
        return fail(ErrorKind::invalid, "TLS needs both --cert and --key.");
    TlsContext tls;
    if (options.certificate && options.tls_key) {
        auto read = read_certificate(*options.certificate, *options.tls_key);
        if (!read) return tl::unexpected(read.error());
        tls = std::move(*read);
    }
    ConnectionLimits limits = options.connections;
    limits.request = options.body_deadline + to_say_so;
    auto http = std::make_unique<HttpServer>(std::move(limits), std::move(tls));
    http->set_keep_alive_max_count(requests_per_connection);
    http->set_payload_max_length(most_body_bytes);
    return http;
}

Result<int> take_port(httplib::Server& http, const std::string& listen, int wanted) {
    int port = 0;
    if (wanted == 0) {
        port = http.bind_to_any_port(listen);
    } else if (http.bind_to_port(listen, wanted)) {
        port = wanted;
    }
    if (port > 0) return port;
    return fail(ErrorKind::offline, listen + ":" + std::to_string(wanted) +
                                        ": cannot listen there. Is another program using the port?");
}

}  // namespace

struct Server::Impl {
    Routes routes;
    std::unique_ptr<HttpServer> http;
    int port = 0;
};

Result<Server> Server::start(ServerOptions options) {
    if (!options.now)
        options.now = [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        };
    while (options.public_url.ends_with('/')) options.public_url.pop_back();
    std::string public_key;
    if (options.public_key) {
        auto read = read_public_key(*options.public_key);
        if (!read) return tl::unexpected(read.error());
        public_key = std::move(*read);
    }
    auto inbox = Inbox::open(options.data, Inbox::Absent::make);
    if (!inbox) return tl::unexpected(inbox.error());
    std::unique_ptr<Impl> impl(new Impl{{options, std::move(public_key), std::move(*inbox)}, {}});
    if (auto read = impl->routes.read_forms(); !read) return tl::unexpected(read.error());
    auto http = make_http(options);
    if (!http) return tl::unexpected(http.error());
    impl->http = std::move(*http);
    impl->routes.mount(*impl->http);
    const auto port = take_port(*impl->http, options.listen, options.port);
    if (!port) return tl::unexpected(port.error());
    impl->port = *port;
    return Server(std::move(impl));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;
int Server::port() const {
    return impl_->port;
}
void Server::run() {
    impl_->http->listen_after_bind();
}
void Server::stop() {
    // httplib forgets a stop() that comes before its loop has begun, as a SIGTERM right after the start does.
    while (!impl_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    impl_->http->cut_waits();
    impl_->http->stop();
}
Result<void> Server::reload() {
    return impl_->routes.read_forms();
}

}  // namespace council
