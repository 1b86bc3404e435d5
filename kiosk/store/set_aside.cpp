// SPDX-License-Identifier: Apache-2.0
// What is sound in a file that was set aside goes on its way to the council from here; what became of it is
// kept, so that staff can be told for as long as the file lies there.
#include "kiosk/store/damaged_file.h"
#include "kiosk/store/database.h"
#include "kiosk/store/salvage.h"

namespace store {

void Database::take_in(const std::string& file, const Salvaged& salvaged) {
    auto transaction = begin_write();
    for (const auto& [number, one] : salvaged.outbox) {
        if (query("SELECT 1 FROM outbox WHERE instance_id = ?", one.sealed.instance_id).executeStep())
            continue;
        const std::int64_t fresh = insert(one.sealed, occasion(one.practice), one.day,
                                          is_apart(number) ? Row::apart : Row::in_order);
        if (one.sent)
            write("UPDATE outbox SET state = 'sent', sent = ? WHERE number = ?", *one.sent, fresh);
        else if (one.given_up)
            write("UPDATE outbox SET state = 'aside' WHERE number = ?", fresh);
    }
    for (const StoredForm& form : salvaged.forms)
        if (!query("SELECT 1 FROM form WHERE id = ?", form.id).executeStep()) insert(form);
    write("INSERT INTO set_aside (file, saved, lost) VALUES (?, ?, ?)", file,
          static_cast<std::int64_t>(salvaged.outbox.size()), salvaged.lost);
    transaction.commit();
    write_log_back();
}

// What cannot be done now is tried again at the next start, and told until then: an open database is worth
// more. Nor does a file that its disk no longer gives keep the others from being saved.
void Database::save_what_is_sound_in(const std::string& file) noexcept try {
    if (query("SELECT 1 FROM set_aside WHERE file = ?", file).executeStep()) return;
    const auto salvaged = salvage((folder_of(path) / file).string());
    if (salvaged) take_in(file, *salvaged);
} catch (const std::exception&) {  // SQLite's, the disk's, or no memory for a file that large
}

void Database::save_what_is_sound() noexcept try {
    for (const std::string& file : damaged_files(path)) save_what_is_sound_in(file);
} catch (const std::exception&) {  // their folder's
}

std::vector<SetAside> Database::files_set_aside() {
    std::vector<SetAside> all;
    for (const std::string& file : damaged_files(path)) {
        SetAside each{file, {}};
        try {
            auto row = query("SELECT saved, lost FROM set_aside WHERE file = ?", file);
            if (row.executeStep())
                each.submissions = SetAside::Count{row.getColumn(0).getInt(), row.getColumn(1).getInt()};
        } catch (const SQLite::Exception&) {  // the file is told of all the same
        }
        all.push_back(std::move(each));
    }
    return all;
}

}  // namespace store
