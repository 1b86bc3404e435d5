// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"

namespace store {
namespace {

// Over the XML and each medium's name and bytes: the server's own hash may be of something else (of a list's
// metadata for type="entityList"), so it cannot show that our disk kept what it was given.
std::string fingerprint(const StoredForm& form) {
    std::string sums = sha256({form.xml});
    for (const MediaFile& medium : form.media) sums += sha256({medium.name}) + sha256({medium.bytes});
    return sha256({sums});
}

}  // namespace

kiosk::Result<void> Store::put_form(const StoredForm& form) {
    return attempt(impl_->path, "take a form", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->write("DELETE FROM form WHERE id = ?", form.id);
        impl_->write("INSERT INTO form (id, version, hash, xml, sha256, fetched) VALUES (?, ?, ?, ?, ?, ?)",
                     form.id, form.version, form.hash, Bytes{form.xml}, Bytes{fingerprint(form)},
                     milliseconds(form.fetched));
        for (std::size_t i = 0; i < form.media.size(); ++i)
            impl_->write("INSERT INTO media (form_id, position, name, hash, bytes) VALUES (?, ?, ?, ?, ?)",
                         form.id, static_cast<std::int64_t>(i), form.media[i].name, form.media[i].hash,
                         Bytes{form.media[i].bytes});
        impl_->database.exec("UPDATE machine SET forms_change = forms_change + 1");
        transaction.commit();
        return {};
    });
}

kiosk::Result<std::optional<StoredForm>> Store::form(std::string_view id) const {
    using Found = kiosk::Result<std::optional<StoredForm>>;
    return attempt(impl_->path, "give a form", [&]() -> Found {
        auto transaction = impl_->begin_read();
        auto select = impl_->query("SELECT id, version, hash, fetched, xml, sha256 FROM form WHERE id = ?",
                                   std::string(id));
        if (!select.executeStep()) return std::optional<StoredForm>();
        StoredForm form;
        form.id = select.getColumn(0).getString();
        form.version = select.getColumn(1).getString();
        form.hash = select.getColumn(2).getString();
        form.fetched = wall(select.getColumn(3).getInt64());
        form.xml = select.getColumn(4).getString();
        const std::string sum = select.getColumn(5).getString();
        auto media =
            impl_->query("SELECT name, bytes, hash FROM media WHERE form_id = ? ORDER BY position", form.id);
        while (media.executeStep())
            form.media.push_back({media.getColumn(0).getString(), media.getColumn(1).getString(),
                                  media.getColumn(2).getString()});
        if (fingerprint(form) != sum)
            return kiosk::fail(
                kiosk::ErrorKind::storage,
                "The database " + impl_->path + " holds form " + form.id +
                    " with other bytes than were put there. Check its disk, then upload the form again.");
        return std::optional(std::move(form));
    });
}

kiosk::Result<std::int64_t> Store::forms_change() const {
    return attempt(impl_->path, "tell whether a form changed", [&]() -> kiosk::Result<std::int64_t> {
        return impl_->database.execAndGet("SELECT forms_change FROM machine").getInt64();
    });
}

}  // namespace store
