// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/forms.h"

#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"

namespace store {

// The server's own hash may be of something else (of a list's metadata for type="entityList"), so it cannot
// show that our disk kept what it was given.
std::string fingerprint(const StoredForm& form) {
    std::string sums = sha256({form.xml});
    for (const MediaFile& medium : form.media) sums += sha256({medium.name}) + sha256({medium.bytes});
    return sha256({sums});
}

void Database::insert(const StoredForm& form) {
    write("INSERT INTO form (id, version, hash, xml, sha256, fetched) VALUES (?, ?, ?, ?, ?, ?)", form.id,
          form.version, form.hash, Bytes{form.xml}, Bytes{fingerprint(form)}, milliseconds(form.fetched));
    const std::int64_t number = sqlite.getLastInsertRowid();
    for (std::size_t i = 0; i < form.media.size(); ++i)
        write("INSERT INTO media (form, position, name, hash, bytes) VALUES (?, ?, ?, ?, ?)", number,
              static_cast<std::int64_t>(i), form.media[i].name, form.media[i].hash,
              Bytes{form.media[i].bytes});
}

// What was shown last stays beside its successor, and is there where the disk changes that one; what was
// never shown, or is changed itself, has no claim to stay.
kiosk::Result<void> Forms::put(const StoredForm& form) {
    return attempt(database_->path, "take a form", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        std::int64_t stays = 0;
        auto shown =
            database_->query("SELECT number FROM form WHERE id = ? AND shown = 1 ORDER BY number", form.id);
        while (shown.executeStep())
            if (const std::int64_t number = shown.getColumn(0).getInt64(); database_->read_form(number))
                stays = number;
        database_->write("DELETE FROM form WHERE id = ? AND number IS NOT ?", form.id, stays);
        database_->insert(form);
        database_->sqlite.exec("UPDATE machine SET forms_change = forms_change + 1");
        transaction.commit();
        return {};
    });
}

kiosk::Result<std::vector<std::int64_t>> Forms::numbers(std::string_view id) const {
    return attempt(database_->path, "list its forms", [&]() -> kiosk::Result<std::vector<std::int64_t>> {
        auto select =
            database_->query("SELECT number FROM form WHERE id = ? ORDER BY number DESC", std::string(id));
        std::vector<std::int64_t> numbers;
        while (select.executeStep()) numbers.push_back(select.getColumn(0).getInt64());
        return numbers;
    });
}

kiosk::Result<StoredForm> Forms::read(std::int64_t number) const {
    return attempt(database_->path, "give a form", [&]() -> kiosk::Result<StoredForm> {
        auto transaction = database_->begin_read();
        return database_->read_form(number);
    });
}

kiosk::Result<StoredForm> Database::read_form(std::int64_t number) {
    auto row = query("SELECT id, version, hash, fetched, xml, sha256 FROM form WHERE number = ?", number);
    if (!row.executeStep())
        return kiosk::fail(kiosk::ErrorKind::storage,
                           "The database " + path + " no longer has the form asked for.");
    StoredForm form{row.getColumn(0).getString(),
                    row.getColumn(1).getString(),
                    row.getColumn(2).getString(),
                    row.getColumn(4).getString(),
                    {},
                    wall(row.getColumn(3).getInt64()),
                    number};
    auto media = query("SELECT name, bytes, hash FROM media WHERE form = ? ORDER BY position", number);
    while (media.executeStep())
        form.media.push_back(
            {media.getColumn(0).getString(), media.getColumn(1).getString(), media.getColumn(2).getString()});
    if (fingerprint(form) == row.getColumn(5).getString()) return form;
    return kiosk::fail(kiosk::ErrorKind::storage,
                       "The database " + path + " holds form " + form.id +
                           " with other bytes than were put there: its disk has changed them. The next "
                           "upload fetches the form again; replace the disk.");
}

kiosk::Result<std::optional<StoredForm>> Forms::newest(std::string_view id) const {
    const auto found = numbers(id);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return std::optional<StoredForm>();
    auto newest = read(found->front());
    if (!newest) return tl::unexpected(newest.error());
    return std::optional(std::move(*newest));
}

kiosk::Result<void> Forms::was_shown(std::int64_t number) {
    return attempt(database_->path, "note that a form was shown", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("UPDATE form SET shown = 1 WHERE number = ?", number);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Forms::was_listed(std::string_view id) {
    return attempt(database_->path, "note that a form is listed", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("DELETE FROM missing_form WHERE id = ?", std::string(id));
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Forms::was_missing(std::string_view id, Wall now) {
    return attempt(database_->path, "note that a form is missing", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("INSERT OR IGNORE INTO missing_form (id, since) VALUES (?, ?)", std::string(id),
                         milliseconds(now));
        transaction.commit();
        return {};
    });
}

kiosk::Result<std::optional<Wall>> Forms::missing_since(std::string_view id) const {
    return attempt(
        database_->path, "tell whether a form is listed", [&]() -> kiosk::Result<std::optional<Wall>> {
            auto row = database_->query("SELECT since FROM missing_form WHERE id = ?", std::string(id));
            if (!row.executeStep()) return std::optional<Wall>();
            return std::optional(wall(row.getColumn(0).getInt64()));
        });
}

kiosk::Result<std::int64_t> Forms::changes() const {
    return attempt(database_->path, "tell whether a form changed", [&]() -> kiosk::Result<std::int64_t> {
        return database_->sqlite.execAndGet("SELECT forms_change FROM machine").getInt64();
    });
}

}  // namespace store
