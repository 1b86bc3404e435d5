// SPDX-License-Identifier: Apache-2.0
// Brings the kiosk's form up to date: form list, form, manifest, media. Each is checked against its hash in
// memory. Then the whole form is loaded as the kiosk will load it. Only then does it go into the store, in
// one transaction. When anything fails, the form that was there before stays (RELIABILITY N9, N10).
//
// Takes one form, the configured form_id, because a project may hold others that are not for kiosks. Keeps a
// form that is no longer listed, with all that waits for it: Central does not list a closing form, and still
// takes its submissions. Refuses a form whose key cannot seal.
//
// Errors: those of Council; invalid for a form that this kiosk cannot run; storage. Threads: the Store's.
#pragma once

#include <string>

#include "kiosk/result.h"
#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/council.h"

namespace openrosa {

enum class FormNews { none, updated, unlisted };

struct FormUpdate {
    FormNews news = FormNews::none;
    std::string version;  // of the form in the store, where updated; fit to show
};

kiosk::Result<FormUpdate> update_form(store::Store&, const kiosk::Config&, Council&, store::Wall now);

}  // namespace openrosa
