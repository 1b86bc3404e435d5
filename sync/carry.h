// SPDX-License-Identifier: Apache-2.0
// One carrying round: what waits goes to the council, the form that the council changed comes back, then it
// ends. The timer and the store's back-off decide when the next one is due.
//
// A round keeps nothing of its own but the newest receipts. They are committed at 64, or once the first is
// two seconds old, because a commit waits for the disk. Sending goes on meanwhile, so that up to 128
// submissions may have been received whose receipt is not committed. A round may be killed at any moment all
// the same: such a submission goes out again, the same bytes, and OpenRosa servers take it as the one they
// have (N3 of tests/campaign/RELIABILITY.md). A setback is committed before the next submission leaves. While
// the server thinks about one, the next is read.
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

// Called after each submission: how many were tried, and how many are due so far.
using Progress = std::function<void(int done, int all)>;

// Greets the server, posts what is due in an order by chance, hands in the day's tally (not in `sent`),
// updates the forms, forgets what was sent 14 days ago and where in the file it lay what stands apart, and
// records the round in the store. Never fails
// otherwise than by what it returns: a store that is busy is Next::later, any other error of it Next::staff.
Carried carry(store::Store&, const kiosk::Config&, Council&, const Clock&, const Progress& = {});

}  // namespace openrosa
