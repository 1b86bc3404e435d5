// SPDX-License-Identifier: Apache-2.0
// All that this machine keeps: one SQLite file, in which the kiosk and kiosk-sync meet.
//
// Six parts, each with a header of its own: forms.h (with media), outbox.h (sealed submissions and receipts),
// counters.h, staff_pin.h (its lock), doors.h (closed for today), hours.h (that staff chose). Never holds an
// answer that can be read here: what comes in is sealed already. WAL with synchronous=FULL, because NORMAL
// was measured to lose acknowledged rows at power cuts; secure_delete on. Both programs may have it open;
// each write is one transaction, whole or not at all.
//
// Errors: ErrorKind::offline where the other program writes just now: nothing is wrong, ask again.
// ErrorKind::storage for anything else that SQLite or the disk refuses, with the file's name. Threads: one
// per Store.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/store/counters.h"
#include "kiosk/store/doors.h"
#include "kiosk/store/forms.h"
#include "kiosk/store/hours.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/staff_pin.h"

namespace store {

// The kiosk never waits for the other program longer than a frame may take. It sets a damaged file aside;
// kiosk-sync does not, because a kiosk may have it open. `glance` is somebody who looks in beside both, also
// while a picture waits: it waits for a quarter of a second where the others wait for five, and where that is
// not enough gets ErrorKind::offline. It sets nothing aside either.
enum class Role { kiosk, sync, glance };

struct SetAside {
    std::string file;
    struct Count {
        int saved = 0, lost = 0;
    };
    std::optional<Count> submissions;  // none where it could not be read yet
};

class Store {
 public:
    // Opens or creates. Migrates from each released schema; refuses a newer one. For the kiosk, a damaged
    // file is renamed to <path>.damaged-<n> and a fresh one started. What is sound in such a file,
    // submissions and forms, is copied into the fresh one, once. kiosk-sync gets ErrorKind::storage instead.
    static kiosk::Result<Store> open(const std::string& path, Role = Role::kiosk);
    // Opens the same file once more, for another thread. The check for damage is left out.
    kiosk::Result<Store> beside() const;
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // The parts live as long as the Store, and move with it.
    Forms& forms();
    const Forms& forms() const;
    Outbox& outbox();
    const Outbox& outbox() const;
    Counters& counters();
    const Counters& counters() const;
    StaffPin& staff_pin();
    const StaffPin& staff_pin() const;
    Doors& doors();
    const Doors& doors() const;
    Hours& hours();
    const Hours& hours() const;

    std::vector<SetAside> files_set_aside() const;  // each that still lies beside the database
    // Looks through the whole file. False: it is damaged, and open() would set it aside.
    bool sound() const;

    // Writes the file anew, each table in the order of its numbers, so that a row's place no longer tells
    // when it was added. Needs twice the space while it runs.
    kiosk::Result<void> rewrite();
    // Could a submission be kept now? ErrorKind::storage under 50 MB free, where a probe write fails, or
    // where the file was moved or deleted while open (then only a restart helps). Each call writes some
    // 8 KB through to the disk: every half minute while idle, never once a frame.
    kiosk::Result<void> ready() const;

 private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace store
