// SPDX-License-Identifier: Apache-2.0
// Which function answers which request, and how it answers. The table at the head of server.h is what these
// functions do.
//
// Owns the inbox and the forms that are offered. A request keeps the forms that it began with, also when
// read_forms() replaces them meanwhile. Threads: any; the httplib server calls the functions from its pool.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <httplib.h>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"
#include "sync/server/body_room.h"
#include "sync/server/http_server.h"
#include "sync/server/offered_form.h"
#include "sync/server/quota.h"
#include "sync/server/receive_submission.h"
#include "sync/server/server.h"

namespace council {

class Routes {
 public:
    // `public_key`: base64, for the forms that carry no key of their own; "" leaves those in clear.
    Routes(ServerOptions, std::string public_key, Inbox);

    // Reads the folder of forms. Where that fails, what was offered before stays.
    kiosk::Result<void> read_forms();
    void mount(HttpServer&);

 private:
    using Request = httplib::Request;
    using Response = httplib::Response;
    using Offered = std::shared_ptr<const std::vector<OfferedForm>>;
    using GiveForm = std::function<void(const OfferedForm&)>;

    Offered offered();
    void mount_gets(HttpServer&);
    void mount_hooks(HttpServer&);

    // These check a request. Where it fails they have written the answer.
    std::optional<std::string> admit(const Request&, Response&);
    bool speaks_openrosa(const Request&, Response&);
    std::optional<std::string> base_of(const Request&, Response&);
    void with_form(const Request&, Response&, const GiveForm&);

    void list(const Request&, Response&);
    void form(const Request&, Response&);
    void manifest(const Request&, Response&);
    void media(const Request&, Response&);
    void ready_for_submissions(const Request&, Response&);
    void submission(const Request&, Response&, const httplib::ContentReader&);
    void log(const Request&, const Response&);

    ServerOptions options_;
    std::string public_key_;
    Inbox inbox_;
    Quota quota_;
    BodyRoom body_room_;
    std::mutex offered_turn_;
    Offered offered_;
    std::mutex log_turn_;
};

}  // namespace council
