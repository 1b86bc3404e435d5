// SPDX-License-Identifier: Apache-2.0
// A form tried without a screen: what `council check` and `council try` do, and what the golden tests run.
//
// tell_decision() lists every problem of a form. dry_run_form() runs a form through steps, a JSON array of
//   {"set": REF, "value": V}   V: string as typed, number (an int takes its whole part), true or false, an
//                              array for select and rank, null to clear
//   {"add": REPEAT_REF}  {"remove": "REPEAT_REF[n]"}  {"lang": NAME}  {"get": REF}  {"validate": 1}
//   {"ask": REF}  all that a screen would show of this question, and whether it is relevant
//   {"pages": 1}  all pages as they are now
// and finishes it. As JSON it gives the pages at the end as well. A step that fails does not stop the others:
// an author sees all that is wrong at once. Owns nothing, never touches a disk; the texts are for a terminal.
// Threads: any. Errors are exit codes: 0 ran, 1 the kiosk would refuse the form, 2 the steps are no such
// array, 3 a step failed.
#pragma once

#include <string>

#include "kiosk/xforms/instance.h"

namespace xforms {

struct DryRun {
    std::string out;     // the submission, the list of problems, or with `json` one object
    std::string errors;  // for stderr
    int exit_code = 0;
};

enum class DryRunFormat { text, json };

// What was decided of a form (kiosk/acceptance), as `council check` says it.
enum class Verdict { runs, refused };
DryRun tell_decision(const std::vector<Problem>& problems, Verdict verdict, DryRunFormat format);

DryRun dry_run_form(std::string_view xml, const MediaSource& media, std::string_view steps,
                    const Device& device, kiosk::Moment now, DryRunFormat format,
                    const LeaveOut& leave_out = {});

}  // namespace xforms
