// SPDX-License-Identifier: Apache-2.0
// Why the server's list no longer names a form that it has named: the consultation is over there, or this
// kiosk alone may no longer see it. Central's list is the same in both cases, without the form, and empty
// where it was the only one. What it answers to a submission of that form is not: it takes one while the form
// is closing and refuses one (409) once it is closed, both before it looks at rights, and says 401 or 403
// where those are missing. So the round's own submissions tell, or else one that the server has taken before:
// the same bytes again make no second record.
//
// Errors: none; where the server does not answer, it does not tell. Threads: the Store's.
#pragma once

#include <optional>
#include <string>

#include "kiosk/store/store.h"
#include "sync/council.h"

namespace openrosa {

struct Unlisted {
    enum class Why {
        over,         // the form is closing or closed
        shut_out,     // this kiosk's access to it was taken back
        no_answer,    // the server did not say: the next round asks again
        not_to_tell,  // nothing of the form is here to ask by
    };
    Why why = Why::not_to_tell;
    std::string sentence;  // of the server, where shut_out or no_answer
};

// `said`: what the server answered last to a submission of the form in this round; none where none went out.
Unlisted why_unlisted(const store::Store&, Council&, const std::string& form_id,
                      const std::optional<Verdict>& said);

}  // namespace openrosa
