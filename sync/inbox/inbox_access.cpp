// SPDX-License-Identifier: Apache-2.0
// What the inbox knows besides submissions: the form versions that were offered, and the kiosks that may
// post.
#include "kiosk/kiosk_name.h"
#include "sync/inbox/inbox.h"
#include "sync/inbox/inbox_database.h"
#include "sync/inbox/result.h"

namespace council {

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
    return impl_->read([&]() -> Result<std::vector<FormVersion>> {
        auto rows =
            prepare(impl_->reading,
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
    return impl_->read([&]() -> Result<Known> {
        auto row = prepare(impl_->reading, "SELECT count(*), sum(version = ?) FROM form_version WHERE id = ?",
                           version, id);
        if (!row.executeStep() || row.getColumn(0).getInt() == 0) return Known::no_form;
        return row.getColumn(1).getInt() == 0 ? Known::no_version : Known::yes;
    });
}

Result<void> Inbox::add_kiosk(const std::string& name, const std::string& token_hash, Wall now) {
    if (!kiosk::is_kiosk_name(name))
        return fail(ErrorKind::invalid, std::string("a kiosk's name has ") + kiosk::rule_of_kiosk_names);
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
    return impl_->read([&]() -> Result<std::vector<KioskAccess>> {
        auto rows = prepare(impl_->reading, "SELECT name, added, revoked FROM kiosk ORDER BY name, number");
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
    return impl_->read([&]() -> Result<std::optional<std::string>> {
        auto row = prepare(impl_->reading,
                           "SELECT name FROM kiosk WHERE token_sha256 = ? AND revoked IS NULL", token_hash);
        if (!row.executeStep()) return std::optional<std::string>();
        return std::optional(row.getColumn(0).getString());
    });
}

}  // namespace council
