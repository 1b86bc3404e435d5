// SPDX-License-Identifier: Apache-2.0
// A submission as it lies in the outbox, also where the disk gives no more than a part of it.
#include "kiosk/store/database.h"

namespace store {
namespace {

// As long as its row is looked at, its files are those of the same moment: no transaction is needed.
std::optional<Outgoing> outgoing_in(Database& database, std::int64_t number) {
    const Lent row = database.lend(
        "SELECT form_id, version, instance_id, manifest, practice, tries, sha256 FROM outbox WHERE "
        "number = ?",
        number);
    if (!row->executeStep()) return std::nullopt;
    Outgoing outgoing;
    outgoing.number = number;
    outgoing.sealed = {row->getColumn(0).getString(),
                       row->getColumn(1).getString(),
                       row->getColumn(2).getString(),
                       row->getColumn(3).getString(),
                       {}};
    outgoing.practice = row->getColumn(4).getInt() != 0;
    outgoing.tries = row->getColumn(5).getInt();
    auto files =
        database.lend("SELECT name, bytes FROM outbox_file WHERE number = ? ORDER BY position", number);
    while (files->executeStep())
        outgoing.sealed.files.push_back({files->getColumn(0).getString(), files->getColumn(1).getString()});
    outgoing.damaged = fingerprint(outgoing.sealed) != row->getColumn(6).getString();
    return outgoing;
}

// Each part by itself: `take` is called for each row, and not at all for those that do not come.
template <class Take, class... Values>
void take_what_comes(Database& database, const char* sql, const Take& take, const Values&... values) {
    try {
        for (auto rows = database.query(sql, values...); rows.executeStep();) take(rows);
    } catch (const SQLite::Exception& exception) {
        if (!tells_of_bytes_that_do_not_come(exception)) throw;
    }
}

Outgoing what_is_left(Database& database, std::int64_t number) {
    Outgoing left;
    left.number = number;
    left.damaged = true;
    Sealed& sealed = left.sealed;
    take_what_comes(
        database, "SELECT form_id, version, instance_id, practice FROM outbox WHERE number = ?",
        [&](SQLite::Statement& row) {
            sealed.form_id = row.getColumn(0).getString();
            sealed.version = row.getColumn(1).getString();
            sealed.instance_id = row.getColumn(2).getString();
            left.practice = row.getColumn(3).getInt() != 0;
        },
        number);
    take_what_comes(
        database, "SELECT manifest FROM outbox WHERE number = ?",
        [&](SQLite::Statement& row) { sealed.manifest = row.getColumn(0).getString(); }, number);
    std::vector<std::int64_t> positions;
    take_what_comes(
        database, "SELECT position FROM outbox_file WHERE number = ? ORDER BY position",
        [&](SQLite::Statement& row) { positions.push_back(row.getColumn(0).getInt64()); }, number);
    for (const std::int64_t position : positions)
        take_what_comes(
            database, "SELECT name, bytes FROM outbox_file WHERE number = ? AND position = ?",
            [&](SQLite::Statement& row) {
                sealed.files.push_back({row.getColumn(0).getString(), row.getColumn(1).getString()});
            },
            number, position);
    return left;
}

// Once more, by a connection that has nothing of the file in memory: a disk that stumbled once is no damage,
// and one that gives nothing else either is none of this row.
std::optional<Outgoing> read_afresh(const std::string& path, std::int64_t number) {
    Database fresh{path, open_beside(path)};
    (void)fresh.sqlite.execAndGet("SELECT sent_ever FROM machine");
    try {
        return outgoing_in(fresh, number);
    } catch (const SQLite::Exception& exception) {
        if (!tells_of_bytes_that_do_not_come(exception)) throw;
    }
    return what_is_left(fresh, number);
}

std::optional<Outgoing> read_twice(Database& database, std::int64_t number) {
    try {
        return outgoing_in(database, number);
    } catch (const SQLite::Exception& exception) {
        if (!tells_of_bytes_that_do_not_come(exception)) throw;
    }
    return read_afresh(database.path, number);
}

}  // namespace

kiosk::Result<Outgoing> Outbox::read(std::int64_t number) const {
    return attempt(database_->path, "give a submission", [&]() -> kiosk::Result<Outgoing> {
        database_->end_what_did_not_end();
        auto outgoing = read_twice(*database_, number);
        if (outgoing) return std::move(*outgoing);
        return kiosk::fail(kiosk::ErrorKind::storage, "Submission " + std::to_string(number) +
                                                          " of the database " + database_->path +
                                                          " is not there.");
    });
}

kiosk::Result<std::optional<std::int64_t>> Outbox::last_sent(std::string_view form_id) const {
    using Number = std::optional<std::int64_t>;
    return attempt(database_->path, "look for what was sent", [&]() -> kiosk::Result<Number> {
        auto row = database_->query(
            "SELECT number FROM outbox WHERE state = 'sent' AND form_id = ? ORDER BY sent DESC LIMIT 1",
            std::string(form_id));
        return row.executeStep() ? Number(row.getColumn(0).getInt64()) : Number();
    });
}

}  // namespace store
