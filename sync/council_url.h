// SPDX-License-Identifier: Apache-2.0
// The configured address of the council's server, and what may be concluded from it. Part of sync/council:
// parsed by curl's own parser, so that what is checked here is what curl will later connect to.
//
// Refuses user names and passwords, fragments, anything but https, and http unless it leads to this machine
// itself. Errors: ErrorKind::invalid, in sentences that never hold the address. Threads: any.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

struct Curl_URL;

namespace openrosa {

class CouncilUrl {
 public:
    static kiosk::Result<CouncilUrl> parse(std::string_view text);

    // Another resource under the same address: "/formList". `query`: one name=value, encoded here; may be "".
    std::string below(std::string_view path, const std::string& query = "") const;

    // `text` as curl will read it, where it names the very same scheme, host and port; else "".
    std::string on_same_server(const std::string& text) const;

    bool is_loopback() const;
    std::vector<std::string> secrets()
        const;  // parts of the path and query that may be a token, longest first

 private:
    using Handle = std::unique_ptr<Curl_URL, void (*)(Curl_URL*)>;
    explicit CouncilUrl(Handle);
    Handle handle_;
};

}  // namespace openrosa
