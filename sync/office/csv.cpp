// SPDX-License-Identifier: Apache-2.0
#include "sync/office/csv.h"

#include <algorithm>

namespace council {

namespace {

bool is_number(std::string_view cell) {
    if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
    const auto dots = std::count(cell.begin(), cell.end(), '.');
    return !cell.empty() && dots <= 1 && cell.find_first_not_of("0123456789.") == cell.npos &&
           cell.find_first_of("0123456789") != cell.npos;
}

}  // namespace

std::string guard_formula(std::string_view cell) {
    constexpr std::string_view dangerous = "=+-@\t\r";
    if (cell.empty() || dangerous.find(cell.front()) == dangerous.npos || is_number(cell))
        return std::string(cell);
    return "'" + std::string(cell);
}

std::string csv_cell(std::string_view cell) {
    const std::string guarded = guard_formula(cell);
    if (guarded.find_first_of(",\"\r\n") == guarded.npos) return guarded;
    std::string quoted = "\"";
    for (const char letter : guarded) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& cells) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (column > 0) out << ',';
        out << csv_cell(cells[column]);
    }
    out << "\r\n";
}

}  // namespace council
