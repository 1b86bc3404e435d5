// SPDX-License-Identifier: Apache-2.0
// Hands that do whatever comes into them: at a kiosk without a display, through the same loop as with one.
// Fingers, several at once and off the glass too, keys, words from a keyboard that is plugged in, waiting, a
// clock that jumps by years. Now and then they do what a person would, or nobody would come far.
#pragma once

#include <random>

#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "tests/campaign/witness.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/station/office_key.h"

namespace campaign {

class Hands : public AtTheKiosk {
 protected:
    Hands();
    // `jumps` of the clock are wanted on each screen: where one has had fewer, there are more.
    void begin(std::uint64_t seed, long jumps);
    void do_something();
    // Somebody with the largest letters who writes as much as each field takes, up to the thanks.
    void write_much();
    // Goes out by what the screens offer for it, to the welcome. False where one offers nothing, or nothing
    // comes of it.
    bool leaves();
    void go_away();                                      // for as long as it takes the kiosk to forget
    const std::string& wrong() const { return wrong_; }  // the first that the witness saw; "" for nothing
    const std::vector<touch::Node>& nodes() const { return loop_->nodes(); }
    bool closing() const { return station_->closing(); }
    std::string place() const { return screens::page_of(loop_->view()); }
    bool blank() const { return loop_->view().chrome.sound.picture_off; }
    bool as_new() const;  // nothing of the last person's settings is left

    Witness witness_;
    long opened_ = 0;                    // records, at the thanks for each
    std::map<std::string, long> jumps_;  // of the clock, by the screen that was there

 private:
    std::uint64_t draw(std::uint64_t below) { return random_() % below; }
    void settle(std::chrono::milliseconds later);
    Witness::Screen glass() const;
    std::string open_record();
    void tap(const touch::Node&);
    void tap_some_control();
    void tap_id(const std::string& id);
    void choose_first();
    void go_on();
    void touch_anywhere();
    void hold_corner();
    void strike();
    void type();
    void tap_field();
    void jump_clock();

    touch::Headless headless_{touch::Surface{1920, 1080, 4.03F}};
    text::Typesetter typesetter_ = std::move(*text::Typesetter::open());
    speech::Speech speech_{{}};
    pictures::Album theme_{{}};
    OfficeKey office_key_;
    FormWords form_;
    std::optional<kiosk::PictureLoop> loop_;
    std::mt19937_64 random_;
    long wanted_jumps_ = 0;
    std::chrono::hours wrong_by_{0};  // what the clock says that it should not
    std::string wrong_;
};

}  // namespace campaign
