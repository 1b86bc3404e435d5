// SPDX-License-Identifier: Apache-2.0
// CSV as RFC 4180 has it: CRLF, a cell in double quotes where it holds a comma, a quote or a line break.
//
// A resident may write "=HYPERLINK(...)" into a text box, and a spreadsheet would run it. So a cell that
// begins with = + - @ tab or CR gets an apostrophe in front, unless all of it is a number. A spreadsheet
// shows such a cell as text. Choice values, dates and numbers are never changed. Pure; any thread.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace council {

std::string guard_formula(std::string_view cell);
std::string csv_cell(std::string_view cell);  // guarded and quoted
void write_csv_row(std::ostream&, const std::vector<std::string>& cells);

}  // namespace council
