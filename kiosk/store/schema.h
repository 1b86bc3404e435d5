// SPDX-License-Identifier: Apache-2.0
// The shape of the database, version by version. Room-internal.
#pragma once

#include <SQLiteCpp/Database.h>

namespace store {

// Brings the file from the version that it has to the newest, one version a transaction: cut in between, it
// is the old or the new and never neither. Throws on a version that this program does not know yet, having
// changed nothing.
void migrate(SQLite::Database&);

// Throws SQLITE_CORRUPT where the tables and indexes are not those that the scripts of the file's version
// made: a bit of a column's name that the disk changed leaves a file that SQLite calls sound, and that
// nothing can be read from or written to. Triggers and views are not looked at.
void check_tables(SQLite::Database&);

}  // namespace store
