// SPDX-License-Identifier: Apache-2.0
// The council's server: OpenRosa over HTTP. It answers as ODK Central answers its app users.
//
//   /v1/key/TOKEN/projects/1/formList    GET           200, ETag, 304
//                           /submission  HEAD, GET     204
//                                        POST          201 stored, or held already with the same bytes
//                           /forms/...   GET           200, ETag, 304: addresses come from the list only
// 401 what is no token; 403 a token that is unknown or revoked; 404 a project, form or version that is
// unknown; 400 what cannot be a submission, lacks X-OpenRosa-Version, or gives both a Content-Length and
// chunks; 409 other bytes under an instanceID or a file name that is held; 408 a body that is not whole in
// five minutes; 413 more bytes than X-OpenRosa-Accept-Content-Length; 429 more than one kiosk may leave in a
// day (quota.h); 503 the disk fails, or there is no room in memory for so large a body just now
// (body_room.h), so the client keeps its submission and comes again. 409 also what answers a form that is
// closed (form_state.h). Each answer to a submission is an OpenRosaResponse.
//
// Unlike Central: 400 for a submission in clear to a form that asks for sealed ones, and for XML that is not
// well-formed (submission_header.h says why). The token is checked before the body is read.
//
// One stranger keeps nobody out: an address has a part of the connections, and a request its moment to be
// whole (admission.h).
//
// The log gets one line for each answer: when, which kiosk, what, status. It never holds a token, an address
// or an instanceID. Threads: run() serves from a pool of threads. stop(), reload() and port() may be called
// from any thread while it runs.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"
#include "sync/server/admission.h"
#include "sync/server/body_room.h"
#include "sync/server/quota.h"

namespace council {

struct ServerOptions {
    std::filesystem::path forms, data;
    std::string listen = "127.0.0.1";
    int port = 0;                                               // 0: any that is free
    std::optional<std::filesystem::path> public_key;            // for forms that carry none
    std::optional<std::filesystem::path> certificate, tls_key;  // PEM; both or neither
    std::string public_url;  // scheme and host as clients see them, where a proxy stands before this
    // A request that is not whole by then is refused, however steadily its bytes trickle in.
    std::chrono::milliseconds body_deadline{300'000};
    ConnectionLimits connections;  // `request` is body_deadline, and a little to say so
    DayQuota quota;
    std::size_t body_bytes_at_once = 64'000'000;  // body_room.h, which says why so many
    std::function<Wall()> now;                    // null: the system's clock
    std::ostream* log = nullptr;                  // null: none
};

class Server {
 public:
    // Reads the forms, opens the inbox, takes the port. Errors: invalid for options and forms, storage for
    // the inbox, offline for the port.
    static kiosk::Result<Server> start(ServerOptions);
    Server(Server&&) noexcept;
    ~Server();

    int port() const;
    void run();   // returns after stop()
    void stop();  // only where run() runs or is about to; finishes the answers that are under way
    // Reads the forms folder again. Where that fails, what was offered before stays.
    kiosk::Result<void> reload();

 private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace council
