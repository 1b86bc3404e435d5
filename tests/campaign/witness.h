// SPDX-License-Identifier: Apache-2.0
// Somebody who watches the glass and knows what may be seen next, and nothing of how the kiosk works:
// - which screen may follow which, and which may lie over another and must give it back;
// - that a person finds no answer on a page that they see for the first time, and nowhere a word of anybody
//   else's: each types a letter of their own;
// - that answers are sent from the check alone, and only when each of them was on the glass there;
// - that every screen has its way out, and that the staff's page needs a PIN;
// - that a clock that jumps moves nobody.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"

namespace campaign {

// No language of the kiosk's has letters of Hangul, and no word on the glass is written in them.
std::string letter_of(std::uint64_t visit);

// Which controls lead off what is on the glass, by their ids, the nearest first; none where any touch does.
std::vector<std::string> ways_out(const screens::View& view);

class Witness {
 public:
    struct Screen {
        const screens::View& view;
        const std::vector<touch::Node>& nodes;
        std::uint64_t visit = 0;  // as the kiosk counts them
    };
    // "" where all of it may be seen now; else what may not.
    std::string see(const Screen&);
    // The same, where the clock has jumped since and no time has passed.
    std::string see_after_jump(const Screen&);
    long visits() const { return visits_; }
    long sent() const { return sent_; }

 private:
    std::string next_person(const Screen&, const std::string& screen);
    std::string move_on(const Screen&, const std::string& screen);
    std::string find_strangers(const Screen&) const;
    std::string first_time(const Screen&);
    std::string note_check(const Screen&);
    std::string sent_unseen() const;

    std::string under_ = "welcome";  // the page, whatever lies over it
    std::string last_;               // what was seen last, with its part and what lies over it
    std::uint64_t visit_ = 0;
    long visits_ = 0, sent_ = 0;
    std::set<std::string> pages_;                          // seen in this visit
    std::set<std::pair<std::string, std::string>> shown_;  // questions with the answers seen at the check
    std::vector<screens::Check::Row> rows_;                // of the last check
};

}  // namespace campaign
