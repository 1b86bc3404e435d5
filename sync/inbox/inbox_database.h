// SPDX-License-Identifier: Apache-2.0
// The inbox's database: what the sources of Inbox share. Only they include this.
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

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

// One connection writes and one reads, so that nobody who reads waits for a commit to reach the disk.
struct Inbox::Impl {
    struct Waiting {
        const ReceivedSubmission* received;
        kiosk::Result<StoreOutcome> outcome;
        bool is_done = false;
    };

    std::string file;
    SQLite::Database database, reading;
    std::mutex turn, reading_turn;
    std::mutex waiting_turn;
    std::condition_variable stored;
    std::vector<Waiting*> waiting;  // submissions that the next commit takes together
    bool is_storing = false;

    explicit Impl(const std::string& path)
        : file(path),
          database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, static_cast<int>(busy_wait.count())),
          reading(path, SQLite::OPEN_READWRITE, static_cast<int>(busy_wait.count())) {}

    // SQLiteCpp reports errors by exceptions. They become Errors here.
    template <class Work>
    auto guarded(Work work) -> decltype(work()) {
        const std::lock_guard lock(turn);
        return told([&] {
            // Where there was no memory to roll one back, SQLite stands in it, and would refuse each next
            // one.
            if (sqlite3_get_autocommit(database.getHandle()) == 0) database.exec("ROLLBACK");
            return work();
        });
    }
    template <class Work>
    auto read(Work work) -> decltype(work()) {
        const std::lock_guard lock(reading_turn);
        return told(work);
    }
    StoreOutcome store(const ReceivedSubmission&);
    StoreOutcome store_files(std::int64_t number, const std::vector<SubmissionFile>&);
    void store_together(const std::vector<Waiting*>&);

 private:
    template <class Work>
    auto told(Work work) -> decltype(work()) {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            return failed(file, exception.what());
        }
    }
};

}  // namespace council
