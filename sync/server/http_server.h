// SPDX-License-Identifier: Apache-2.0
// httplib's server with our own connections: limits for each address and for each request as a whole
// (admission.h, timed_stream.h), over TLS or not, on as many threads as there are connections.
//
// httplib gives each connection a thread and a wait for each read alone, so that 32 strangers who say nothing
// keep every kiosk out. Threads: as httplib::Server.
#pragma once

#include <atomic>
#include <memory>

#include <httplib.h>
#include <openssl/ssl.h>

#include "kiosk/result.h"
#include "sync/server/admission.h"

namespace council {

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeContext>;

// Invalid where the files are no certificate chain and its key, in PEM.
kiosk::Result<TlsContext> read_certificate(const std::string& certificate, const std::string& key);

class HttpServer final : public httplib::Server {
 public:
    HttpServer(ConnectionLimits, TlsContext);  // nullptr: HTTP
    // `more` completes each answer. In place of set_post_routing_handler(), of which there is only one: this
    // also ends the connection after an answer that says so, and where nobody knows where the next request
    // would begin.
    void complete_answers(Handler more);
    // Ends the waits of connections at once; stop() then returns soon.
    void cut_waits() { stopping_ = true; }

 private:
    bool process_and_close_socket(socket_t) override;
    void converse(int socket, SSL* ssl);
    template <class Self>
    bool answer_one(Self& self, httplib::Stream&, bool last, bool& closed);

    Admission admission_;
    TlsContext tls_;
    std::atomic<bool> stopping_ = false;
};

}  // namespace council
