// SPDX-License-Identifier: Apache-2.0
// What a visit stands on: the form that it fills in, the machine that it happens at, and where its answers
// go.
//
// Made by the Station from kiosk.toml and the present consultation; a visit keeps it unchanged to its end
// (RELIABILITY N10: a form that comes in the meantime waits). The store outlives the visit.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/store/store.h"
#include "kiosk/xforms/form.h"

namespace kiosk {

struct VisitContext {
    // newsletter: a sign-up after the thanks. Nothing counts it, its record tells no time but the day, names
    // no kiosk, and is put apart from all others (store/store.h).
    enum class Purpose { consultation, newsletter };

    store::Store& store;
    std::shared_ptr<const xforms::Form> form;
    store::PublicKey key;
    std::vector<screens::LanguageName> languages;  // offered, the first is the default
    std::vector<std::size_t> form_languages;       // index into form->languages() of each of them
    bool practice = false;

    Purpose purpose = Purpose::consultation;
    std::vector<std::string> newsletter_in = {};  // the languages in which the thanks offer one

    std::string kiosk_name;  // goes into each submission: tells machines apart at the council; or ""
    std::string council;
    std::map<std::string, std::string> council_in = {};     // the same by language, where it has another name
    std::string learn_more;                                 // shown with the thanks; "" for nothing
    std::string results;                                    // where they will be, shown once it has closed
    std::optional<std::chrono::sys_days> opens, closes;     // local days, closes included
    std::optional<std::chrono::minutes> uploads_after;      // the time of day; none: nothing is uploaded
    std::chrono::seconds ask_after{120}, forget_after{45};  // forget_after counts from the question
    float reach_height_mm = 320;                            // of a page that a person who sits can reach
    screens::Sound sound;                                   // as each visit begins
    touch::TextSize size = touch::TextSize::large;          // likewise
};

}  // namespace kiosk
