// SPDX-License-Identifier: Apache-2.0
// The way of a sealed submission: frozen at submit, sent as it is, forgotten only when the server has it.
//
// A row is in one state at a time: waiting -> sent -> deleted 14 days later; waiting -> refused -> waiting
// again, when staff ask; waiting -> damaged, where the disk has changed it; and whatever the server does not
// have -> aside, when staff carry it to the council by hand or give it up.
// Does not own the database; errors and threads as store.h says.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/store/seal.h"

namespace store {

using kiosk::Wall;
struct Database;

enum class Setback { offline, refused };  // try later | keep and show staff
enum class State { waiting, sent, refused, damaged, aside };
// practice: staff or a demonstration; never counted as a voice.
enum class Occasion { consultation, practice };

constexpr Occasion occasion(bool practice) {
    return practice ? Occasion::practice : Occasion::consultation;
}

// Of a row that stands apart (Outbox::put_apart): its number is drawn by chance and tells no order.
constexpr bool is_apart(std::int64_t number) {
    return number < 0;
}

// A submission on its way. `sealed` was frozen at submit and goes out the same at each try.
struct Outgoing {
    std::int64_t number = 0;  // order of submission on this machine, unless apart; survives clock jumps
    Sealed sealed;
    bool practice = false;
    int tries = 0;
    bool damaged = false;  // the disk has changed it, or no longer gives it: not what was frozen
};

class Outbox {
 public:
    explicit Outbox(Database& database) : database_(&database) {}

    // Returns only after the commit. It tries to write the log back too, because one flipped bit in the log
    // would take the submission away in silence. The same submission again is no error; other bytes under the
    // same instanceID are ErrorKind::storage.
    kiosk::Result<void> put(const Sealed&, Occasion, kiosk::Moment now);
    // The same, for what must not be joined with the submission put before it (a sign-up for the newsletter):
    // its row has no place in their order, and is not due before its day has ended, so that an upload in the
    // middle of a day cannot pair the two.
    kiosk::Result<void> put_apart(const Sealed&, Occasion, kiosk::Moment now);

    // Where something apart of a day that has ended lies in the file where it was put, the file is written
    // anew (Store::rewrite), once for all that lies there. So nobody who has the disk can join the two by
    // their places, also where nothing is ever sent.
    kiosk::Result<void> forget_places(Wall now);

    // Waiting and not backing off: first what is apart, then oldest first.
    kiosk::Result<std::vector<std::int64_t>> due(Wall now) const;
    kiosk::Result<std::vector<std::int64_t>> numbers(const std::vector<State>&) const;  // oldest first
    kiosk::Result<std::set<std::int64_t>> resting(Wall now) const;  // apart, and their day has not ended
    // Damaged, with what is left, where the disk does not give its bytes and the database else answers.
    kiosk::Result<Outgoing> read(std::int64_t number) const;
    // Of this form, what the server took last and is still here; none where there is none.
    kiosk::Result<std::optional<std::int64_t>> last_sent(std::string_view form_id) const;

    kiosk::Result<void> record_receipt(std::int64_t number, Wall now);
    // In one commit: all of them or none.
    kiosk::Result<void> record_receipts(const std::vector<std::int64_t>& numbers, Wall now);
    // offline: tried again after a wait that doubles from 1 minute to 6 hours, less up to a quarter, so that
    // kiosks which failed together do not come back together; not before `at_least`, where a server asked for
    // it. refused: stays, never tried by itself.
    kiosk::Result<void> record_setback(std::int64_t number, Setback, std::string_view sentence, Wall now,
                                       std::chrono::milliseconds at_least = {});
    // Its bytes are no longer those that were frozen at submit: never sent, kept for staff.
    kiosk::Result<void> record_damage(std::int64_t number, std::string_view sentence, Wall now);
    // The server asked to be left alone: what waits now is not due before that, and no round begins, for 6
    // hours at most; retry_all() lifts it.
    kiosk::Result<void> hold_back(Wall now, std::chrono::milliseconds at_least);
    kiosk::Result<std::optional<Wall>> held_back_until(Wall now) const;  // none where it is not, or no longer

    // Staff asked for it: what was refused or is backing off is due at once, but for what rests, and the
    // server is asked whatever it said.
    kiosk::Result<void> retry_all();
    // By hand (sync/by_hand.h): nothing of it makes a submission that the server has, or that is damaged,
    // wait. The figures: how many.
    kiosk::Result<void> set_aside(std::int64_t number);
    kiosk::Result<int> take_back();             // what was set aside waits again
    kiosk::Result<int> send_again(Wall since);  // what was sent then or later waits again
    kiosk::Result<int> forget_sent(Wall older_than);

 private:
    Database* database_;
};

}  // namespace store
