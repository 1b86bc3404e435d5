// SPDX-License-Identifier: Apache-2.0
// What the files of this room share: the open database, and the one place where SQLite's exceptions become
// Errors. Room-internal: store.h is the door.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "kiosk/result.h"
#include "kiosk/store/store.h"

namespace store {

struct Salvaged;

struct Bytes {  // bound as a BLOB, where a std::string is bound as TEXT
    std::string_view bytes;
};

// A statement that is kept for the next time. At the end of its use it is reset, so that it holds no lock.
class Lent {
 public:
    explicit Lent(SQLite::Statement& statement) : statement_(&statement) {}
    ~Lent() { statement_->tryReset(); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    SQLite::Statement* operator->() const { return statement_; }

 private:
    SQLite::Statement* statement_;
};

struct Database {
    std::string path;
    SQLite::Database sqlite;
    std::deque<std::chrono::milliseconds> submitted_at = {};       // in the last hour, by boot time
    std::map<std::pair<std::string, std::string>, int> owed = {};  // counts not written yet, by day and name
    std::map<const char*, SQLite::Statement> kept = {};            // by where their words stand

    // As query(), for what a round asks of each submission: SQLite reads the words once, and not thousands of
    // times. Not while the same is lent.
    template <class... Values>
    Lent lend(const char* sql, const Values&... values) {
        SQLite::Statement& statement = kept.try_emplace(sql, sqlite, sql).first->second;
        [[maybe_unused]] int place = 0;
        (bind(statement, ++place, values), ...);
        return Lent(statement);
    }

    template <class... Values>
    SQLite::Statement query(const char* sql, const Values&... values) {
        SQLite::Statement statement(sqlite, sql);
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
    SQLite::Transaction begin_read();
    void write_owed();
    void count(const std::string& day, std::string_view name, int amount);  // within a transaction
    void count_submitted(kiosk::Moment now);                                // within a transaction
    bool starts_again_in(const std::string& boot);  // of the machine; and remembers it
    // Inside a write: a submission, waiting, and the number of its row; and a form.
    enum class Row { in_order, apart };
    std::int64_t insert(const Sealed&, Occasion, const std::string& day, Row = Row::in_order);
    kiosk::Result<void> put(const Sealed&, Occasion, kiosk::Moment now, Row);
    void insert(const StoredForm&);
    kiosk::Result<StoredForm> read_form(std::int64_t number);
    // Of every file that was set aside and not looked through yet.
    void save_what_is_sound() noexcept;
    void save_what_is_sound_in(const std::string& file) noexcept;
    void take_in(const std::string& file, const Salvaged&);
    std::vector<SetAside> files_set_aside();
    // Writes the log back into the file and cuts it off. Where the other program reads just now, or the disk
    // refuses, it stays for the next time: what was committed is safe.
    void write_log_back() noexcept;
    void rewrite();                                                      // Store::rewrite
    enum class Receipt { of_submission, of_tally, second };              // second: the server took it before
    kiosk::Result<Receipt> keep_receipt(std::int64_t number, Wall now);  // within a transaction
    void keep_setback(std::int64_t number, State, std::string_view sentence, Wall now);  // of the outbox

    // Before anything is read or written: where a transaction could not be rolled back.
    void end_what_did_not_end();

 private:
    template <class Value>
    static void bind(SQLite::Statement& statement, int place, const Value& value) {
        statement.bind(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, std::optional<std::int64_t> value) {
        if (value) return statement.bind(place, *value);
        statement.bind(place);  // NULL
    }
    static void bind(SQLite::Statement& statement, int place, Bytes value) {
        // A null pointer would be bound as NULL, not as no bytes.
        const void* start = value.bytes.empty() ? "" : value.bytes.data();
        statement.bind(place, start, static_cast<int>(value.bytes.size()));
    }
};

// Opened, set to our pragmas, checked and migrated; throws SQLite::Exception.
SQLite::Database open_database(const std::string& path, Role);
// One more connection to a file that is open, as it was checked and migrated there; for kiosk-sync.
SQLite::Database open_beside(const std::string& path);
bool tells_of_damage(const SQLite::Exception&);
bool tells_of_other_writer(const SQLite::Exception&);
bool tells_of_bytes_that_do_not_come(const SQLite::Exception&);  // a page that is wrong, or cannot be read
void check_soundness(SQLite::Database&);
// By a connection of its own: the open one would be shown its own memory of the file's pages.
void check_soundness(const std::string& path);

// Over each part by itself, so that no two different ones run together alike.
std::string fingerprint(const Sealed&);
std::string fingerprint(const StoredForm&);

std::string storage_sentence(const std::string& path, const char* function, const SQLite::Exception&);
std::string sentence_about_other(const std::string& path, const char* function);  // that writes just now

// Runs `action`; what SQLite throws in it becomes an Error that says what could not be done.
template <class Action>
auto attempt(const std::string& path, const char* name, Action action) -> decltype(action()) {
    try {
        return action();
    } catch (const SQLite::Exception& exception) {
        if (tells_of_other_writer(exception))
            return kiosk::fail(kiosk::ErrorKind::offline, sentence_about_other(path, name));
        return kiosk::fail(kiosk::ErrorKind::storage, storage_sentence(path, name, exception));
    }
}

const char* name_of(State);  // in the column outbox.state
const char* name_of(Count);  // in the column counter.name
State state_named(const std::string&);
inline constexpr std::string_view left_on = "left ";  // a counter's name, before the page

inline std::int64_t milliseconds(Wall wall) {
    return wall.time_since_epoch().count();
}
inline Wall wall(std::int64_t milliseconds) {
    return Wall(std::chrono::milliseconds(milliseconds));
}
using kiosk::local_day_text;

}  // namespace store
