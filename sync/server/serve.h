// SPDX-License-Identifier: Apache-2.0
// The far end itself: OpenRosa over HTTP, behaving as ODK Central does for its app users.
//
//   /v1/key/TOKEN/projects/1/formList    GET           200, ETag, 304
//                           /submission  HEAD, GET     204
//                                        POST          201 recorded, or held already with the same bytes
//                           /forms/...   GET           200, ETag, 304: addresses come from the list only
// 401 no token's shape, 403 unknown or revoked token, 404 project, form or version unknown, 400 what cannot
// be a submission or lacks X-OpenRosa-Version, 409 other bytes under the same instanceID or file name, 413
// over the length that is announced, 503 where the disk fails: a client keeps its record and comes again.
// Each answer to a submission is an OpenRosaResponse.
//
// Unlike Central: a record in clear for a form that asks for sealed ones is 400, and so is XML that is not
// well-formed (posted.h says why). The token is looked at before a body is read.
//
// One line an answer goes to the log: when, which kiosk, what, status. Never a token, an address or an
// instanceID. Threads: run() serves from a pool; stop(), reload() and port() may be called from any thread
// while it runs.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "kiosk/result.h"
#include "sync/server/inbox.h"

namespace council {

struct ServeOptions {
    std::filesystem::path forms, data;
    std::string listen = "127.0.0.1";
    int port = 0;                                               // 0: any that is free
    std::optional<std::filesystem::path> public_key;            // for forms that carry none
    std::optional<std::filesystem::path> certificate, tls_key;  // PEM; both or neither
    std::string public_url;       // scheme and host as clients see them, where a proxy stands before this
    std::function<Wall()> now;    // null: the system's clock
    std::ostream* log = nullptr;  // null: none
};

class Serving {
 public:
    // Reads the forms, opens the inbox, takes the port. Errors: invalid for options and forms, storage for
    // the inbox, offline for the port.
    static kiosk::Result<Serving> start(ServeOptions);
    Serving(Serving&&) noexcept;
    ~Serving();

    int port() const;
    void run();   // returns after stop()
    void stop();  // only where run() runs or is about to; answers that are under way are finished
    // Reads the forms folder again. Where that fails, what was offered before stays.
    kiosk::Result<void> reload();

 private:
    struct Impl;
    explicit Serving(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace council
