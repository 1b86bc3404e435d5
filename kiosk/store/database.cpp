// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/database.h"

#include <sqlite3.h>

#include "kiosk/store/schema.h"

namespace store {
namespace {

// kiosk-sync writes for milliseconds, but a form with its recordings takes an SD card seconds. Opening may
// wait for it, and kiosk-sync for the kiosk; the kiosk at work waits for no longer than a picture takes, and
// who only looks in not for long.
constexpr int wait_for_lock_ms = 5000, wait_at_work_ms = 15, wait_at_a_glance_ms = 250;

// Closing writes the log back and deletes it. That is right for a sound file and destroys what is left of a
// damaged one.
void write_log_back_at_close(SQLite::Database& database, bool yes) {
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, yes ? 0 : 1, nullptr);
}

void settle(SQLite::Database& database) {
    const std::string mode = database.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal") throw SQLite::Exception("the write-ahead log cannot be used here", SQLITE_CANTOPEN);
    // FULL, because NORMAL lost acknowledged rows in five of five power cuts (RELIABILITY section 0.1).
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA fullfsync = ON");
    database.exec("PRAGMA secure_delete = ON");
    database.exec("PRAGMA foreign_keys = ON");
    // The file lies on a disk that someone may have had in hand: nothing in its schema may run or reach
    // further.
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA mmap_size = 0");
    database.exec("PRAGMA temp_store = MEMORY");
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

}  // namespace

void check_soundness(SQLite::Database& database) {
    check_tables(database);  // first: of a function that no statement had, the other would only say an error
    const std::string finding = database.execAndGet("PRAGMA integrity_check(1)").getString();
    if (finding != "ok") throw SQLite::Exception(finding, SQLITE_CORRUPT);
}

void check_soundness(const std::string& path) {
    SQLite::Database fresh(path, SQLite::OPEN_READONLY, wait_for_lock_ms);
    check_soundness(fresh);
}

SQLite::Database open_database(const std::string& path, Role role) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                              role == Role::glance ? wait_at_a_glance_ms : wait_for_lock_ms);
    sqlite3_extended_result_codes(database.getHandle(), 1);
    write_log_back_at_close(database, false);
    settle(database);
    check_soundness(database);
    migrate(database);
    write_log_back_at_close(database, true);
    if (role == Role::kiosk) database.setBusyTimeout(wait_at_work_ms);
    return database;
}

SQLite::Database open_beside(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE, wait_for_lock_ms);
    sqlite3_extended_result_codes(database.getHandle(), 1);
    settle(database);
    return database;
}

bool tells_of_damage(const SQLite::Exception& exception) {
    const int primary = exception.getErrorCode() & 0xff;
    return primary == SQLITE_NOTADB || primary == SQLITE_CORRUPT;
}

bool tells_of_other_writer(const SQLite::Exception& exception) {
    const int primary = exception.getErrorCode() & 0xff;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

// Not where there is no memory, which SQLite may tell as an error of the disk.
bool tells_of_bytes_that_do_not_come(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode();
    return (code & 0xff) == SQLITE_CORRUPT || code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
           code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_CORRUPTFS;
}

void Database::write_log_back() noexcept {
    sqlite3_wal_checkpoint_v2(sqlite.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

// Where there was no memory to roll a transaction back, SQLite still stands in it, and would refuse each next
// one until the program is started anew.
void Database::end_what_did_not_end() {
    if (sqlite3_get_autocommit(sqlite.getHandle()) == 0) sqlite.exec("ROLLBACK");
}

SQLite::Transaction Database::begin_read() {
    end_what_did_not_end();
    return SQLite::Transaction(sqlite);
}

SQLite::Transaction Database::begin_write() {
    end_what_did_not_end();
    int moved = 0;
    sqlite3_file_control(sqlite.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved)
        throw SQLite::Exception("the file was moved or deleted while open: restart this program",
                                SQLITE_READONLY_DBMOVED);
    return SQLite::Transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
}

std::string storage_sentence(const std::string& path, const char* function,
                             const SQLite::Exception& exception) {
    return "The database " + path + " did not " + function + ": " + exception.what() + " (SQLite " +
           std::to_string(exception.getErrorCode()) +
           "). Check that its disk is sound, writable and not full.";
}

std::string sentence_about_other(const std::string& path, const char* function) {
    return "The database " + path + " did not " + function +
           ": the other program writes to it just now. Try again.";
}

}  // namespace store
