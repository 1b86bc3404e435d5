// SPDX-License-Identifier: Apache-2.0
// The inbox's database: what the sources of Inbox share. Only they include this.
#pragma once

#include <mutex>

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include "sync/inbox/inbox.h"

namespace council {

// How long one program waits while another writes.
inline constexpr std::chrono::milliseconds busy_wait{10'000};

inline std::int64_t milliseconds(Wall wall) {
    return wall.time_since_epoch().count();
}
inline Wall wall_of(const SQLite::Column& column) {
    return Wall(std::chrono::milliseconds(column.getInt64()));
}

template <class... Values>
SQLite::Statement prepare(SQLite::Database& database, const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    SQLite::bind(statement, values...);
    return statement;
}

inline tl::unexpected<kiosk::Error> failed(const std::string& file, const std::string& why) {
    return kiosk::fail(kiosk::ErrorKind::storage,
                       file + ": " + why + ". Check the disk's space, its rights and its health.");
}

struct Inbox::Impl {
    std::string file;
    SQLite::Database database;
    std::mutex turn;

    explicit Impl(const std::string& path)
        : file(path),
          database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, static_cast<int>(busy_wait.count())) {}

    // SQLiteCpp reports errors by exceptions. They become Errors here.
    template <class Work>
    auto guarded(Work work) -> decltype(work()) {
        const std::lock_guard lock(turn);
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            return failed(file, exception.what());
        }
    }
    StoreOutcome store(const ReceivedSubmission&);
    StoreOutcome store_files(std::int64_t number, const std::vector<SubmissionFile>&);
};

}  // namespace council
