// SPDX-License-Identifier: Apache-2.0
// The council's server as the kiosk sees it: OpenRosa (https://docs.getodk.org/openrosa/) for one carrying
// round. The only way out of this machine.
//
// The server's address holds the kiosk's token, so it never leaves here: no sentence, log or reply shows any
// of it. Refuses addresses that are neither https nor this machine itself, downloads from any
// other server than the configured one (and so any host that a form or a list may name), answers past their
// cap, bytes whose md5 is not the announced one. council_connection.h has what is refused on the wire.
//
// Errors: offline where nobody answers or the answer means "later"; refused where staff must act (access,
// certificate); invalid where what the server sent cannot be used. Threads: one per Council.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/council_connection.h"
#include "sync/council_url.h"
#include "sync/openrosa_xml.h"
#include "sync/verdict.h"

namespace openrosa {

class Council {
 public:
    // Reads and checks [server]; connects to nothing yet. invalid: the address, url_file or ca_file cannot be
    // used.
    static kiosk::Result<Council> open(const kiosk::Config&, Clock, const Limits& = {});

    // OpenRosa: only a HEAD of /submission answered by 204 and X-OpenRosa-Version shows a real server, and
    // nothing may be posted before.
    kiosk::Result<void> greet();

    kiosk::Result<std::vector<ListedForm>> form_list();
    kiosk::Result<std::string> form(const ListedForm&);
    kiosk::Result<std::vector<ListedMedia>> manifest(
        const ListedForm&);  // empty where the list gives no manifestUrl
    kiosk::Result<std::string> media(const ListedMedia&);

    // Posts one submission whole, in one request: its parts are far below what a server advertises to accept.
    Verdict send(const store::Outgoing&);

    const Limits& limits() const { return limits_; }
    bool out_of_time() const {
        return connection_.out_of_time();
    }  // Limits::round has passed: all is offline now

    // A text from outside as staff may see it: one line, of bounded length, with whatever may be a token cut
    // out.
    std::string fit_to_show(std::string_view) const;

 private:
    Council(CouncilUrl url, Connection connection, std::string device, const Limits& limits)
        : url_(std::move(url)),
          connection_(std::move(connection)),
          device_(std::move(device)),
          limits_(limits) {}
    kiosk::Result<std::string> download(const std::string& address, std::size_t cap, const std::string& what);

    CouncilUrl url_;
    Connection connection_;
    std::string device_;
    Limits limits_;
};

}  // namespace openrosa
