// SPDX-License-Identifier: Apache-2.0
// Somebody who sees nothing, at a keypad: each press is decided from what was heard, and from nothing else.
// What is not said cannot be found, and is a std::runtime_error that tells what was heard last.
#pragma once

#include <string>
#include <vector>

#include "tests/drive/driver.h"

namespace routes {

class ByEar {
 public:
    explicit ByEar(drive::Driver& kiosk) : kiosk_(kiosk) {}

    void press(const std::string& key);
    // What was said last, in its order.
    const std::vector<std::string>& said() const { return heard_; }
    bool heard(const std::string& words) const;
    // Walks until a control is said whose words begin so, and chooses it; takes More where it comes to it.
    void choose(const std::string& begins);
    // On the on-screen keyboard, which is open: its row, the part of the row, the key.
    void type(const std::string& words);

 private:
    void open_row_with(const std::string& key);
    bool stands_on(const std::string& begins) const;

    drive::Driver& kiosk_;
    std::vector<std::string> heard_;
};

}  // namespace routes
