// SPDX-License-Identifier: Apache-2.0
// A far end that is anything but polite: it has each connection as a bare socket, to cut, trickle and flood
// at any byte.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace openrosa::testing {

class RawFarEnd {
 public:
    // `serve` has one connection at a time, on a thread of the far end's; it is closed when `serve` returns.
    using Serve = std::function<void(int socket)>;
    explicit RawFarEnd(Serve serve);
    ~RawFarEnd();

    std::string url() const;

 private:
    int listening_;
    int port_ = 0;
    std::thread thread_;
};

// Reads one request: headers, and the body that they announce; or what came until `most` bytes or the end.
std::string read_request(int socket, std::size_t most = std::string::npos);
bool write_all(int socket, std::string_view bytes);  // false once the other end is gone
bool is_whole(const std::string& request);

// An answer as a server writes it.
std::string http_answer(int status, const std::string& body,
                        const std::string& headers = "X-OpenRosa-Version: 1.0\r\n");

}  // namespace openrosa::testing
