// SPDX-License-Identifier: Apache-2.0
// The way of a sealed submission: frozen at submit, sent as it is, forgotten only when the server has it.
#include <algorithm>

#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"

namespace store {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds first_wait = 1min, longest_wait = 6h;

// Every field that is sent or that names it, each by its own digest: no two different submissions run
// together alike.
std::string fingerprint(const Sealed& sealed) {
    std::string sums = sha256({sealed.form_id}) + sha256({sealed.version}) + sha256({sealed.instance_id}) +
                       sha256({sealed.manifest});
    for (const SealedFile& file : sealed.files) sums += sha256({file.name}) + sha256({file.bytes});
    return sha256({sums});
}

std::chrono::milliseconds wait_after(int tries) {
    std::chrono::milliseconds wait = first_wait;
    for (int i = 1; i < tries && wait < longest_wait; ++i) wait *= 2;
    return std::min(wait, longest_wait);
}

kiosk::Result<void> refuse(const std::string& path, std::int64_t number, const char* why) {
    return kiosk::fail(kiosk::ErrorKind::storage,
                       "Submission " + std::to_string(number) + " of the database " + path + ' ' + why);
}

}  // namespace

kiosk::Result<void> Store::put_in_outbox(const Sealed& sealed, bool practice, kiosk::Moment now) {
    return attempt(impl_->path, "keep a submission", [&]() -> kiosk::Result<void> {
        const std::string sum = fingerprint(sealed);
        auto transaction = impl_->begin_write();
        auto earlier =
            impl_->query("SELECT number, sha256 FROM outbox WHERE instance_id = ?", sealed.instance_id);
        if (earlier.executeStep()) {
            if (earlier.getColumn(1).getString() == sum) return {};
            return refuse(
                impl_->path, earlier.getColumn(0).getInt64(),
                "is kept already with other bytes: a submission is sealed only once. Report this fault.");
        }
        impl_->write(
            "INSERT INTO outbox (instance_id, form_id, version, manifest, sha256, practice, day) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            sealed.instance_id, sealed.form_id, sealed.version, Bytes{sealed.manifest}, Bytes{sum},
            int{practice}, local_day_text(now.wall));
        const std::int64_t number = impl_->database.getLastInsertRowid();
        for (std::size_t i = 0; i < sealed.files.size(); ++i)
            impl_->write("INSERT INTO outbox_file (number, position, name, bytes) VALUES (?, ?, ?, ?)",
                         number, static_cast<std::int64_t>(i), sealed.files[i].name,
                         Bytes{sealed.files[i].bytes});
        transaction.commit();
        return {};
    });
}

// A try that lies further ahead than any wait was set by a clock that has since been put right.
kiosk::Result<std::vector<std::int64_t>> Store::due(Wall now) const {
    return attempt(impl_->path, "tell what is due", [&]() -> kiosk::Result<std::vector<std::int64_t>> {
        auto select = impl_->query(
            "SELECT number FROM outbox WHERE state = 'waiting' AND (next_try <= ? OR next_try > ?) ORDER BY "
            "number",
            milliseconds(now), milliseconds(now + longest_wait));
        std::vector<std::int64_t> numbers;
        while (select.executeStep()) numbers.push_back(select.getColumn(0).getInt64());
        return numbers;
    });
}

kiosk::Result<Outgoing> Store::outgoing(std::int64_t number) const {
    return attempt(impl_->path, "give a submission", [&]() -> kiosk::Result<Outgoing> {
        auto transaction = impl_->begin_read();
        auto row = impl_->query(
            "SELECT form_id, version, instance_id, manifest, practice, tries, sha256 FROM outbox WHERE "
            "number = ?",
            number);
        if (!row.executeStep()) return tl::unexpected(refuse(impl_->path, number, "is not there.").error());
        Outgoing outgoing;
        outgoing.number = number;
        outgoing.sealed = {row.getColumn(0).getString(),
                           row.getColumn(1).getString(),
                           row.getColumn(2).getString(),
                           row.getColumn(3).getString(),
                           {}};
        outgoing.practice = row.getColumn(4).getInt() != 0;
        outgoing.tries = row.getColumn(5).getInt();
        auto files =
            impl_->query("SELECT name, bytes FROM outbox_file WHERE number = ? ORDER BY position", number);
        while (files.executeStep())
            outgoing.sealed.files.push_back({files.getColumn(0).getString(), files.getColumn(1).getString()});
        if (fingerprint(outgoing.sealed) != row.getColumn(6).getString())
            return tl::unexpected(
                refuse(impl_->path, number,
                       "is no longer what was frozen at submit and will not be sent: its disk has "
                       "changed it. Keep the file, and replace the disk.")
                    .error());
        return outgoing;
    });
}

kiosk::Result<void> Store::record_receipt(std::int64_t number, Wall now) {
    return attempt(impl_->path, "record a receipt", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        auto row = impl_->query("SELECT state FROM outbox WHERE number = ?", number);
        if (!row.executeStep()) return refuse(impl_->path, number, "is not there.");
        if (row.getColumn(0).getString() == "sent")
            return {};  // the second reply to one submission counts once
        impl_->write("UPDATE outbox SET state = 'sent', sent = ?, setback = NULL WHERE number = ?",
                     milliseconds(now), number);
        impl_->write("UPDATE machine SET sent_ever = sent_ever + 1, last_upload = ?", milliseconds(now));
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Store::record_setback(std::int64_t number, Setback setback, std::string_view sentence,
                                          Wall now) {
    return attempt(impl_->path, "record a setback", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        auto row = impl_->query("SELECT state, tries FROM outbox WHERE number = ?", number);
        if (!row.executeStep()) return refuse(impl_->path, number, "is not there.");
        if (row.getColumn(0).getString() == "sent")
            return {};  // what the server has, no later trouble takes back
        const int tries = row.getColumn(1).getInt() + 1;
        impl_->write("UPDATE outbox SET state = ?, tries = ?, next_try = ?, setback = ? WHERE number = ?",
                     setback == Setback::refused ? "refused" : "waiting", tries,
                     milliseconds(now + wait_after(tries)), std::string(sentence), number);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Store::retry_refused() {
    return attempt(impl_->path, "take up what was refused", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->write("UPDATE outbox SET state = 'waiting', tries = 0, next_try = 0 WHERE state = 'refused'");
        transaction.commit();
        return {};
    });
}

kiosk::Result<int> Store::forget_sent(Wall older_than) {
    return attempt(impl_->path, "forget what was sent", [&]() -> kiosk::Result<int> {
        auto transaction = impl_->begin_write();
        const int gone =
            impl_->write("DELETE FROM outbox WHERE state = 'sent' AND sent < ?", milliseconds(older_than));
        transaction.commit();
        // secure_delete overwrites in the file; older pages stay in the log until it is cut off. Where the
        // other program is reading just now it is cut off next time: also when that time deletes nothing.
        impl_->query("PRAGMA wal_checkpoint(TRUNCATE)").executeStep();
        return gone;
    });
}

}  // namespace store
