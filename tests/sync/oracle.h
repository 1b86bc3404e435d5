// SPDX-License-Identifier: Apache-2.0
// The judge of RELIABILITY P1 and P2: whatever the far end did, each submission is at the
// server once and unchanged, or still here; and the kiosk believes of none that the server has it where it
// has not.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace openrosa::testing {

struct Ledger {
    std::map<std::string, std::string> submitted;                // instanceID -> digest of the sealed bytes
    std::vector<std::pair<std::string, std::string>> at_server;  // each record that it keeps
    std::set<std::string> here, believed_sent;                   // in the outbox, by state
};

struct Finding {
    int lost = 0, doubled = 0, changed = 0, invented = 0, wrongly_believed = 0;
    bool clean() const { return lost + doubled + changed + invented + wrongly_believed == 0; }
};

inline Finding judge_ledger(const Ledger& ledger) {
    Finding found;
    std::set<std::string> at_server;
    for (const auto& [id, digest] : ledger.at_server) {
        if (!at_server.insert(id).second) ++found.doubled;
        const auto submitted = ledger.submitted.find(id);
        if (submitted == ledger.submitted.end())
            ++found.invented;
        else if (submitted->second != digest)
            ++found.changed;
    }
    for (const auto& each : ledger.submitted)
        if (!at_server.contains(each.first) && !ledger.here.contains(each.first)) ++found.lost;
    for (const std::string& id : ledger.believed_sent)
        if (!at_server.contains(id)) ++found.wrongly_believed;
    return found;
}

}  // namespace openrosa::testing
