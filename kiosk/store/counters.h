// SPDX-License-Identifier: Apache-2.0
// What is counted here, for staff and for the council's nightly tally. Counts, and hashes of sealed records:
// nothing of it says who answered, or what.
//
// Does not own the database; errors and threads as store.h says.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/store/outbox.h"

namespace store {

struct Tally {  // for the staff screen
    int visits_today = 0, submitted_today = 0, expired_today = 0;
    int visits_week = 0, submitted_week = 0, expired_week = 0;  // since Monday
    int waiting = 0, refused = 0, damaged = 0, aside = 0, sent_ever = 0;
    int busiest_hour = 0;  // the most that residents submitted within one hour, today or yesterday
    int resting = 0;       // of those that wait: apart, and kept until their day has ended
    // Why submissions are refused, damaged or still wait, three reasons at most: those that share a sentence
    // together, most of them first, and what only waits last.
    struct Reason {
        State state = State::waiting;
        int count = 0;
        std::string sentence;
        std::optional<Wall> since;  // the earliest; none where an earlier schema did not say
    };
    std::vector<Reason> reasons;
    struct Round {
        Wall ended;
        bool ok = false;
        std::string outcome;  // one sentence for staff, without addresses or tokens
    };
    std::optional<Round> last_round;
    std::optional<Wall> last_upload;  // when something was last accepted by the server
};

// Since the database began, for the nightly tally; the tallies themselves are left out.
struct Account {
    std::int64_t visits = 0, expired = 0, starts = 0, sealed = 0;
    std::int64_t submitted = 0;   // by residents, of the consultation
    std::int64_t crashes = 0;     // starts in a boot in which it had started before
    std::int64_t wrong_pins = 0;  // all of them
    // The range of the records below: the lowest number among them (0 for none), and the highest that was
    // ever given.
    std::int64_t first_number = 0, last_number = 0;
    std::map<std::string, int> abandoned_on;  // page -> visits that were left there
    struct Record {
        State state;
        std::string sha256_of_manifest;
    };
    std::vector<Record> records;  // that are still in the outbox, but for what stands apart
};

// By day. What failed is written with the next. A submission is counted as it is put, a crash as the kiosk
// starts.
// The busiest hour is the most of its day, and not their sum. Only that number is kept: the hours themselves
// are in memory, and begin anew with the program.
enum class Count { visit, expired, start, crash, submitted, busiest_hour };

class Counters {
 public:
    explicit Counters(Database& database) : database_(&database) {}

    kiosk::Result<void> count(Count, kiosk::Moment now);
    kiosk::Result<void> count_left(std::string_view page,
                                   kiosk::Moment now);  // a visit left unfinished there
    kiosk::Result<void> record_round(const Tally::Round&);

    kiosk::Result<Tally> tally(Wall now) const;  // "today" is the local day of `now`
    kiosk::Result<Account> account() const;
    kiosk::Result<bool> has_tally_of(Wall now) const;  // one of that local day is in the outbox

 private:
    Database* database_;
};

}  // namespace store
