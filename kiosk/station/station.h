// SPDX-License-Identifier: Apache-2.0
// The machine around the visits: it gives each person a fresh Visit, takes a new form only between two of
// them, goes out of service rather than take what it cannot keep, and lets staff in.
//
// Owns the store, the present Visit and the staff's desk. It is all that main and the automation port talk
// to. Threads: one. Errors of open(): ErrorKind::invalid for a form, key or language that the configuration
// names wrongly, a sentence for whoever set the machine up. A database that cannot be opened is no error: the
// machine is out of service, lets staff in, and tries again.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/machine_clock.h"
#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/staff/staff_desk.h"
#include "kiosk/station/chosen_hours.h"
#include "kiosk/station/closed_today.h"
#include "kiosk/station/current_form.h"
#include "kiosk/store/store.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

class Station {
 public:
    // `config` must outlive the station.
    // `size`: of the letters that each visit begins with.
    static Result<std::unique_ptr<Station>> open(const Config& config, Moment now,
                                                 const Display& display = {},
                                                 touch::TextSize size = touch::TextSize::large);

    // Both in language(), which they set as the one spoken.
    screens::View view(Moment now) const;
    void apply(const std::vector<screens::Intent>&, Moment now);
    void touched(Moment now);
    void pass(Moment now);              // time went by: idle visits end, a waiting form is taken
    Moment deadline(Moment now) const;  // the latest time at which pass() and view() want to be called again

    std::shared_ptr<pictures::Album> album() const;  // of the form shown, nullptr where there is none
    std::shared_ptr<const speech::Recordings> recordings() const;  // likewise
    // A sentence that the staff's screen shows until its cause is gone: of sound, when it is well again; of a
    // recording, when another form is taken; of keys, when nothing was wrong with one for an hour. The same
    // one again is not repeated.
    enum class Hand { keys, sound, recordings };
    void tell_staff(Hand, const std::string& sentence, Moment now);
    void sound_is_well() { note(Cause::sound, ""); }
    // Any key, by its name: the staff's page shows the last one.
    void struck(const std::string& key, Moment now);

    // In which the view stands: of the visit; while staff are here, the machine's first one, until they ask
    // for that of the visit.
    const std::string& language() const;
    // Why a language that was asked for is not offered, a sentence each: for whoever set the machine up.
    std::vector<std::string> held_back() const;
    // Grows with each fresh Visit: whoever keeps pictures of the last one forgets them when it changes.
    std::uint64_t visits() const { return visits_; }
    // Grows whenever answers were overwritten, also before the visit ends, as the thanks begin: what shows
    // words of theirs is forgotten then.
    std::uint64_t wiped() const { return wiped_; }
    bool closing() const { return closing_; }  // staff asked the program to end, or its settings changed
    // Called before pass() takes up what may keep this thread for `time`: the trial of a new form.
    void before_long_work(std::function<void(std::chrono::seconds time)> warn) { warn_ = std::move(warn); }
    // Asked between two people whether the settings have changed: then closing() is true, and whoever starts
    // this program again gives it the new ones. Where they cannot be used, staff are told and all goes on as
    // before.
    void follow_settings(std::function<Result<bool>()> changed) { settings_changed_ = std::move(changed); }
    // Asked for what is wrong with the clock, for the staff's screen.
    void doubt_clock(std::function<ClockFault(Moment now)> fault) { clock_fault_ = std::move(fault); }
    // Asked for the lines of the readiness sheet when staff open it; it may take as long as a form's trial.
    void look_through(std::function<std::vector<screens::Readiness::Line>(Moment now)> readiness) {
        readiness_ = std::move(readiness);
    }

 private:
    Station(const Config&, Moment now, const Display& display, touch::TextSize);
    // Of what staff are told, the gravest first: each is gone when its cause is.
    enum class Cause {
        storage,
        damage,
        submission,
        form,
        settings,
        newsletter,
        pictures,
        keys,
        sound,
        recordings
    };
    void note(Cause, const std::string& sentence);  // "" where there is nothing any more
    std::vector<screens::Staff::Need> needs() const;
    void open_store(Moment now);
    void find_forms();
    void note_pictures_not_shown();
    void take_new_forms(Moment now);
    std::optional<std::chrono::sys_days> closing_day() const;
    void take_word_of_server(Moment now);  // which forms it lists
    void begin_visit(Moment now);
    void note_sent();
    VisitContext visit_context(store::Store&, const Consultation&) const;
    std::vector<std::string> newsletter_languages() const;
    void follow_newsletter(Moment now);
    const std::optional<Consultation>& shown() const;  // of the visit that there is
    const std::string& language_of_visit() const;
    bool in_visit() const { return visit_ && !visit_->untouched(); }  // somebody has touched it
    void offer_languages_to_staff(screens::Chrome&) const;
    StaffDesk::Rules staff_rules() const;
    void look_after_store(Moment now);
    void look_after_settings();
    void check_store();
    void open_desk(Moment now);
    void serve_staff(const screens::Intent&, Moment now);
    void lower(const screens::Intent&, Moment now);
    StaffDesk::Surroundings for_staff(Moment now) const;
    bool doors_closed(Moment now) const;
    std::optional<screens::OutOfService> out_of_service(Moment now) const;
    void set_doors(screens::Doors, Moment now);
    void add_hours(screens::View&, Moment now) const;
    bool closed_meanwhile(Moment now) const;
    screens::Chrome bare_chrome() const;

    const Config& config_;
    touch::TextSize size_;
    std::optional<store::Store> store_;  // none where it cannot be opened
    PinGate gate_;
    CurrentForm consultation_;
    std::optional<CurrentForm> newsletter_;   // none where the settings name none
    std::vector<std::string> newsletter_in_;  // the languages in which it is offered now
    std::optional<Visit> visit_;              // none while out of service
    // While the visit is a sign-up for the newsletter: the one before it, at its thanks. Its answers are
    // gone.
    std::optional<Visit> thanked_;
    std::unique_ptr<StaffDesk> desk_;
    bool staff_read_as_visit_ = false;  // in its language
    std::uint64_t visits_ = 0, wiped_ = 0;
    bool sent_ = false;  // the visit has come to its thanks
    std::int64_t forms_seen_ = -1;
    Moment touched_;
    Moment looked_, looked_through_;  // when the store was last looked at, and through
    std::map<Cause, std::string> troubles_;
    std::optional<std::chrono::sys_days> closes_;
    ClosedToday closed_today_;
    ChosenHours hours_;
    bool practice_ = false;
    bool lowered_ = false;  // while there is no visit to keep it
    bool closing_ = false;
    Moment keys_told_;  // when something was wrong with a key last
    std::function<void(std::chrono::seconds)> warn_ = [](auto) {};
    std::function<Result<bool>()> settings_changed_ = [] { return false; };
    std::function<std::vector<screens::Readiness::Line>(Moment)> readiness_ = [](Moment) {
        return std::vector<screens::Readiness::Line>{};
    };
    std::function<ClockFault(Moment)> clock_fault_ = [](Moment) { return ClockFault::none; };
};

}  // namespace kiosk
