// SPDX-License-Identifier: Apache-2.0
// An export as a spreadsheet reads it.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace council {

// RFC 4180 read back, written apart from the writer: what a spreadsheet sees.
inline std::vector<std::vector<std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (quoted && letter == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            row.back() += '"';
            ++at;
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (quoted) {
            row.back() += letter;
        } else if (letter == ',') {
            row.emplace_back();
        } else if (letter == '\r' && text[at + 1] == '\n') {
            rows.push_back(row);
            row.assign(1, "");
            ++at;
        } else {
            row.back() += letter;
        }
    }
    return rows;
}

// The first row names the columns.
inline std::string cell_of(const std::vector<std::vector<std::string>>& rows, std::size_t row,
                           const std::string& column) {
    const auto found = std::find(rows[0].begin(), rows[0].end(), column);
    if (found == rows[0].end()) return "there is no column " + column;
    return rows[row][static_cast<std::size_t>(found - rows[0].begin())];
}

}  // namespace council
