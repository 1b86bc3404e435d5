// SPDX-License-Identifier: Apache-2.0
// The staff's side: the PIN pad and the screen behind it. Counts and buttons only; no answer can be reached
// from here.
//
// Owns the digits being entered, overwritten as soon as they were tried. What staff ask for that concerns
// more than this screen comes back as a Request for the Station. It closes by itself after a minute. Threads:
// one.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/machine_clock.h"
#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"
#include "kiosk/staff/staff_pin.h"
#include "kiosk/store/store.h"

namespace kiosk {

class StaffDesk {
 public:
    enum class Request {
        none,
        leave,
        reset,
        practice_on,
        practice_off,
        close,
        close_doors,
        open_doors,
        readiness,  // the lines of the sheet, to be given to take()
        hours       // as the intent says
    };

    // What kiosk.toml says of staff.
    struct Rules {
        // Written for "Upload now" and "Turn this machine off"; "" where there is no place for it.
        std::filesystem::path upload_request, power_off_request;
        bool always_practice = false;          // staff cannot turn it off
        std::chrono::minutes uploads_after{};  // the time of day from which the nightly rounds start
    };

    // Both outlive the desk. There may be no store: then staff are needed most.
    StaffDesk(Rules, std::optional<store::Store>&, PinGate&, Moment now);
    ~StaffDesk();
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    Request apply(const screens::Intent&, Moment now);  // any intent says that somebody is there
    // What the Station knows and this screen shows.
    struct Surroundings {
        std::string kiosk_name, form_title, form_version, hours;
        std::vector<screens::Staff::Need> needs;
        std::optional<std::chrono::sys_days> closes;
        std::array<screens::StaffHours::Day, screens::StaffHours::days> week;
        bool practice = false, in_visit = false, closed_today = false;
        ClockFault clock = ClockFault::none;
    };
    screens::Screen screen(const Surroundings&, Moment now) const;
    std::optional<Moment> deadline(Moment now) const;  // a wait is counted down in whole seconds
    bool abandoned(Moment now) const;                  // nobody has touched it for a minute
    // Pressing keys is being there, while they are tried; but not a key that sticks.
    void struck(const std::string& key, Moment now);
    void take(std::vector<screens::Readiness::Line> lines) { readiness_.lines = std::move(lines); }

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
    Request on(const screens::StaffPowerOff&, Moment now);
    Request on(const screens::StaffDoors&, Moment now);
    Request on(const screens::StaffPage&, Moment now);
    Request on(const screens::StaffChangePin&, Moment now);
    Request on(const screens::StaffSound&, Moment now);
    Request on(const screens::StaffPoint&, Moment now);
    Request on(const screens::StaffLines&, Moment now);
    Request on(const screens::StaffDay&, Moment now);
    Request on(const screens::StaffChangeDay&, Moment now);
    void try_to_open(Moment now);
    void choose_pin();
    void end_choosing();
    bool write(const std::filesystem::path& request);
    void add_counts(screens::Staff&, const store::Tally&, Moment now) const;
    static void add_clock(screens::Staff&, ClockFault, Moment now);
    screens::Staff staff(const Surroundings&, Moment now) const;
    screens::StaffTrial trial(const Surroundings&) const;
    screens::Staff::Round round(const store::Tally&) const;
    bool upload_under_way(Moment now) const;
    std::optional<Wall> last_round(Moment now) const;  // when it ended

    store::Store* store() const { return store_ ? &*store_ : nullptr; }

    Rules rules_;
    std::optional<store::Store>& store_;
    PinGate& gate_;
    std::string digits_, first_digits_;  // first: of a new PIN, while it is entered again
    bool open_ = false;                  // the PIN was right
    using Purpose = screens::PinPad::Purpose;
    Purpose purpose_ = Purpose::open;
    std::string pin_refused_;
    bool cleared_ = false, pin_changed_ = false;
    screens::Staff::Page page_ = screens::Staff::Page::state;
    std::string last_key_;
    std::array<bool, screens::StaffTrial::points> touched_{};
    screens::Readiness readiness_;
    std::optional<std::size_t> day_;  // whose opening hours are shown
    int tries_left_ = -1;
    struct AskedUpload {
        Moment when;
        std::optional<Wall> round_before;  // when the last round had ended: another one ends what was asked
        int due = 0, sent_ever = 0;        // when it was asked for
    };
    std::optional<AskedUpload> upload_;
    std::string trouble_;  // of this desk's own doing
    Moment last_touch_;
};

}  // namespace kiosk
