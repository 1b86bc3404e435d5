// SPDX-License-Identifier: Apache-2.0
// The Layouts used last, so that words are shaped once and not for each of their size, their picture and
// their caret. Shaping is most of what a page in Nastaliq costs.
//
// Words are shaped once for all sizes, and those that are not too long for the width they are given once for
// all widths: only where their lines stand differs. Keeps Layouts of about `kept_bytes` of words, the one
// asked for last always; what is dropped goes back to Pango, whose freed memory the program overwrites.
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
