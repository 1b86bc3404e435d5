// SPDX-License-Identifier: Apache-2.0
// The shape of the database, version by version. Room-internal.
#pragma once

#include <SQLiteCpp/Database.h>

namespace store {

// Brings the file from the version that it has to the newest, one version a transaction: cut in between, it
// is the old or the new and never neither. Throws on a version that this program does not know yet, having
// changed nothing.
void migrate(SQLite::Database&);

}  // namespace store
