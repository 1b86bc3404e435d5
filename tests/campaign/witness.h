// SPDX-License-Identifier: Apache-2.0
// Somebody who watches the glass and knows what may be seen next, and nothing of how the kiosk works:
// - which screen may follow which, and which may lie over another and must give it back;
// - that a person finds no answer on a page that they see for the first time, and nowhere a word of anybody
//   else's: each types a letter of their own;
// - that answers are sent from the check alone, and only when all words of each were on the glass there, in
//   however many pieces, and that what was sealed says the same (form_words.h);
// - that every screen has its way out, and that the staff's page needs a PIN;
// - that a clock that jumps moves nobody.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"
#include "tests/campaign/form_words.h"

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
        touch::Rect glass = {};
    };
    // "" where all of it may be seen now; else what may not.
    std::string see(const Screen&);
    // The same, where the clock has jumped since and no time has passed.
    std::string see_after_jump(const Screen&);
    // What the council opens of the answers that were sent last: "" where it says what the check said.
    std::string receive(const std::string& record, const FormWords& form) const {
        return form.difference(record, rows_, language_);
    }
    long visits() const { return visits_; }
    long sent() const { return sent_; }
    long in_pieces() const { return in_pieces_; }  // answers that went on in the next part, and were sent

 private:
    std::string next_person(const Screen&, const std::string& screen);
    std::string move_on(const Screen&, const std::string& screen);
    std::string find_strangers(const Screen&) const;
    std::string first_time(const Screen&);
    std::string note_check(const Screen&);
    std::string sent_unseen();

    std::string under_ = "welcome";  // the page, whatever lies over it
    std::string last_;               // what was seen last, with its part and what lies over it
    std::uint64_t visit_ = 0;
    long visits_ = 0, sent_ = 0, in_pieces_ = 0;
    std::set<std::string> pages_;  // seen in this visit
    // The words of one row of the check, and which of them were on the glass.
    struct Answer {
        std::string words;
        std::vector<bool> seen;
        bool in_pieces = false;
        bool see(const std::string& piece);  // false where it is no part of them
    };
    std::map<std::string, Answer> answers_;  // by question
    std::vector<screens::Check::Row> rows_;  // of the last check
    std::string language_;                   // in which it was
};

}  // namespace campaign
