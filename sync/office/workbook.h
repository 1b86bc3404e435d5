// SPDX-License-Identifier: Apache-2.0
// Answers as one .xlsx file, for those who will open it in a spreadsheet: a sheet for the submissions, one
// for each repeat, the codebook, and what could not be read. By libxlsxwriter, which writes row by row.
//
// Every cell but a whole number or a decimal of the form's is text, so that no spreadsheet runs or rounds it.
// A spreadsheet holds 1,048,576 rows, 16,384 columns and 32,767 letters a cell: what is past that is named in
// `problems`, and is whole in the CSV. Refuses to overwrite. Errors: ErrorKind::storage with the path.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/office/answers.h"

namespace council {

kiosk::Result<std::vector<std::string>> write_workbook(const std::filesystem::path&, const Answers&,
                                                       const std::string& language);

}  // namespace council
