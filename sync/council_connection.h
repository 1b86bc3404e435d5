// SPDX-License-Identifier: Apache-2.0
// One guarded connection to the council's server: libcurl with all the limits of RELIABILITY D10. This file
// says what may travel at all; council.h says what it means.
//
// Owns one curl handle, and so one connection that is kept alive. Never follows a redirect, uses a proxy,
// reads a cookie or a netrc, or takes a compressed body. Counts the bytes of headers and bodies itself.
//
// Errors: offline where nobody answers in time; refused where staff must act (certificate, private address).
// Their sentences are fixed texts, because curl's own error texts may quote the address, which holds the
// token.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/limits.h"
#include "kiosk/moment.h"
#include "kiosk/result.h"

namespace openrosa {

using Clock = std::function<kiosk::Moment()>;
// What is done while the far end thinks: after the whole request has left, before its answer is waited for;
// once, or not at all where the request did not leave.
using Meanwhile = std::function<void()>;

struct Limits {  // tests pass smaller ones
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds transfer{600'000};
    std::chrono::milliseconds round{600'000};  // all exchanges of one Connection together
    long slow_bytes_a_second = 100;            // a transfer slower than this ...
    std::chrono::seconds slow_for{60};         // ... for so long is given up
    std::size_t form_list = 1 << 20, manifest = 1 << 20, form = limits::form_bytes,
                media = limits::medium_bytes;  // bytes
    std::size_t media_files = limits::media_files;
    std::size_t media_together = limits::media_together;
    std::size_t reply = 64 << 10, headers = 64 << 10;
};

// Who the kiosk says it is. Basic is sent unasked, because ODK Central never asks; Digest (RFC 7616, as
// OpenRosa has it) once a server has asked.
struct SignIn {
    enum class Way { none, basic, digest };
    Way way = Way::none;
    std::string user, password;
};

// Files of PEM. Whom the kiosk believes ("" for the system's own authorities), and what it shows a server
// that asks who it is ("" for nothing).
struct Trust {
    std::string authorities, certificate, certificate_key;
};

enum class Addresses { this_machine, world, world_and_private };  // where a connection may lead

struct Answer {
    int status = 0;
    bool openrosa = false;                     // it carries X-OpenRosa-Version
    std::chrono::seconds retry_after{0};       // Retry-After of 429 and 503, a day at most; 0 where none is
    std::optional<std::chrono::seconds> date;  // Date, since 1970
    std::size_t accepts = 0;                   // X-OpenRosa-Accept-Content-Length, 0 where it carries none
    bool too_large = false;                    // the body was longer than its limit and was dropped
    std::string body;
};

struct FormPart {  // of a multipart/form-data body; the bytes must outlive the call
    std::string field, filename, type;
    std::string_view bytes;
};

class Connection {
 public:
    Connection(Addresses, Trust, SignIn, Clock, const Limits&);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    kiosk::Result<Answer> head(const std::string& address);
    kiosk::Result<Answer> get(const std::string& address, std::size_t cap);
    kiosk::Result<Answer> post(const std::string& address, const std::vector<FormPart>&, std::size_t cap,
                               const Meanwhile& = {});

    bool out_of_time() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace openrosa
