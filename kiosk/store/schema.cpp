// SPDX-License-Identifier: Apache-2.0
// A released script is never edited: machines in libraries have run it. A change of shape is a new script at
// the end; and each script changes some table or index, by which check_tables tells a newer program's file
// from one whose version the disk changed.
//
// outbox.number is AUTOINCREMENT, so that no number is ever given twice and the order of submission outlives
// every jump of the clock; what stands apart from that order has a number below zero, drawn by chance, and so
// have the rows of its files. The time of a submission is kept as a day: an instanceID beside a minute would
// tell who stood there (RELIABILITY D5).
#include "kiosk/store/schema.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace store {
namespace {

constexpr std::array scripts{
    // 0 -> 1
    R"(
CREATE TABLE form (
    id      TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    hash    TEXT NOT NULL,
    xml     BLOB NOT NULL,
    sha256  BLOB NOT NULL,
    fetched INTEGER NOT NULL
) STRICT;
CREATE TABLE media (
    form_id  TEXT NOT NULL REFERENCES form (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (form_id, position)
) STRICT;
CREATE TABLE outbox (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id TEXT NOT NULL UNIQUE,
    form_id     TEXT NOT NULL,
    version     TEXT NOT NULL,
    manifest    BLOB NOT NULL,
    sha256      BLOB NOT NULL,
    practice    INTEGER NOT NULL CHECK (practice IN (0, 1)),
    day         TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
    tries       INTEGER NOT NULL DEFAULT 0,
    next_try    INTEGER NOT NULL DEFAULT 0,
    sent        INTEGER,
    setback     TEXT
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, number);
CREATE TABLE outbox_file (
    number   INTEGER NOT NULL REFERENCES outbox (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (number, position)
) STRICT;
CREATE TABLE counter (
    day    TEXT NOT NULL,
    name   TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (day, name)
) STRICT;
CREATE TABLE round (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    ended   INTEGER NOT NULL,
    ok      INTEGER NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
CREATE TABLE pin_lock (
    only          INTEGER PRIMARY KEY CHECK (only = 1),
    tries         INTEGER NOT NULL,
    blocked_since INTEGER NOT NULL,
    boot_id       TEXT NOT NULL
) STRICT;
CREATE TABLE machine (
    only         INTEGER PRIMARY KEY CHECK (only = 1),
    forms_change INTEGER NOT NULL DEFAULT 0,
    sent_ever    INTEGER NOT NULL DEFAULT 0,
    last_upload  INTEGER,
    probes       INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO machine (only) VALUES (1);
)",
    // 1 -> 2: a submission may be damaged or set aside, a setback has a beginning, the form that was shown
    // last stays beside the one that came after it, and a form may be missing from the server's list.
    R"(
CREATE TABLE outbox_2 (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id   TEXT NOT NULL UNIQUE,
    form_id       TEXT NOT NULL,
    version       TEXT NOT NULL,
    manifest      BLOB NOT NULL,
    sha256        BLOB NOT NULL,
    practice      INTEGER NOT NULL CHECK (practice IN (0, 1)),
    day           TEXT NOT NULL,
    state         TEXT NOT NULL DEFAULT 'waiting'
                  CHECK (state IN ('waiting', 'sent', 'refused', 'damaged', 'aside')),
    tries         INTEGER NOT NULL DEFAULT 0,
    next_try      INTEGER NOT NULL DEFAULT 0,
    sent          INTEGER,
    setback       TEXT,
    setback_since INTEGER
) STRICT;
INSERT INTO outbox_2 SELECT *, NULL FROM outbox;
DELETE FROM sqlite_sequence WHERE name = 'outbox_2';
INSERT INTO sqlite_sequence SELECT 'outbox_2', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_2 RENAME TO outbox;
CREATE INDEX outbox_by_state ON outbox (state, number);
CREATE TABLE form_2 (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL,
    version TEXT NOT NULL,
    hash    TEXT NOT NULL,
    xml     BLOB NOT NULL,
    sha256  BLOB NOT NULL,
    fetched INTEGER NOT NULL,
    shown   INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))
) STRICT;
INSERT INTO form_2 SELECT rowid, id, version, hash, xml, sha256, fetched, 1 FROM form;
CREATE TABLE media_2 (
    form     INTEGER NOT NULL REFERENCES form_2 (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (form, position)
) STRICT;
INSERT INTO media_2 SELECT form.rowid, position, name, media.hash, bytes
    FROM media JOIN form ON form.id = media.form_id;
DROP TABLE media;
DROP TABLE form;
ALTER TABLE form_2 RENAME TO form;
ALTER TABLE media_2 RENAME TO media;
CREATE INDEX form_by_id ON form (id, number);
CREATE TABLE missing_form (
    id    TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;
)",
    // 2 -> 3: what became of each file that was set aside as damaged, and a PIN that staff chose.
    R"(
CREATE TABLE set_aside (
    file  TEXT PRIMARY KEY,
    saved INTEGER NOT NULL,
    lost  INTEGER NOT NULL
) STRICT;
CREATE TABLE chosen_pin (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    hash       TEXT NOT NULL,
    instead_of TEXT NOT NULL
) STRICT;
)",
    // 3 -> 4: until when the server asked to be left alone; all wrong PINs; in which boot of the machine the
    // kiosk started last; and what was submitted, as far as it is still here.
    R"(
CREATE TABLE left_alone (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    until INTEGER NOT NULL
) STRICT;
ALTER TABLE machine ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE machine ADD COLUMN started_in TEXT NOT NULL DEFAULT '';
INSERT OR REPLACE INTO counter SELECT day, 'submitted', count(*) FROM outbox
    WHERE number > 0 AND practice = 0 AND form_id <> 'have-your-say-tally' GROUP BY day;
)",
};

constexpr int newest = static_cast<int>(scripts.size());

int version_of(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

// What SQLite keeps of a statement when it renames a table is quoted in one version and not in the next.
std::string without_quotes_and_spaces(const std::string& sql) {
    std::string bare;
    std::copy_if(sql.begin(), sql.end(), std::back_inserter(bare), [](char letter) {
        return std::string_view("\"' \t\r\n").find(letter) == std::string_view::npos;
    });
    return bare;
}

// Every table and index: name, whose it is, and how it was made.
using Tables = std::set<std::string>;

Tables tables_of(SQLite::Database& database) {
    SQLite::Statement each(database,
                           "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                           "WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    Tables tables;
    while (each.executeStep()) {
        std::string table;
        for (int column = 0; column < 4; ++column)
            table += without_quotes_and_spaces(each.getColumn(column).getString()) + '\n';
        tables.insert(std::move(table));
    }
    return tables;
}

// Those that the first scripts make, of each number of scripts.
const std::array<Tables, newest + 1>& tables_by_version() {
    static const auto all = [] {
        std::array<Tables, newest + 1> made;
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
        for (std::size_t version = 0; version < scripts.size(); ++version) {
            database.exec(scripts[version]);
            made[version + 1] = tables_of(database);
        }
        return made;
    }();
    return all;
}

}  // namespace

void check_tables(SQLite::Database& database) {
    SQLite::Transaction at_one_moment(database);
    const int version = version_of(database);
    const bool known = version >= 0 && version <= newest;
    const Tables& made = tables_by_version()[static_cast<std::size_t>(known ? version : newest)];
    // A version that is not known yet has other tables than all that are. Where it has not, the disk changed
    // the number of a version that is.
    if ((tables_of(database) == made) != known)
        throw SQLite::Exception("its tables are not those that were made", SQLITE_CORRUPT);
}

void migrate(SQLite::Database& database) {
    if (const int version = version_of(database); version < 0 || version > newest)
        throw SQLite::Exception("it has schema " + std::to_string(version) +
                                    " and this program knows schemas up to " + std::to_string(newest) +
                                    ": install the newer program, the file is unchanged",
                                SQLITE_SCHEMA);
    if (version_of(database) == newest) return;
    // A script that remakes a table drops the old one, which would take with it the rows that refer to it.
    // This setting cannot change inside a transaction.
    database.exec("PRAGMA foreign_keys = OFF");
    while (version_of(database) < newest) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        // Read again under the lock: the other program may have migrated while we waited for it.
        const int version = version_of(database);
        if (version >= newest) break;
        database.exec(scripts[static_cast<std::size_t>(version)]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
    database.exec("PRAGMA foreign_keys = ON");
}

}  // namespace store
