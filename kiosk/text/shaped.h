// SPDX-License-Identifier: Apache-2.0
// Keeps the Layouts that were used last, so that words are shaped once, and not again for their size, their
// picture and their caret. Shaping is most of what a page in Nastaliq costs.
//
// Words are shaped once for all sizes. Words that fit on one line are shaped once for all widths too: only
// the place of their lines differs. Keeps Layouts of about `kept_bytes` of words, and always the one that was
// asked for last. Dropped ones go back to Pango, and the program overwrites the memory that Pango frees.
// Threads: one.
#pragma once

#include <list>

#include "kiosk/text/layout.h"

namespace text {

class Shaped {
 public:
    static constexpr std::size_t kept_bytes = 16384;

    explicit Shaped(Fonts fonts) : fonts_(std::move(fonts)) {}

    const Layout& layout(const Passage&);  // valid until the next call
    void forget_all();

 private:
    struct Kept {
        Passage passage;
        Layout layout;
    };
    Layout& find(const Passage&);
    void shrink();
    void drop_last();

    Fonts fonts_;
    std::list<Kept> kept_;  // most recently used first
    std::size_t bytes_ = 0;
};

}  // namespace text
