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

#include <chrono>
#include <optional>
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
    // Reads and checks [server], and does not connect yet. Errors: invalid where the address, url_file,
    // password_file, ca_file or certificate cannot be used.
    static kiosk::Result<Council> open(const kiosk::Config&, Clock, const Limits& = {});

    // Asks for the HEAD of /submission. Only 204 with X-OpenRosa-Version shows a real OpenRosa server.
    // Nothing may be posted before. Refused, too, where the address leads to some other server.
    kiosk::Result<void> greet();
    // By which this machine's clock is ahead of the greeted server's; none where it did not say.
    std::optional<std::chrono::seconds> clock_offset() const { return clock_offset_; }

    // For how long the last answer to a greeting or a download asked to be left alone (Retry-After), 0 where
    // it did not.
    std::chrono::seconds asked_to_wait() const { return asked_to_wait_; }

    // `form_id`: asks for the list of that form alone; "" for all.
    kiosk::Result<std::vector<ListedForm>> form_list(const std::string& form_id = "");
    kiosk::Result<std::string> form(const ListedForm&);
    kiosk::Result<std::vector<ListedMedia>> manifest(
        const ListedForm&);  // empty where the list gives no manifestUrl
    kiosk::Result<std::string> media(const ListedMedia&);

    // Posts one submission in one request; in one for each file, where all of it is more than the greeted
    // server takes at once. Each request holds the same manifest. `meanwhile`: once, as
    // council_connection.h says.
    Verdict send(const store::Outgoing&, const Meanwhile& meanwhile = {});

    const Limits& limits() const { return limits_; }
    // Whether Limits::round has passed. Then each call gives offline.
    bool out_of_time() const { return connection_.out_of_time(); }

    // Whether an address that a form names, whole or relative, leads to the configured server.
    bool leads_there(const std::string& address) const;

    // A text from outside as staff may see it: one line of bounded length, without anything that may be a
    // token.
    std::string fit_to_show(std::string_view) const;
    // The same of our own sentences about it: line by line, whole, with the names of its nodes.
    std::string lines_fit_to_show(std::string_view) const;

 private:
    Council(CouncilUrl url, Connection connection, std::string device, std::vector<std::string> secrets,
            Clock clock, const Limits& limits)
        : url_(std::move(url)),
          connection_(std::move(connection)),
          device_(std::move(device)),
          secrets_(std::move(secrets)),
          clock_(std::move(clock)),
          limits_(limits) {}
    std::string without_secrets(std::string line) const;
    Verdict post(const std::string& address, const std::vector<FormPart>&, const Meanwhile& = {});
    std::optional<std::string> message_in(const std::string& reply);
    kiosk::Result<std::string> download(const std::string& address, std::size_t cap, const std::string& what);
    kiosk::Result<std::string> download_list(const std::string& address, std::size_t cap,
                                             const std::string& what);

    CouncilUrl url_;
    Connection connection_;
    std::string device_;
    std::vector<std::string> secrets_;  // cut out of every text that is shown
    Clock clock_;
    Limits limits_;
    std::chrono::seconds asked_to_wait_{0};
    std::optional<std::chrono::seconds> clock_offset_;
    struct Reply {
        std::string body;
        std::optional<std::string> message;
    };
    Reply last_reply_;         // servers say the same of each submission: it is read once
    std::size_t accepts_ = 0;  // bytes of one request, as the greeting said; 0: it did not
};

}  // namespace openrosa
