// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/inbox.h"

#include <utility>

#include <SQLiteCpp/Savepoint.h>
#include <sys/stat.h>

#include "kiosk/kiosk_name.h"
#include "sync/inbox/inbox_database.h"
#include "sync/inbox/result.h"

namespace council {

namespace {

// `number` keeps the order in which submissions came, also when the clock jumps. AUTOINCREMENT never gives a
// number twice.
constexpr const char* schema = R"(
    CREATE TABLE IF NOT EXISTS kiosk (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, token_sha256 TEXT NOT NULL UNIQUE,
        added INTEGER NOT NULL, revoked INTEGER) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS kiosk_in_use ON kiosk(name) WHERE revoked IS NULL;
    CREATE TABLE IF NOT EXISTS form_version (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version TEXT NOT NULL, xml TEXT NOT NULL,
        UNIQUE (id, version)) STRICT;
    CREATE TABLE IF NOT EXISTS submission (
        number INTEGER PRIMARY KEY AUTOINCREMENT, form_id TEXT NOT NULL, version TEXT NOT NULL,
        instance_id TEXT NOT NULL, xml TEXT NOT NULL, kiosk TEXT NOT NULL, device_id TEXT NOT NULL,
        practice INTEGER NOT NULL, received INTEGER NOT NULL, UNIQUE (form_id, instance_id)) STRICT;
    CREATE TABLE IF NOT EXISTS submission_file (
        submission INTEGER NOT NULL REFERENCES submission(number), name TEXT NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (submission, name)) STRICT;
    PRAGMA user_version = 1;
)";
constexpr int schema_version = 1;

// synchronous=NORMAL lost acknowledged rows when the power was cut (measured). So each commit syncs the
// write-ahead log.
Result<void> prepare_database(SQLite::Database& database, const std::string& file) {
    if (database.execAndGet("PRAGMA journal_mode=WAL").getString() != "wal")
        return failed(file, "it cannot use a write-ahead log there");
    database.exec(
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA "
        "trusted_schema=OFF");
    if (database.execAndGet("PRAGMA user_version").getInt() > schema_version)
        return fail(ErrorKind::storage,
                    file + ": was written by a newer version of this program. Update the program.");
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(schema);
    transaction.commit();
    return {};
}

}  // namespace

Inbox::Inbox(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Inbox::Inbox(Inbox&&) noexcept = default;
Inbox& Inbox::operator=(Inbox&&) noexcept = default;
Inbox::~Inbox() = default;

Result<Inbox> Inbox::open(const std::filesystem::path& folder, Absent absent) {
    const std::string file = folder / "inbox.db";
    std::error_code error;
    if (absent == Absent::refuse && !std::filesystem::exists(file, error))
        return fail(ErrorKind::invalid,
                    file + ": there is no inbox. Give the --data folder of `council serve`.");
    std::filesystem::create_directories(folder, error);
    if (error) return fail(ErrorKind::storage, folder.string() + ": cannot be made: " + error.message());
    // SQLite gives its -wal and -shm files the rights of the database file. So the umask is set before the
    // database is made.
    const mode_t before = umask(0077);
    try {
        auto impl = std::make_unique<Impl>(file);
        umask(before);
        if (auto prepared = prepare_database(impl->database, file); !prepared)
            return tl::unexpected(prepared.error());
        return Inbox(std::move(impl));
    } catch (const SQLite::Exception& exception) {
        umask(before);
        return failed(file, exception.what());
    }
}

StoreOutcome Inbox::Impl::store_files(std::int64_t number, const std::vector<SubmissionFile>& files) {
    for (const SubmissionFile& sent : files) {
        auto held = prepare(database, "SELECT bytes FROM submission_file WHERE submission = ? AND name = ?",
                            number, sent.name);
        if (held.executeStep()) {
            if (held.getColumn(0).getString() != sent.bytes) return StoreOutcome::different_file;
            continue;
        }
        SQLite::Statement insert(database,
                                 "INSERT INTO submission_file (submission, name, bytes) VALUES (?, ?, ?)");
        insert.bind(1, number);
        insert.bind(2, sent.name);
        insert.bind(3, sent.bytes.data(), static_cast<int>(sent.bytes.size()));
        insert.exec();
    }
    return StoreOutcome::stored;
}

StoreOutcome Inbox::Impl::store(const ReceivedSubmission& received) {
    const SubmissionHeader& header = received.header;
    auto held = prepare(database, "SELECT number, xml FROM submission WHERE form_id = ? AND instance_id = ?",
                        header.form_id, header.instance_id);
    if (held.executeStep()) {
        if (held.getColumn(1).getString() != received.xml) return StoreOutcome::different_xml;
        const StoreOutcome files = store_files(held.getColumn(0).getInt64(), received.files);
        return files == StoreOutcome::stored ? StoreOutcome::already_held : files;
    }
    const std::int64_t practice = received.device_id.ends_with(":practice");
    prepare(
        database,
        "INSERT INTO submission (form_id, version, instance_id, xml, kiosk, device_id, practice, received)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        header.form_id, header.version, header.instance_id, received.xml, received.kiosk, received.device_id,
        practice, milliseconds(received.received_at))
        .exec();
    return store_files(database.getLastInsertRowid(), received.files);
}

// Each in a savepoint of its own: what is refused leaves nothing, and the others are kept.
void Inbox::Impl::store_together(const std::vector<Waiting*>& together) {
    const auto done = guarded([&]() -> Result<void> {
        // IMMEDIATE takes the write lock before the first SELECT. So two programs that receive the same
        // submission cannot both insert it.
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        for (Waiting* each : together) {
            SQLite::Savepoint savepoint(database, "one");
            each->outcome = store(*each->received);
            const bool kept =
                *each->outcome == StoreOutcome::stored || *each->outcome == StoreOutcome::already_held;
            kept ? savepoint.release() : savepoint.rollback();
        }
        transaction.commit();
        return {};
    });
    if (done) return;
    for (Waiting* each : together) each->outcome = tl::unexpected(done.error());
}

// Whoever comes while nobody stores takes all that wait, and commits them at once; the others wait for it.
Result<StoreOutcome> Inbox::store(const ReceivedSubmission& received) {
    Impl& all = *impl_;
    Impl::Waiting mine{&received, StoreOutcome::stored};
    std::unique_lock lock(all.waiting_turn);
    all.waiting.push_back(&mine);
    all.stored.wait(lock, [&] { return mine.is_done || !all.is_storing; });
    if (mine.is_done) return mine.outcome;
    all.is_storing = true;
    const std::vector<Impl::Waiting*> together = std::exchange(all.waiting, {});
    lock.unlock();
    all.store_together(together);
    lock.lock();
    all.is_storing = false;
    for (Impl::Waiting* each : together) each->is_done = true;
    all.stored.notify_all();
    return mine.outcome;
}

Result<std::vector<std::int64_t>> Inbox::numbers(const std::string& form_id) const {
    return impl_->read([&]() -> Result<std::vector<std::int64_t>> {
        auto rows = prepare(impl_->reading, "SELECT number FROM submission WHERE form_id = ? ORDER BY number",
                            form_id);
        std::vector<std::int64_t> found;
        while (rows.executeStep()) found.push_back(rows.getColumn(0).getInt64());
        return found;
    });
}

Result<StoredSubmission> Inbox::submission(std::int64_t number) const {
    return impl_->read([&]() -> Result<StoredSubmission> {
        auto row = prepare(
            impl_->reading,
            "SELECT xml, kiosk, device_id, practice, received FROM submission WHERE number = ?", number);
        if (!row.executeStep()) return failed(impl_->file, "a submission has gone while it was read");
        StoredSubmission found{row.getColumn(0).getString(), row.getColumn(1).getString(),
                               row.getColumn(2).getString(), row.getColumn(3).getInt() != 0,
                               wall_of(row.getColumn(4)),    {}};
        auto files =
            prepare(impl_->reading, "SELECT name, bytes FROM submission_file WHERE submission = ?", number);
        while (files.executeStep())
            found.files.push_back({files.getColumn(0).getString(), files.getColumn(1).getString()});
        return found;
    });
}

Result<std::vector<DayCount>> Inbox::counts() const {
    return impl_->read([&]() -> Result<std::vector<DayCount>> {
        auto rows =
            prepare(impl_->reading,
                    "SELECT form_id, version, date(received / 1000, 'unixepoch', 'localtime') AS day,"
                    " iif(device_id IN (?, ? || ':practice'), '', kiosk) AS named, count(*), sum(practice)"
                    " FROM submission GROUP BY form_id, version, day, named"
                    " ORDER BY form_id, version, day, named",
                    kiosk::unnamed_device, kiosk::unnamed_device);
        std::vector<DayCount> found;
        while (rows.executeStep()) {
            found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                             rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                             rows.getColumn(4).getInt(), rows.getColumn(5).getInt()});
        }
        return found;
    });
}

Result<Held> Inbox::held_today(const std::string& kiosk, Wall now) const {
    return impl_->read([&]() -> Result<Held> {
        auto row =
            prepare(impl_->reading,
                    "SELECT count(*), coalesce(sum(length(xml) + (SELECT coalesce(sum(length(bytes)), 0)"
                    " FROM submission_file WHERE submission = number)), 0) FROM submission WHERE kiosk = ?"
                    " AND date(received / 1000, 'unixepoch', 'localtime') ="
                    " date(? / 1000, 'unixepoch', 'localtime')",
                    kiosk, milliseconds(now));
        if (!row.executeStep()) return Held{};
        return Held{row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
    });
}

}  // namespace council
