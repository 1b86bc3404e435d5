// SPDX-License-Identifier: Apache-2.0
// A database that was set aside, and the log beside it: the first two bytes say where the one ends. Whatever
// stands there, nothing is saved that does not bear its own fingerprint.
#include "kiosk/store/database.h"
#include "kiosk/store/salvage.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::damaged(std::string_view bytes) {
    if (bytes.size() < 2) return;
    const std::size_t told =
        static_cast<unsigned char>(bytes[0]) * 256U + static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    const std::size_t end = told % (bytes.size() + 1);
    const auto file = in_file("kiosk.db", bytes.substr(0, end));
    in_file("kiosk.db-wal", bytes.substr(end));
    const auto saved = store::salvage(file);
    kiosk::require(saved.has_value(), "files that can be read are read, whatever is in them");
    for (const auto& [number, one] : saved->outbox)
        kiosk::require(!one.sealed.instance_id.empty() && !store::fingerprint(one.sealed).empty(),
                       "what is saved is a whole submission");
    kiosk::require(saved->lost >= 0, "what is lost is counted");
}
