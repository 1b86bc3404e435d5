// SPDX-License-Identifier: Apache-2.0
// What the author of a form asks of `council`. `check`: would a kiosk run it? `try`: what comes out of it?
//
// Reads the files; kiosk/xforms/dry_run.h does the rest. Media are read one by one as the form names them.
// Refuses a form or steps of more than 5 MB, a media file of more than 20 MB, steps that are nested beyond
// any use, and a time zone that this machine does not know. Errors: ErrorKind::invalid with the place.
// Threads: one, because dry_run_form sets TZ for the whole process before it reads the form.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/dry_run.h"
#include "sync/inbox/inbox.h"

namespace council {

struct FormOnDisk {
    std::filesystem::path form_xml;
    std::optional<std::filesystem::path> media;  // else media/ beside the form, where there is one
    std::vector<std::string> leave_out;          // as in kiosk.toml: upload, geo, barcode
};

struct CheckFor {
    std::optional<std::filesystem::path> settings;  // a kiosk.toml; its leave_out is added to the form's
    // Of the kiosk's own words, where there are no settings: which of them are drafts.
    std::optional<std::filesystem::path> words;
};

// With settings it decides as the kiosk that has them does. Without, it is told for which languages it was
// judged, and which of them a kiosk offers only as drafts.
kiosk::Result<xforms::DryRun> check_form(const FormOnDisk&, const CheckFor&, xforms::DryRunFormat);

struct DryRunOptions {
    std::optional<std::filesystem::path> answers;  // a JSON array of steps; none: the form as it opens
    std::optional<std::string> now;                // RFC 3339; else `clock`
    std::optional<std::string> zone;               // "Europe/London"; else the process's own
};

kiosk::Result<xforms::DryRun> dry_run_form(const FormOnDisk&, const DryRunOptions&, Wall clock,
                                           xforms::DryRunFormat);

}  // namespace council
