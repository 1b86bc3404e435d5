// SPDX-License-Identifier: Apache-2.0
// The way of a sealed submission: frozen at submit, sent as it is, forgotten only when the server has it.
#include <algorithm>
#include <limits>
#include <random>

#include "kiosk/kill_point.h"
#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"
#include "kiosk/tally_form.h"

namespace store {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds first_wait = 1min, longest_wait = 6h;

std::chrono::milliseconds wait_after(int tries) {
    std::chrono::milliseconds wait = first_wait;
    for (int i = 1; i < tries && wait < longest_wait; ++i) wait *= 2;
    wait = std::min(wait, longest_wait);
    thread_local std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<std::chrono::milliseconds::rep> less(0, wait.count() / 4);
    return wait - std::chrono::milliseconds{less(random)};
}

// Below all numbers that SQLite gives, so that it goes on counting as if this row were not there.
std::int64_t number_by_chance() {
    thread_local std::random_device random;
    std::uniform_int_distribution<std::int64_t> below(std::numeric_limits<std::int64_t>::min(), -1);
    return below(random);
}

kiosk::Result<void> refuse(const std::string& path, std::int64_t number, const char* why) {
    return kiosk::fail(kiosk::ErrorKind::storage,
                       "Submission " + std::to_string(number) + " of the database " + path + ' ' + why);
}

}  // namespace

// Every field that is sent or that names it.
std::string fingerprint(const Sealed& sealed) {
    std::string sums = sha256({sealed.form_id}) + sha256({sealed.version}) + sha256({sealed.instance_id}) +
                       sha256({sealed.manifest});
    for (const SealedFile& file : sealed.files) sums += sha256({file.name}) + sha256({file.bytes});
    return sha256({sums});
}

// NULL is the next number of the table. The rows of files have one too, which only SQLite sees.
std::int64_t Database::insert(const Sealed& sealed, Occasion occasion, const std::string& day, Row row) {
    std::optional<std::int64_t> own;
    if (row == Row::apart) own = number_by_chance();
    write(
        "INSERT INTO outbox (number, instance_id, form_id, version, manifest, sha256, practice, day) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        own, sealed.instance_id, sealed.form_id, sealed.version, Bytes{sealed.manifest},
        Bytes{fingerprint(sealed)}, int{occasion == Occasion::practice}, day);
    const std::int64_t number = sqlite.getLastInsertRowid();
    for (std::size_t i = 0; i < sealed.files.size(); ++i) {
        const auto position = static_cast<std::int64_t>(i);
        const std::optional<std::int64_t> own_row = own ? std::optional(number_by_chance()) : std::nullopt;
        write("INSERT INTO outbox_file (rowid, number, position, name, bytes) VALUES (?, ?, ?, ?, ?)",
              own_row, number, position, sealed.files[i].name, Bytes{sealed.files[i].bytes});
    }
    return number;
}

kiosk::Result<void> Database::put(const Sealed& sealed, Occasion occasion, kiosk::Moment now, Row row) {
    return attempt(path, "keep a submission", [&]() -> kiosk::Result<void> {
        auto transaction = begin_write();
        auto earlier = query("SELECT number, sha256 FROM outbox WHERE instance_id = ?", sealed.instance_id);
        if (earlier.executeStep()) {
            if (earlier.getColumn(1).getString() == fingerprint(sealed)) return {};
            return refuse(
                path, earlier.getColumn(0).getInt64(),
                "is kept already with other bytes: a submission is sealed only once. Report this fault.");
        }
        kiosk::kill_point("before_insert");
        const std::string day = local_day_text(now.wall);
        insert(sealed, occasion, day, row);
        if (row == Row::in_order && occasion == Occasion::consultation && sealed.form_id != tally_form::id)
            count_submitted(now);
        kiosk::kill_point("before_commit");
        transaction.commit();
        kiosk::kill_point("after_commit");
        write_log_back();
        return {};
    });
}

kiosk::Result<void> Outbox::put(const Sealed& sealed, Occasion occasion, kiosk::Moment now) {
    return database_->put(sealed, occasion, now, Database::Row::in_order);
}

kiosk::Result<void> Outbox::put_apart(const Sealed& sealed, Occasion occasion, kiosk::Moment now) {
    return database_->put(sealed, occasion, now, Database::Row::apart);
}

// The same setback again began when it began; a new one begins now.
void Database::keep_setback(std::int64_t number, State state, std::string_view sentence, Wall now) {
    const std::string said(sentence), name = name_of(state);
    write(
        "UPDATE outbox SET setback_since = ? WHERE number = ? AND (setback IS NOT ? OR state IS NOT ? OR "
        "setback_since IS NULL)",
        milliseconds(now), number, said, name);
    write("UPDATE outbox SET state = ?, setback = ? WHERE number = ?", name, said, number);
}

// A try that lies further ahead than any wait was set by a clock that has since been put right.
kiosk::Result<std::vector<std::int64_t>> Outbox::due(Wall now) const {
    return attempt(database_->path, "tell what is due", [&]() -> kiosk::Result<std::vector<std::int64_t>> {
        auto select = database_->query(
            "SELECT number FROM outbox WHERE state = 'waiting' AND (next_try <= ? OR next_try > ?) "
            "AND (number > 0 OR day <> ?) ORDER BY number",
            milliseconds(now), milliseconds(now + longest_wait), local_day_text(now));
        std::vector<std::int64_t> numbers;
        while (select.executeStep()) numbers.push_back(select.getColumn(0).getInt64());
        return numbers;
    });
}

kiosk::Result<Database::Receipt> Database::keep_receipt(std::int64_t number, Wall now) {
    const Lent change = lend(
        "UPDATE outbox SET state = 'sent', sent = ?, setback = NULL, setback_since = NULL "
        "WHERE number = ? AND state <> 'sent' RETURNING form_id",
        milliseconds(now), number);
    if (change->executeStep()) {
        const bool is_tally = change->getColumn(0).getString() == tally_form::id;
        change->executeStep();  // to its end: what it changed stays
        return is_tally ? Receipt::of_tally : Receipt::of_submission;
    }
    if (lend("SELECT 1 FROM outbox WHERE number = ?", number)->executeStep()) return Receipt::second;
    return tl::unexpected(refuse(path, number, "is not there.").error());
}

kiosk::Result<void> Outbox::record_receipt(std::int64_t number, Wall now) {
    return record_receipts({number}, now);
}

kiosk::Result<void> Outbox::record_receipts(const std::vector<std::int64_t>& numbers, Wall now) {
    return attempt(database_->path, "record receipts", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        int taken = 0, first_ones = 0;
        for (const std::int64_t number : numbers) {
            const auto receipt = database_->keep_receipt(number, now);
            if (!receipt) return tl::unexpected(receipt.error());
            taken += *receipt == Database::Receipt::of_submission ? 1 : 0;
            first_ones += *receipt == Database::Receipt::second ? 0 : 1;
        }
        if (first_ones > 0)
            database_->write("UPDATE machine SET sent_ever = sent_ever + ?, last_upload = ?", taken,
                             milliseconds(now));
        kiosk::kill_point("before_receipt");
        transaction.commit();
        kiosk::kill_point("after_receipt");
        return {};
    });
}

kiosk::Result<void> Outbox::record_setback(std::int64_t number, Setback setback, std::string_view sentence,
                                           Wall now, std::chrono::milliseconds at_least) {
    return attempt(database_->path, "record a setback", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        auto row = database_->query("SELECT state, tries FROM outbox WHERE number = ?", number);
        if (!row.executeStep()) return refuse(database_->path, number, "is not there.");
        if (row.getColumn(0).getString() == "sent")
            return {};  // what the server has, no later trouble takes back
        const int tries = row.getColumn(1).getInt() + 1;
        database_->keep_setback(number, setback == Setback::refused ? State::refused : State::waiting,
                                sentence, now);
        database_->write("UPDATE outbox SET tries = ?, next_try = ? WHERE number = ?", tries,
                         milliseconds(now + std::min(std::max(wait_after(tries), at_least), longest_wait)),
                         number);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Outbox::hold_back(Wall now, std::chrono::milliseconds at_least) {
    return attempt(database_->path, "hold back what waits", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        const std::int64_t until = milliseconds(now + std::min(at_least, longest_wait));
        database_->write("UPDATE outbox SET next_try = max(next_try, ?) WHERE state = 'waiting'", until);
        database_->write("INSERT OR REPLACE INTO left_alone (only, until) VALUES (1, ?)", until);
        transaction.commit();
        return {};
    });
}

// As with what is due: a time further ahead than any wait was set by a clock that has since been put right.
kiosk::Result<std::optional<Wall>> Outbox::held_back_until(Wall now) const {
    return attempt(database_->path, "tell how long it waits", [&]() -> kiosk::Result<std::optional<Wall>> {
        auto row = database_->query("SELECT until FROM left_alone WHERE until > ? AND until <= ?",
                                    milliseconds(now), milliseconds(now + longest_wait));
        return row.executeStep() ? std::optional(wall(row.getColumn(0).getInt64())) : std::nullopt;
    });
}

kiosk::Result<void> Outbox::record_damage(std::int64_t number, std::string_view sentence, Wall now) {
    return attempt(database_->path, "mark what is damaged", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->keep_setback(number, State::damaged, sentence, now);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Outbox::retry_all() {
    return attempt(database_->path, "take up what was refused", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("UPDATE outbox SET state = 'waiting', tries = 0 WHERE state = 'refused'");
        database_->write("UPDATE outbox SET next_try = 0 WHERE state = 'waiting'");
        database_->write("DELETE FROM left_alone");
        transaction.commit();
        return {};
    });
}

kiosk::Result<int> Outbox::forget_sent(Wall older_than) {
    return attempt(database_->path, "forget what was sent", [&]() -> kiosk::Result<int> {
        auto transaction = database_->begin_write();
        const int gone = database_->write("DELETE FROM outbox WHERE state = 'sent' AND sent < ?",
                                          milliseconds(older_than));
        kiosk::kill_point("before_purge");
        transaction.commit();
        kiosk::kill_point("after_purge");
        // secure_delete overwrites in the file; older pages stay in the log until it is cut off. Where the
        // other program is reading just now it is cut off next time: also when that time deletes nothing.
        database_->write_log_back();
        return gone;
    });
}

}  // namespace store
