// SPDX-License-Identifier: Apache-2.0
// The sound rows of a database that was set aside as damaged. Room-internal.
//
// Sound is what bears its own fingerprint: each submission and each form was stored with the SHA-256 of all
// its parts, so a row is told from what only looks like one, wherever in the file it was found.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/store/store.h"

namespace store {

struct Salvaged {
    struct Submission {
        Sealed sealed;
        bool practice = false;
        std::string day;
        std::optional<std::int64_t> sent;  // the receipt's time, where the server had it
        bool given_up = false;             // staff had carried it to the council, or let it go
    };
    std::map<std::int64_t, Submission> outbox;  // by the number that it had
    std::vector<StoredForm> forms;              // the newest of each id
    int lost = 0;                               // submissions of which something is left, and not all
};

// `file` and the log beside it. ErrorKind::storage where they cannot be read.
kiosk::Result<Salvaged> salvage(const std::string& file);

}  // namespace store
