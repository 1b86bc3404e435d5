// SPDX-License-Identifier: Apache-2.0
// The nightly tally (RELIABILITY D9): what this kiosk counted, as one record of the form in
// kiosk/tally_form.h. The council holds it against what it received: a record missing there is a loss, one
// too many a forgery (`council reconcile`), and a kiosk that sends none has fallen silent (`council fleet`).
//
// Records are named by the first half of the SHA-256 of what was posted as xml_submission_file, in order of
// these digests: neither who answered nor when can be told from them. Sign-ups for the newsletter are not
// among them, because the list of a kiosk, which goes in clear, would tell where each was made; they are in
// the counts of the day only. Counts go from the day on which the
// database began. Made where the council's server lists the form, once a night. Pure. Threads: any. Errors:
// none.
#pragma once

#include <optional>
#include <string>

#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"

namespace openrosa {

struct TallyOf {
    store::Account account;
    store::Tally counts;
    std::string form_version;
    int wrong_pins = 0;                                // since the last right one
    std::optional<std::chrono::seconds> clock_offset;  // by which this clock is ahead of the server's
};

// Not sealed: it is to be put into the outbox as it is. `listed`: the form's version on the council's server,
// which may have the first one still; any other is answered by the newest.
store::Sealed tally_record(const TallyOf&, const kiosk::Config&, store::Wall now, const std::string& listed);

}  // namespace openrosa
