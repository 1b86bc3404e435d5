// SPDX-License-Identifier: Apache-2.0
// Where the lines of a long text begin, found from its start piece by piece, so that a key in it costs the
// lines around the caret and not all of them.
//
// Knows the text that it was asked about last: of the next one, lines stay known as far as both begin alike.
// Owns a copy of it; forget() overwrites that. Threads: one.
#pragma once

#include <vector>

#include "kiosk/text/shaped.h"

namespace text {

class Excerpts {
 public:
    // The lines around `offset`, whole ones: as many as a field shows, before and behind. All of a short
    // text.
    Extent around(Shaped&, const Passage&, std::size_t offset);
    void forget();

 private:
    struct Start {
        std::size_t at = 0, known_by = 0;  // the bytes that its place depends on end there
    };
    void keep_what_is_the_same(const Passage&);
    bool find_more(Shaped&);  // false where all is known
    bool knows(std::size_t offset) const;

    Passage passage_;
    std::vector<Start> starts_;
    bool all_ = false;
};

}  // namespace text
