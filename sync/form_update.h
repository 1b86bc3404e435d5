// SPDX-License-Identifier: Apache-2.0
// Brings the kiosk's form up to date: list, form, manifest, media, each checked against its hash in memory,
// the whole loaded as the kiosk will load it, and only then put into the store, in one transaction. Whatever
// goes wrong, the form of before stays as it is (RELIABILITY N9, N10).
//
// Takes one form: the configured form_id; a server's project may hold others that are not for kiosks. A form
// that is no longer listed is kept, with all that waits for it: Central lists no closing form, yet takes its
// submissions. Refuses a form under whose key nothing could be sealed.
//
// Errors: as Council's; invalid for a form that this kiosk cannot run; storage. Threads: the Store's.
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
