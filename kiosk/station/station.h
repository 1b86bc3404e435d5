// SPDX-License-Identifier: Apache-2.0
// The machine around the visits: it gives each person a fresh Visit, takes a new form only between two of
// them, goes out of service rather than take what it cannot keep, and lets staff in.
//
// Owns the store, the present Visit and the staff's desk. It is all that main and the automation port talk
// to. Threads: one. Errors of open(): ErrorKind::invalid for a form, key or language that the configuration
// names wrongly, ErrorKind::storage for the database; each a sentence for whoever set the machine up.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/staff/staff_desk.h"
#include "kiosk/station/consultation.h"
#include "kiosk/store/store.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

class Station {
 public:
    // `config` must outlive the station.
    // `unshowable`: codes of languages for which no font is installed.
    static Result<std::unique_ptr<Station>> open(const Config& config, Moment now,
                                                 const std::vector<std::string>& unshowable = {});

    // Both in language(), which they set as the one spoken.
    screens::View view(Moment now) const;
    void apply(const std::vector<screens::Intent>&, Moment now);
    void touched(Moment now);
    void pass(Moment now);              // time went by: idle visits end, a waiting form is taken
    Moment deadline(Moment now) const;  // the latest time at which pass() and view() want to be called again

    std::shared_ptr<pictures::Album> album() const;  // of the form shown, nullptr where there is none
    std::shared_ptr<const speech::Recordings> recordings() const;  // likewise
    // A sentence that the staff's screen shows until the program ends. The same one again is not repeated.
    void tell_staff(const std::string& sentence);

    const std::string& language() const;
    // Why a language that was asked for is not offered, a sentence each: for whoever set the machine up.
    std::vector<std::string> held_back() const;
    // Grows with each fresh Visit: whoever keeps pictures of the last one forgets them when it changes.
    std::uint64_t visits() const { return visits_; }
    bool closing() const { return closing_; }  // staff asked the program to end

 private:
    Station(const Config&, store::Store, Moment now, const std::vector<std::string>& unshowable);
    Result<void> find_consultation();
    void take_new_form(Moment now);
    void begin_visit(Moment now);
    VisitContext visit_context(const Consultation&);
    StaffDesk::Rules staff_rules() const;
    void check_store(Moment now);
    void serve_staff(const screens::Intent&, Moment now);
    void lower(const screens::Intent&, Moment now);
    StaffDesk::Surroundings for_staff() const;
    screens::Chrome bare_chrome() const;

    const Config& config_;
    std::vector<std::string> unshowable_;
    store::Store store_;
    std::string boot_id_;
    std::optional<Consultation> consultation_;
    std::optional<Visit> visit_;  // none while out of service
    std::unique_ptr<StaffDesk> desk_;
    std::uint64_t visits_ = 0;
    std::int64_t forms_seen_ = -1;
    Moment looked_;  // when the store was last looked at
    std::string trouble_;
    bool storage_ok_ = true;
    bool practice_ = false;
    bool lowered_ = false;  // while there is no visit to keep it
    bool closing_ = false;
};

}  // namespace kiosk
