// SPDX-License-Identifier: Apache-2.0
// Puts a form into the folder of `council serve`: FORMS/ID/form.xml with its media/ and its state beside it.
//
// A form that a kiosk would refuse is refused here, with each reason. The council's public key is written in
// where one is given and the form has none. Each version stays in FORMS/ID/versions; the same version with
// another text is refused. The server reads the folder again on SIGHUP.
//
// An XLSForm becomes a form by pyxform's xls2xform, where that is on the PATH (xls2xform.h). Errors: invalid
// for the form, storage for the disk, each with its path. Threads: one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/result.h"
#include "sync/server/form_state.h"

namespace council {

struct Publication {
    std::filesystem::path form;                              // XForm, or a spreadsheet
    std::filesystem::path forms;                             // the server's folder
    std::optional<std::filesystem::path> media, public_key;  // media: else media/ beside the form
    FormState state = FormState::open;
};

struct Published {
    std::string id, version;
    bool sealed = false;
    std::string warnings;  // one line each
    std::filesystem::path folder;
};

kiosk::Result<Published> publish(const Publication&);
// Of a form that is in the folder already, by its id.
kiosk::Result<void> set_form_state(const std::filesystem::path& forms, const std::string& id, FormState);

}  // namespace council
