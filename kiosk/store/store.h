// SPDX-License-Identifier: Apache-2.0
// All that this machine keeps: one SQLite file, in which the kiosk and kiosk-sync meet.
//
// Holds forms (with media), the outbox of sealed submissions, receipts, counters and the staff PIN's lock.
// Never holds an answer that can be read here: what comes in is sealed already. WAL with synchronous=FULL,
// because NORMAL was measured to lose acknowledged rows at power cuts (RELIABILITY section 0.1);
// secure_delete on. Both programs may have it open; each call is one transaction. States of an outbox row:
// waiting -> sent -> deleted; waiting -> refused -> waiting again, when staff ask.
//
// Errors: ErrorKind::storage for anything that SQLite or the disk refuses, with the file's name. Threads: one
// per Store.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
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
};

// A submission on its way. `bytes` were frozen at submit and go out the same at each try.
struct Outgoing {
    std::int64_t number = 0;  // order of submission on this machine; survives clock jumps
    Sealed sealed;
    bool practice = false;
    int tries = 0;
};

enum class Setback { offline, refused };  // try later | keep and show staff

struct Tally {  // for the staff screen; counts only
    int visits_today = 0, submitted_today = 0, expired_today = 0;
    int waiting = 0, refused = 0, sent_ever = 0;
    struct Round {
        Wall ended;
        bool ok = false;
        std::string outcome;  // one sentence for staff, without addresses or tokens
    };
    std::optional<Round> last_round;
    std::optional<Wall> last_upload;  // when something was last accepted by the server
};

enum class Count { visit, expired };  // by day, of Tally; submissions are counted from the outbox itself

struct PinLock {
    int tries = 0;                               // wrong ones since the last right one
    std::chrono::milliseconds blocked_since{0};  // boot time of the last wrong try
    std::string boot_id;  // the boot it happened in: a wait restarts in full after a reboot
};

class Store {
 public:
    // Opens or creates. Migrates from each released schema; refuses a newer one. A file that is no sound
    // database is moved aside as <path>.damaged-<n> and a fresh one started: `set_aside()` then names
    // it.
    static kiosk::Result<Store> open(const std::string& path);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();
    std::optional<std::string> set_aside() const;

    // Forms. One for each id; putting one replaces the form and its media together.
    kiosk::Result<void> put_form(const StoredForm&);
    kiosk::Result<std::optional<StoredForm>> form(std::string_view id) const;
    kiosk::Result<std::int64_t> forms_change() const;  // grows with each put_form: cheap to ask when idle

    // Outbox. put_in_outbox returns only after the commit. The same submission again is no error; other bytes
    // under the same instanceID are ErrorKind::storage.
    kiosk::Result<void> put_in_outbox(const Sealed&, bool practice, kiosk::Moment now);
    kiosk::Result<std::vector<std::int64_t>> due(
        Wall now) const;  // waiting and not backing off, oldest first
    kiosk::Result<Outgoing> outgoing(std::int64_t number) const;
    kiosk::Result<void> record_receipt(std::int64_t number, Wall now);
    // offline: tried again after a wait that doubles from 1 minute to 6 hours. refused: stays, never tried by
    // itself.
    kiosk::Result<void> record_setback(std::int64_t number, Setback, std::string_view sentence, Wall now);
    kiosk::Result<void> retry_refused();              // staff asked for it
    kiosk::Result<int> forget_sent(Wall older_than);  // how many were deleted

    kiosk::Result<void> record_round(const Tally::Round&);
    kiosk::Result<void> count(Count, kiosk::Moment now);
    kiosk::Result<Tally> tally(Wall now) const;  // "today" is the local day of `now`

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
