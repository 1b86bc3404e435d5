// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/raw_far_end.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/result.h"

namespace openrosa::testing {

RawFarEnd::RawFarEnd(Serve serve) : listening_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    kiosk::require(bind(listening_, generic, size) == 0 && listen(listening_, 16) == 0,
                   "no port on loopback");
    getsockname(listening_, generic, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([listening = listening_, serve = std::move(serve)] {
        for (int each; (each = accept(listening, nullptr, nullptr)) >= 0; close(each)) {
            const int on = 1;
            setsockopt(each, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            serve(each);
        }
    });
}

RawFarEnd::~RawFarEnd() {
    shutdown(listening_, SHUT_RDWR);
    thread_.join();
    close(listening_);
}

std::string RawFarEnd::url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/v1/key/token";
}

namespace {

std::size_t whole_size(const std::string& request) {
    const std::size_t headers = request.find("\r\n\r\n");
    if (headers == request.npos) return request.npos;
    const std::string wanted = "Content-Length: ";
    const std::size_t length = request.find(wanted);
    const bool has_body = length < headers;
    return headers + 4 + (has_body ? std::strtoul(request.c_str() + length + wanted.size(), nullptr, 10) : 0);
}

}  // namespace

bool is_whole(const std::string& request) {
    return request.size() >= whole_size(request);
}

std::string read_request(int socket, std::size_t most) {
    std::string request;
    std::array<char, 4096> bytes{};
    while (!is_whole(request) && request.size() < most) {
        const ssize_t count = recv(socket, bytes.data(), std::min(bytes.size(), most - request.size()), 0);
        if (count <= 0) break;
        request.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return request;
}

bool write_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string http_answer(int status, const std::string& body, const std::string& headers) {
    return "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace openrosa::testing
