// SPDX-License-Identifier: Apache-2.0
// The staff's side: the PIN pad and the screen behind it. Counts and buttons only; no answer can be reached
// from here.
//
// Owns the digits being entered, overwritten as soon as they were tried. What staff ask for that concerns
// more than this screen comes back as a Request for the Station. Threads: one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"
#include "kiosk/store/store.h"

namespace kiosk {

class StaffDesk {
 public:
    enum class Request { none, leave, reset, practice_on, practice_off, close };

    // What kiosk.toml says of staff.
    struct Rules {
        std::string pin_hash;                  // "" where no PIN was set
        std::filesystem::path upload_request;  // written for "Upload now"; "" where there is no place for it
        bool always_practice = false;          // staff cannot turn it off
    };

    // The store outlives the desk.
    StaffDesk(Rules, store::Store&, std::string boot_id, Moment now);
    ~StaffDesk();
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    Request apply(const screens::Intent&, Moment now);  // any intent says that somebody is there
    // What the Station knows and this screen shows.
    struct Surroundings {
        std::string form_title, form_version, trouble;
        bool practice = false, in_visit = false;
    };
    screens::Screen screen(const Surroundings&, Moment now) const;
    std::optional<Moment> deadline(Moment now) const;  // a wait is counted down in whole seconds
    bool abandoned(Moment now) const;                  // nobody has touched it for two minutes

 private:
    Request on(const screens::HoldCorner&, Moment now);
    Request on(const screens::PinDigit&, Moment now);
    Request on(const screens::PinDelete&, Moment now);
    Request on(const screens::PinEnter&, Moment now);
    Request on(const screens::LeaveStaff&, Moment now);
    Request on(const screens::StaffReset&, Moment now);
    Request on(const screens::StaffUpload&, Moment now);
    Request on(const screens::StaffPractice&, Moment now);
    Request on(const screens::StaffClose&, Moment now);
    screens::Staff staff(const Surroundings&, Moment now) const;

    Rules rules_;
    store::Store& store_;
    std::string boot_id_;
    std::string digits_;
    bool open_ = false;  // the PIN was right
    int tries_left_ = -1;
    bool upload_asked_ = false;
    std::string trouble_;  // of this desk's own doing
    Moment last_touch_;
};

}  // namespace kiosk
