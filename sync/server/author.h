// SPDX-License-Identifier: Apache-2.0
// What a form's author asks of `council`: check (would a kiosk run it?) and try (what comes out of it?).
//
// Reads the files and the clock's settings; the functions are kiosk/xforms/dry_run.h's. Media are read as the
// form names them, never all of a folder. Refuses a form or steps past 5 MB, a medium past 20 MB, steps
// nested past any use, a time zone that this machine does not know. Errors: ErrorKind::invalid with the
// place. Threads: one; dry_run_form sets TZ for the whole process, before anything of the form is read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/result.h"
#include "kiosk/xforms/dry_run.h"
#include "sync/server/inbox.h"

namespace council {

struct FormOnDisk {
    std::filesystem::path form_xml;
    std::optional<std::filesystem::path> media;  // else media/ beside the form, where there is one
};

kiosk::Result<xforms::DryRun> check_form(const FormOnDisk&, xforms::DryRunFormat);

struct TrialOptions {
    std::optional<std::filesystem::path> answers;  // a JSON array of steps; none: the form as it opens
    std::optional<std::string> now;                // RFC 3339; else `clock`
    std::optional<std::string> zone;               // "Europe/London"; else the process's own
};

kiosk::Result<xforms::DryRun> dry_run_form(const FormOnDisk&, const TrialOptions&, Wall clock,
                                           xforms::DryRunFormat);

}  // namespace council
