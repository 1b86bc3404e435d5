// SPDX-License-Identifier: Apache-2.0
// An XLSForm becomes a form by pyxform's own xls2xform, where that is on the PATH.
//
// It is asked to say what it found as JSON (--json): its sentences then reach the council without a trace of
// Python, and an error is known from what it says, for it ends with 0 all the same. Errors: invalid, each
// with the spreadsheet's name. Threads: one.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"

namespace council {

bool is_spreadsheet(const std::filesystem::path&);  // by its name
// Writes the form. What xls2xform warns of, a line each.
kiosk::Result<std::string> make_form(const std::filesystem::path& spreadsheet,
                                     const std::filesystem::path& form);

}  // namespace council
