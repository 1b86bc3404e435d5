// SPDX-License-Identifier: Apache-2.0
// The opening hours: those of kiosk.toml but for the days that staff have changed, here and in the store,
// where a restart finds them.
//
// What staff chose for a day is one time from and to, or none, and never one that ends before it begins. It
// holds until they take it back, or until kiosk.toml says something else of that day. It holds with or
// without a store, as closed_today.h says. Owns no store. Threads: one.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/settings/opening_hours.h"
#include "kiosk/store/store.h"

namespace kiosk {

// "09:30–12:30, 13:30–19:00" or "All day" in the language that is spoken; "" for none.
std::string in_words(const std::vector<OpeningHours::Span>&);

class ChosenHours {
 public:
    explicit ChosenHours(const OpeningHours& as_set_up);

    const OpeningHours& in_force() const { return in_force_; }
    std::array<screens::StaffHours::Day, screens::StaffHours::days> week() const;
    void change(const screens::StaffChangeDay&);  // one that cannot be changes nothing
    void keep(store::Store&);                     // what is owed, if anything is
    void recall(store::Store&);                   // of a store that was just opened

 private:
    using Spans = std::vector<OpeningHours::Span>;
    Spans as_set_up(std::size_t day) const;
    Spans on(std::size_t day) const;
    std::optional<Spans> outcome_of(const screens::StaffChangeDay&) const;  // none where it cannot be
    screens::StaffHours::Day shown(std::size_t day) const;
    void put_in_force();
    std::vector<store::ChosenDay> chosen() const;

    OpeningHours as_set_up_, in_force_;
    std::map<std::size_t, Spans> chosen_;  // by day, from Monday
    std::set<std::size_t> said_;           // in this run: what the store kept of these days holds no more
    bool recalled_ = false, owed_ = false;
};

}  // namespace kiosk
