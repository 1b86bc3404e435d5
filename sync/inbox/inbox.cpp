// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/inbox.h"

#include <mutex>

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sys/stat.h>

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

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
constexpr auto busy_wait = std::chrono::milliseconds(10'000);

std::int64_t milliseconds(Wall wall) {
    return wall.time_since_epoch().count();
}
Wall wall_of(const SQLite::Column& column) {
    return Wall(std::chrono::milliseconds(column.getInt64()));
}

template <class... Values>
SQLite::Statement prepare(SQLite::Database& database, const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    SQLite::bind(statement, values...);
    return statement;
}

tl::unexpected<kiosk::Error> failed(const std::string& file, const std::string& why) {
    return fail(ErrorKind::storage,
                file + ": " + why + ". Check the disk's space, its rights and its health.");
}

}  // namespace

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

Inbox::Inbox(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Inbox::Inbox(Inbox&&) noexcept = default;
Inbox& Inbox::operator=(Inbox&&) noexcept = default;
Inbox::~Inbox() = default;

namespace {

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

Result<StoreOutcome> Inbox::store(const ReceivedSubmission& received) {
    return impl_->guarded([&]() -> Result<StoreOutcome> {
        // IMMEDIATE takes the write lock before the first SELECT. So two programs that receive the same
        // submission cannot both insert it.
        SQLite::Transaction transaction(impl_->database, SQLite::TransactionBehavior::IMMEDIATE);
        const StoreOutcome outcome = impl_->store(received);
        if (outcome == StoreOutcome::stored || outcome == StoreOutcome::already_held) transaction.commit();
        return outcome;
    });
}

Result<std::vector<std::int64_t>> Inbox::numbers(const std::string& form_id) const {
    return impl_->guarded([&]() -> Result<std::vector<std::int64_t>> {
        auto rows = prepare(impl_->database,
                            "SELECT number FROM submission WHERE form_id = ? ORDER BY number", form_id);
        std::vector<std::int64_t> found;
        while (rows.executeStep()) found.push_back(rows.getColumn(0).getInt64());
        return found;
    });
}

Result<StoredSubmission> Inbox::submission(std::int64_t number) const {
    return impl_->guarded([&]() -> Result<StoredSubmission> {
        auto row = prepare(
            impl_->database,
            "SELECT xml, kiosk, device_id, practice, received FROM submission WHERE number = ?", number);
        if (!row.executeStep()) return failed(impl_->file, "a submission has gone while it was read");
        StoredSubmission found{row.getColumn(0).getString(), row.getColumn(1).getString(),
                               row.getColumn(2).getString(), row.getColumn(3).getInt() != 0,
                               wall_of(row.getColumn(4)),    {}};
        auto files =
            prepare(impl_->database, "SELECT name, bytes FROM submission_file WHERE submission = ?", number);
        while (files.executeStep())
            found.files.push_back({files.getColumn(0).getString(), files.getColumn(1).getString()});
        return found;
    });
}

Result<std::vector<DayCount>> Inbox::counts() const {
    return impl_->guarded([&]() -> Result<std::vector<DayCount>> {
        auto rows =
            prepare(impl_->database,
                    "SELECT form_id, version, date(received / 1000, 'unixepoch', 'localtime') AS day, kiosk,"
                    " count(*), sum(practice) FROM submission GROUP BY form_id, version, day, kiosk"
                    " ORDER BY form_id, version, day, kiosk");
        std::vector<DayCount> found;
        while (rows.executeStep()) {
            found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                             rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                             rows.getColumn(4).getInt(), rows.getColumn(5).getInt()});
        }
        return found;
    });
}

Result<void> Inbox::offer(const FormVersion& form) {
    return impl_->guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(impl_->database, SQLite::TransactionBehavior::IMMEDIATE);
        auto held = prepare(impl_->database, "SELECT xml FROM form_version WHERE id = ? AND version = ?",
                            form.id, form.version);
        if (held.executeStep()) {
            if (held.getColumn(0).getString() == form.xml) return {};
            return fail(ErrorKind::invalid,
                        "form " + form.id + ", version \"" + form.version +
                            "\": its text has changed since it was first offered under that "
                            "version. Give the changed form a new version.");
        }
        prepare(impl_->database, "INSERT INTO form_version (id, version, xml) VALUES (?, ?, ?)", form.id,
                form.version, form.xml)
            .exec();
        transaction.commit();
        return {};
    });
}

Result<std::vector<FormVersion>> Inbox::form_versions(const std::string& id) const {
    return impl_->guarded([&]() -> Result<std::vector<FormVersion>> {
        auto rows =
            prepare(impl_->database,
                    "SELECT id, version, xml FROM form_version WHERE id = ? ORDER BY number DESC", id);
        std::vector<FormVersion> found;
        while (rows.executeStep()) {
            found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                             rows.getColumn(2).getString()});
        }
        return found;
    });
}

Result<Inbox::Known> Inbox::knows(const std::string& id, const std::string& version) const {
    return impl_->guarded([&]() -> Result<Known> {
        auto row = prepare(impl_->database,
                           "SELECT count(*), sum(version = ?) FROM form_version WHERE id = ?", version, id);
        if (!row.executeStep() || row.getColumn(0).getInt() == 0) return Known::no_form;
        return row.getColumn(1).getInt() == 0 ? Known::no_version : Known::yes;
    });
}

Result<void> Inbox::add_kiosk(const std::string& name, const std::string& token_hash, Wall now) {
    constexpr auto allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    if (name.empty() || name.size() > 64 || name.find_first_not_of(allowed) != name.npos)
        return fail(ErrorKind::invalid,
                    "a kiosk's name has 1 to 64 letters a-z, digits, dots, dashes or underscores");
    return impl_->guarded([&]() -> Result<void> {
        auto held = prepare(impl_->database, "SELECT 1 FROM kiosk WHERE name = ? AND revoked IS NULL", name);
        if (held.executeStep())
            return fail(ErrorKind::invalid, "kiosk " + name + " has a token already. Revoke it first.");
        prepare(impl_->database, "INSERT INTO kiosk (name, token_sha256, added) VALUES (?, ?, ?)", name,
                token_hash, milliseconds(now))
            .exec();
        return {};
    });
}

Result<void> Inbox::revoke_kiosk(const std::string& name, Wall now) {
    return impl_->guarded([&]() -> Result<void> {
        const int revoked =
            prepare(impl_->database, "UPDATE kiosk SET revoked = ? WHERE name = ? AND revoked IS NULL",
                    milliseconds(now), name)
                .exec();
        if (revoked == 0)
            return fail(ErrorKind::invalid,
                        "no kiosk named " + name + " has a token. See `council kiosk list`.");
        return {};
    });
}

Result<std::vector<KioskAccess>> Inbox::kiosks() const {
    return impl_->guarded([&]() -> Result<std::vector<KioskAccess>> {
        auto rows = prepare(impl_->database, "SELECT name, added, revoked FROM kiosk ORDER BY name, number");
        std::vector<KioskAccess> found;
        while (rows.executeStep()) {
            KioskAccess access{rows.getColumn(0).getString(), wall_of(rows.getColumn(1)), std::nullopt};
            if (!rows.getColumn(2).isNull()) access.revoked = wall_of(rows.getColumn(2));
            found.push_back(std::move(access));
        }
        return found;
    });
}

Result<std::optional<std::string>> Inbox::kiosk_of(const std::string& token_hash) const {
    return impl_->guarded([&]() -> Result<std::optional<std::string>> {
        auto row = prepare(impl_->database,
                           "SELECT name FROM kiosk WHERE token_sha256 = ? AND revoked IS NULL", token_hash);
        if (!row.executeStep()) return std::optional<std::string>();
        return std::optional(row.getColumn(0).getString());
    });
}

}  // namespace council
