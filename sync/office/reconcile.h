// SPDX-License-Identifier: Apache-2.0
// Holds what the kiosks say that they sent (the nightly tallies, RELIABILITY D9) against what is in the
// inbox.
//
// A gap is a record that a kiosk has a receipt for, or kept one night and no longer names, and that is not
// here, or a number of answers that a kiosk counted and of which it has no record; a forgery is one that came
// in a kiosk's name and that this kiosk knows nothing of; a duplicate is one person's submission here twice.
// Each is named, a sentence each. A record that came after its kiosk's last tally is not judged yet, and a
// sign-up for the newsletter never: it is counted, and neither a tally nor a sentence here says at which
// kiosk it was made. Needs no key: digests are of sealed bytes.
//
// What this cannot see: a kiosk's token lets its holder send tallies too. Errors: storage for the inbox.
// Threads: one.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"

namespace council {

struct NightlyTally {
    std::string kiosk;  // whose token it came with
    Wall received;
    std::string day, program, form_version, clock_offset, abandoned;
    std::int64_t visits = 0, sealed = 0, expired = 0, acknowledged = 0, waiting = 0, refused = 0, damaged = 0,
                 aside = 0, last_number = 0, free_megabytes = 0, starts = 0, wrong_pins = 0;
    // Of the form's second version, and of its third; none in a tally of an earlier one.
    std::optional<std::int64_t> submitted, first_number, crashes, all_wrong_pins;
    std::optional<std::int64_t> busiest_hour;
    std::set<std::string> acknowledged_records, kept_records;  // the first 32 hex digits of their SHA-256
    bool whole = true;                                         // its root is that of its lists
};

// Of all kiosks, oldest first. One that cannot be read is left out and named in `problems`.
kiosk::Result<std::vector<NightlyTally>> nightly_tallies(const Inbox&, std::vector<std::string>& problems);

struct Reconciled {
    std::vector<std::string> gaps, duplicates, forgeries;
    std::vector<std::string> notes;  // what could not be judged
    int judged = 0;                  // records
};

kiosk::Result<Reconciled> reconcile(const Inbox&);

// A line for each kiosk that may post, the one that has been silent longest first.
struct Fleet {
    std::vector<std::string> lines;
    bool silent = false;  // one of them for two nights
};
kiosk::Result<Fleet> fleet(const Inbox&, Wall now);

}  // namespace council
