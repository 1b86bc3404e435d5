// SPDX-License-Identifier: Apache-2.0
// One way to work a kiosk, and nothing else: a finger, arrows and Enter, three keys of an EZ Access keypad,
// two switches. Each decides every press from what the kiosk shows then, as a person does. What cannot be
// reached is a std::runtime_error that tells the control.
#pragma once

#include <memory>
#include <string>

#include "tests/drive/driver.h"

namespace routes {

class Route {
 public:
    explicit Route(drive::Driver& kiosk) : kiosk_(kiosk) {}
    virtual ~Route() = default;
    Route(const Route&) = delete;
    Route& operator=(const Route&) = delete;

    virtual void begin() {}  // what must be done once before anything else
    virtual void choose(const std::string& id) = 0;
    virtual void go_on() { choose(kiosk_.has("more") ? "more" : "continue"); }
    int presses() const { return presses_; }  // of keys, so far
    // By the on-screen keyboard, which is open, in English: small letters, capitals, digits and spaces.
    void type(const std::string& words);

 protected:
    void press(const std::string& key) {
        ++presses_;
        kiosk_.key(key);
    }
    drive::Driver& kiosk_;

 private:
    int presses_ = 0;
};

std::unique_ptr<Route> by_touch(drive::Driver&);
// Each tap comes twice, the second so much later.
std::unique_ptr<Route> by_shaking_finger(drive::Driver&, double again_after_s);
std::unique_ptr<Route> by_arrows(drive::Driver&);
std::unique_ptr<Route> by_keypad(drive::Driver&);          // F18 to F22
std::unique_ptr<Route> by_trembling_hand(drive::Driver&);  // the same, each key struck twice
std::unique_ptr<Route> by_switches(drive::Driver&);        // on 1 and 2, and 2 is the one that moves

}  // namespace routes
