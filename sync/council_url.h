// SPDX-License-Identifier: Apache-2.0
// The configured address of the council's server, and what follows from it. curl's own parser reads it, so
// that what is checked here is what curl connects to later.
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

    // The address of a resource under this one, such as "/formList". `query`: one name=value, encoded here,
    // or "".
    std::string below(std::string_view path, const std::string& query = "") const;

    // `text` as curl will read it, where its scheme, host and port are those of this address; else "".
    std::string on_same_server(const std::string& text) const;

    bool is_loopback() const;
    // The parts of the path and the query that may be a token, the longest first.
    std::vector<std::string> secrets() const;

 private:
    using Handle = std::unique_ptr<Curl_URL, void (*)(Curl_URL*)>;
    explicit CouncilUrl(Handle);
    Handle handle_;
};

}  // namespace openrosa
