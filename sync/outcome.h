// SPDX-License-Identifier: Apache-2.0
// What a round tells staff: one line of sentences, from what was counted and what went wrong. It says each
// time why submissions are refused, damaged or still wait, since when, and what to do: a reason that was told
// only in the night when it came would be read by nobody.
//
// Nothing in it is an address, a token or an answer. Pure. Threads: any. Errors: none.
#pragma once

#include <string>
#include <vector>

#include "kiosk/store/store.h"

namespace openrosa {

struct Told {
    int sent = 0;
    store::Tally left;  // in the store, at the round's end
    std::string news;   // of the form, "" for none
    std::vector<std::string> complaints;
};

std::string outcome(const Told&);
// Why a round did not even begin: "The council's server asked to be left alone until ...".
std::string asked_to_wait_until(store::Wall);
// Of what is left: why each is refused, damaged or waits, and since when; "" where there is nothing to say,
// else it begins with a blank.
std::string kept_setbacks(const store::Tally&);

}  // namespace openrosa
