// SPDX-License-Identifier: Apache-2.0
// Brings the kiosk's form up to date: form list, form, manifest, media. Each is checked against its hash in
// memory. Then the whole form is loaded as the kiosk will load it. Only then does it go into the store, in
// one transaction. When anything fails, the form that was there before stays (RELIABILITY N9, N10).
//
// Takes one form, that of the terms, because a project may hold others that are not for kiosks. Keeps a
// form that is no longer listed, with all that waits for it: Central does not list a closing form, and still
// takes its submissions. Refuses a form whose key cannot seal. Takes one whose <submission action> names
// another server, because answers never follow it (RELIABILITY N13), and raises an alarm in every round.
//
// Errors: those of Council; invalid for a form that this kiosk cannot run; storage. Threads: the Store's.
#pragma once

#include <string>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/result.h"
#include "kiosk/store/store.h"
#include "sync/council.h"

namespace openrosa {

enum class FormNews { none, updated, unlisted };

struct FormUpdate {
    FormNews news = FormNews::none;
    std::string version;  // of the form in the store, where updated; fit to show
    std::string listed;   // where unlisted: a sentence that names what the server does list
    std::string alarm;    // "" where nothing about the form is alarming
};

kiosk::Result<FormUpdate> update_form(store::Store&, const acceptance::Terms&, Council&, store::Wall now);

}  // namespace openrosa
