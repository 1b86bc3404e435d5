// SPDX-License-Identifier: Apache-2.0
// What the files of this room share: the open database, and the one place where SQLite's exceptions become
// Errors. Room-internal: store.h is the door.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "kiosk/result.h"
#include "kiosk/store/store.h"

namespace store {

struct Bytes {  // bound as a BLOB, where a std::string is bound as TEXT
    std::string_view bytes;
};

struct Store::Impl {
    std::string path;
    SQLite::Database database;
    std::optional<std::string> set_aside;

    template <class... Values>
    SQLite::Statement query(const char* sql, const Values&... values) {
        SQLite::Statement statement(database, sql);
        [[maybe_unused]] int place = 0;
        (bind(statement, ++place, values), ...);
        return statement;
    }
    // Returns how many rows it touched.
    template <class... Values>
    int write(const char* sql, const Values&... values) {
        return query(sql, values...).exec();
    }
    // Takes the write lock at once, so that what is read inside still holds when it is written. Throws where
    // the file under our hands is no longer the one at `path`: what we wrote would be found by nobody.
    SQLite::Transaction begin_write();
    SQLite::Transaction begin_read() { return SQLite::Transaction(database); }

 private:
    template <class Value>
    static void bind(SQLite::Statement& statement, int place, const Value& value) {
        statement.bind(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, Bytes value) {
        // A null pointer would be bound as NULL, not as no bytes.
        const void* start = value.bytes.empty() ? "" : value.bytes.data();
        statement.bind(place, start, static_cast<int>(value.bytes.size()));
    }
};

// Opened, set to our pragmas, checked and migrated; throws SQLite::Exception.
SQLite::Database open_database(const std::string& path);
bool tells_of_damage(const SQLite::Exception&);

std::string storage_sentence(const std::string& path, const char* function, const SQLite::Exception&);

// Runs `action`; what SQLite throws in it becomes an Error that says what could not be done.
template <class Action>
auto attempt(const std::string& path, const char* name, Action action) -> decltype(action()) {
    try {
        return action();
    } catch (const SQLite::Exception& exception) {
        return kiosk::fail(kiosk::ErrorKind::storage, storage_sentence(path, name, exception));
    }
}

inline std::int64_t milliseconds(Wall wall) {
    return wall.time_since_epoch().count();
}
inline Wall wall(std::int64_t milliseconds) {
    return Wall(std::chrono::milliseconds(milliseconds));
}
std::string local_day_text(Wall);  // "2026-11-03" in the process's time zone

}  // namespace store
