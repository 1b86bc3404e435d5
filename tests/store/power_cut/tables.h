// SPDX-License-Identifier: Apache-2.0
// All that a database holds, whatever its schema, held against what it held before: each row of each table by
// the columns that both have, and each media file by the id of its form, however the tables join the two.
#pragma once

#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/campaign/account.h"

namespace power_cut {

using Row = std::map<std::string, std::string>;  // column -> its value as SQL writes it
using Tables = std::map<std::string, std::vector<Row>>;

// Past the Store, as nothing of the product does it.
inline std::vector<Row> rows_of(sqlite3* file, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(file, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(file);
    std::vector<Row> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        Row& row = rows.emplace_back();
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            const std::string type = std::to_string(sqlite3_column_type(statement, column));
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
            row[sqlite3_column_name(statement, column)] =
                type + ":" + (bytes == nullptr ? "" : std::string(bytes, size));
        }
    }
    EXPECT_EQ(sqlite3_finalize(statement), SQLITE_OK) << sql;
    return rows;
}

inline void in_file(const std::string& path, const std::string& sql) {
    sqlite3* file = nullptr;
    char* complaint = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(file, sql.c_str(), nullptr, nullptr, &complaint), SQLITE_OK)
        << sql << ": " << (complaint == nullptr ? "" : complaint);
    sqlite3_free(complaint);
    sqlite3_close(file);
}

inline Tables tables_of(const std::string& path) {
    sqlite3* file = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
    Tables tables;
    for (const Row& table :
         rows_of(file, "SELECT quote(name) AS name FROM sqlite_schema WHERE type = 'table'")) {
        const std::string name = table.at("name").substr(2);
        tables[name] = rows_of(file, "SELECT * FROM " + name);
    }
    const std::vector<Row>& media = tables.at("'media'");
    const bool by_id = !media.empty() && media.front().contains("form_id");
    tables["media of its form"] = rows_of(
        file, by_id ? "SELECT form_id, name FROM media"
                    : "SELECT form.id AS form_id, name FROM media JOIN form ON form.number = media.form");
    sqlite3_close(file);
    return tables;
}

struct Compared {
    long lost = 0, doubled = 0;
    std::string words;
};

namespace compared {

inline std::string without(const Row& row, const Row& like) {
    std::string text;
    for (const auto& [column, value] : row)
        if (like.contains(column)) text += column + "=" + value + '\n';
    return text;
}

}  // namespace compared

// What `before` held and `after` does not, and what is there more often. Counts are added in some schemas.
inline Compared compare(const Tables& before, const Tables& after) {
    Compared found;
    for (const auto& [name, rows] : before) {
        const auto there = after.find(name);
        std::multiset<std::string> kept;
        if (there != after.end() && !rows.empty())
            for (const Row& row : there->second) kept.insert(compared::without(row, rows.front()));
        for (const Row& row : rows) {
            const Row& like = there == after.end() || there->second.empty() ? row : there->second.front();
            if (const auto same = kept.find(compared::without(row, like)); same != kept.end()) {
                kept.erase(same);
                continue;
            }
            ++found.lost;
            found.words += "a row of " + name + " is lost; ";
        }
        if (kept.empty() || name == "'counter'") continue;
        found.doubled += static_cast<long>(kept.size());
        found.words += name + " has rows that nobody put there; ";
    }
    return found;
}

}  // namespace power_cut
