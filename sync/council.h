// SPDX-License-Identifier: Apache-2.0
// The council's server as the kiosk sees it: OpenRosa (https://docs.getodk.org/openrosa/) for one upload
// round. No other code of the kiosk talks to the network.
//
// The server's address holds the kiosk's token. So no sentence, log or reply shows any part of the address.
// Refuses an address that is neither https nor this machine itself; a download from any server other than the
// configured one, whatever a form or a list says; an answer past its size limit; and bytes whose md5 is not
// the announced one. council_connection.h says what is refused on the wire.
//
// Errors: offline where nobody answers, or the answer means "later"; refused where staff must act (access,
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
    // Reads and checks [server], and does not connect yet. Errors: invalid where the address, url_file or
    // ca_file cannot be used.
    static kiosk::Result<Council> open(const kiosk::Config&, Clock, const Limits& = {});

    // Asks for the HEAD of /submission. Only 204 with X-OpenRosa-Version shows a real OpenRosa server.
    // Nothing may be posted before.
    kiosk::Result<void> greet();

    kiosk::Result<std::vector<ListedForm>> form_list();
    kiosk::Result<std::string> form(const ListedForm&);
    kiosk::Result<std::vector<ListedMedia>> manifest(
        const ListedForm&);  // empty where the list gives no manifestUrl
    kiosk::Result<std::string> media(const ListedMedia&);

    // Posts one submission in one request. Its parts are far smaller than what servers accept.
    Verdict send(const store::Outgoing&);

    const Limits& limits() const { return limits_; }
    // Whether Limits::round has passed. Then each call gives offline.
    bool out_of_time() const { return connection_.out_of_time(); }

    // A text from outside as staff may see it: one line of bounded length, without anything that may be a
    // token.
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
