// SPDX-License-Identifier: Apache-2.0
// All that this machine keeps: one SQLite file, in which the kiosk and kiosk-sync meet.
//
// Holds forms (with media), the outbox of sealed submissions, receipts, counters and the staff PIN's lock.
// Never holds an answer that can be read here: what comes in is sealed already. WAL with synchronous=FULL,
// because NORMAL was measured to lose acknowledged rows at power cuts (RELIABILITY section 0.1);
// secure_delete on. Both programs may have it open; each call is one transaction. An outbox row is in one
// state at a time: waiting -> sent -> deleted 14 days later; waiting -> refused -> waiting again, when staff
// ask; waiting -> damaged, where the disk has changed it; and whatever the server does not have -> aside,
// when staff carry it to the council by hand or give it up.
//
// Errors: ErrorKind::offline where the other program writes just now: nothing is wrong, ask again.
// ErrorKind::storage for anything else that SQLite or the disk refuses, with the file's name. Threads: one
// per Store.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/store/seal.h"

namespace store {

using kiosk::Wall;

struct MediaFile {
    std::string name, bytes, hash;  // hash: as the server's manifest wrote it, "md5:..."
};

struct StoredForm {
    std::string id, version, hash;  // hash: "md5:..." of xml, as the server's list wrote it
    std::string xml;
    std::vector<MediaFile> media;
    Wall fetched;
    std::int64_t number = 0;  // given by the store
};

// Of a row that stands apart (Store::put_apart): its number is drawn by chance and tells no order.
constexpr bool is_apart(std::int64_t number) {
    return number < 0;
}

// A submission on its way. `bytes` were frozen at submit and go out the same at each try.
struct Outgoing {
    std::int64_t number = 0;  // order of submission on this machine, unless apart; survives clock jumps
    Sealed sealed;
    bool practice = false;
    int tries = 0;
    bool damaged = false;  // the disk has changed it: no longer what was frozen
};

enum class Setback { offline, refused };  // try later | keep and show staff
enum class State { waiting, sent, refused, damaged, aside };

struct Tally {  // for the staff screen; counts only
    int visits_today = 0, submitted_today = 0, expired_today = 0;
    int visits_week = 0, submitted_week = 0, expired_week = 0;  // since Monday
    int waiting = 0, refused = 0, damaged = 0, aside = 0, sent_ever = 0;
    int resting = 0;  // of those that wait: apart, and kept until their day has ended
    // Why submissions are refused, damaged or still wait: those that share a sentence together, most of them
    // first.
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

// What this machine counted since its database began, for the nightly tally; the tallies themselves are left
// out.
struct Account {
    std::int64_t visits = 0, expired = 0, starts = 0, sealed = 0;
    std::int64_t last_number = 0;             // of a submission
    std::map<std::string, int> abandoned_on;  // page -> visits that were left there
    struct Record {
        State state;
        std::string sha256_of_manifest;
    };
    std::vector<Record> records;  // that are still in the outbox
};

enum class Count {
    visit,
    expired,
    start
};  // by day, of Tally; submissions are counted from the outbox itself

struct PinLock {
    int tries = 0;                               // wrong ones since the last right one
    std::chrono::milliseconds blocked_since{0};  // boot time of the last wrong try
    std::string boot_id;  // the boot it happened in: a wait restarts in full after a reboot
};

// The kiosk never waits for the other program longer than a picture may take. It sets a damaged file aside;
// kiosk-sync does not, because a kiosk may stand on it.
enum class Role { kiosk, sync };

struct SetAside {
    std::string file;
    struct Count {
        int saved = 0, lost = 0;
    };
    std::optional<Count> submissions;  // none where it could not be read yet
};

class Store {
 public:
    // Opens or creates. Migrates from each released schema; refuses a newer one. For the kiosk, a file that
    // is no sound database is moved aside as <path>.damaged-<n>, a fresh one started, and every sound row of
    // each such file saved into it, once. ErrorKind::storage for kiosk-sync.
    static kiosk::Result<Store> open(const std::string& path, Role = Role::kiosk);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();
    std::vector<SetAside> set_aside() const;  // each that still lies beside the database
    // Looks through the whole file. False where it must be opened anew to be set aside.
    bool sound() const;

    // Forms. Of each id the newest, and the one that was shown last before it. Putting one takes form and
    // media together. Reading one that the disk has changed is ErrorKind::storage: use the other.
    kiosk::Result<void> put_form(const StoredForm&);
    kiosk::Result<std::optional<StoredForm>> form(std::string_view id) const;          // the newest
    kiosk::Result<std::vector<std::int64_t>> form_numbers(std::string_view id) const;  // newest first
    kiosk::Result<StoredForm> form_of(std::int64_t number) const;
    kiosk::Result<void> form_was_shown(std::int64_t number);
    // What the server's list says: since when the form has been missing from it, none while it is there.
    kiosk::Result<void> form_was_listed(std::string_view id);
    kiosk::Result<void> form_was_missing(std::string_view id, Wall now);
    kiosk::Result<std::optional<Wall>> form_missing_since(std::string_view id) const;
    kiosk::Result<std::int64_t> forms_change() const;  // grows with each put_form: cheap to ask when idle

    // Outbox. put_in_outbox returns only after the commit, and with the log written back: one flipped bit
    // there would take the submission away in silence. The same submission again is no error; other bytes
    // under the same instanceID are ErrorKind::storage.
    kiosk::Result<void> put_in_outbox(const Sealed&, bool practice, kiosk::Moment now);
    // The same, for what must not be joined with the submission put before it (a sign-up for the newsletter):
    // its row has no place in their order, and is not due before its day has ended, so that an upload in the
    // middle of a day cannot pair the two.
    kiosk::Result<void> put_apart(const Sealed&, bool practice, kiosk::Moment now);
    // Writes the file anew, each table in the order of its numbers: where a row lies in it no longer tells
    // when it was put. Needs as much room again, for the time being.
    kiosk::Result<void> rewrite();
    kiosk::Result<std::vector<std::int64_t>> due(
        Wall now) const;  // waiting and not backing off: first what is apart, then oldest first
    kiosk::Result<Outgoing> outgoing(std::int64_t number) const;
    kiosk::Result<void> record_receipt(std::int64_t number, Wall now);
    // In one commit: all of them or none.
    kiosk::Result<void> record_receipts(const std::vector<std::int64_t>& numbers, Wall now);
    // offline: tried again after a wait that doubles from 1 minute to 6 hours, less up to a quarter, so that
    // kiosks which failed together do not come back together; not before `at_least`, where a server asked for
    // it. refused: stays, never tried by itself.
    kiosk::Result<void> record_setback(std::int64_t number, Setback, std::string_view sentence, Wall now,
                                       std::chrono::milliseconds at_least = {});
    // The server asked to be left alone: nothing that waits is due before that, 6 hours at most; retry_all()
    // lifts it.
    kiosk::Result<void> hold_back(Wall now, std::chrono::milliseconds at_least);
    // Its bytes are no longer those that were frozen at submit: never sent, kept for staff.
    kiosk::Result<void> record_damage(std::int64_t number, std::string_view sentence, Wall now);
    // Staff asked for it: what was refused, and what is backing off, is due at once.
    kiosk::Result<void> retry_all();
    // By hand (sync/by_hand.h): nothing of it makes a submission that the server has, or that is damaged,
    // wait.
    kiosk::Result<std::vector<std::int64_t>> numbers(const std::vector<State>&) const;  // oldest first
    kiosk::Result<std::set<std::int64_t>> resting(Wall now) const;  // apart, and their day has not ended
    kiosk::Result<void> set_aside(std::int64_t number);
    kiosk::Result<int> take_back();                   // what was set aside waits again; how many
    kiosk::Result<int> send_again(Wall since);        // what was sent then or later waits again; how many
    kiosk::Result<int> forget_sent(Wall older_than);  // how many were deleted

    kiosk::Result<void> record_round(const Tally::Round&);
    kiosk::Result<void> count(Count, kiosk::Moment now);
    kiosk::Result<void> count_left(std::string_view page,
                                   kiosk::Moment now);  // a visit that was left unfinished there
    kiosk::Result<Account> account() const;
    kiosk::Result<bool> has_tally_of(Wall now) const;  // one of that local day is in the outbox
    kiosk::Result<Tally> tally(Wall now) const;        // "today" is the local day of `now`

    // The hash of a PIN that staff chose in place of another one; none where the other was replaced since.
    kiosk::Result<std::optional<std::string>> pin_instead_of(std::string_view hash) const;
    kiosk::Result<void> choose_pin(std::string_view hash, std::string_view instead_of);
    kiosk::Result<PinLock> pin_lock() const;
    kiosk::Result<void> set_pin_lock(const PinLock&);

    // Could a submission be kept now? ErrorKind::storage under 50 MB free, where a probe write fails, or
    // where the file was moved aside by the other program (then only a restart helps). Each call writes some
    // 8 KB through to the disk: every half minute while idle, never once a frame.
    kiosk::Result<void> ready() const;

 private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace store
