// SPDX-License-Identifier: Apache-2.0
// One carrying round: what waits goes to the council, the form that the council changed comes back, then it
// ends. When the next round is due is the timer's business, and the store's back-off.
//
// A round owns nothing that the store does not have, but for the last receipts: they are committed 64 at a
// time, and once the first is two seconds old, because each commit waits for the disk; while a commit runs
// the next submissions leave, so that as many again may have been received without one. So it may be killed
// at any moment: a submission that was received but whose receipt was lost goes out again, the same bytes,
// and OpenRosa servers take it as the one they have (RELIABILITY N3). A setback is committed before the next
// submission leaves. While the server thinks about one, the next is read.
//
// What each answer of the server means is in verdict.h. Only one round may run at a time: round_lock.h.
#pragma once

#include <functional>
#include <string>

#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/council.h"

namespace openrosa {

struct Carried {
    enum class Next { nothing, later, staff };  // nothing left today | another round | a person must act
    Next next = Next::nothing;
    int sent = 0, forms_updated = 0;  // in this round
    int waiting = 0, refused = 0;     // in the store, at its end
    std::string outcome;              // for staff, as the store keeps it: no address, no token, no answer
};

// Told after each submission that was tried: how many were, of how many that are due so far.
using Progress = std::function<void(int done, int all)>;

// Greets the server, posts what is due in an order by chance, hands in the day's tally (not in `sent`),
// updates the forms, forgets what was sent 14 days ago and where in the file it lay what stands apart, and
// records the round in the store. Never fails
// otherwise than by what it returns: a store that is busy is Next::later, any other error of it Next::staff.
Carried carry(store::Store&, const kiosk::Config&, Council&, const Clock&, const Progress& = {});

}  // namespace openrosa
