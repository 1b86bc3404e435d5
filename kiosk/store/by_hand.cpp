// SPDX-License-Identifier: Apache-2.0
// What people do to the outbox. Each row stays in one state: one UPDATE takes it from the old to the new.
#include "kiosk/store/database.h"
#include "kiosk/tally_form.h"

namespace store {

kiosk::Result<std::vector<std::int64_t>> Outbox::numbers(const std::vector<State>& states) const {
    return attempt(database_->path, "list submissions", [&]() -> kiosk::Result<std::vector<std::int64_t>> {
        std::string names;
        for (const State each : states)
            names += std::string(names.empty() ? "'" : ", '") + name_of(each) + "'";
        const std::string sql = "SELECT number FROM outbox WHERE state IN (" + names + ") ORDER BY number";
        auto select = database_->query(sql.c_str());
        std::vector<std::int64_t> numbers;
        while (select.executeStep()) numbers.push_back(select.getColumn(0).getInt64());
        return numbers;
    });
}

kiosk::Result<std::set<std::int64_t>> Outbox::resting(Wall now) const {
    return attempt(database_->path, "list what rests", [&]() -> kiosk::Result<std::set<std::int64_t>> {
        auto select =
            database_->query("SELECT number FROM outbox WHERE state = 'waiting' AND number < 0 AND day = ?",
                             local_day_text(now));
        std::set<std::int64_t> numbers;
        while (select.executeStep()) numbers.insert(select.getColumn(0).getInt64());
        return numbers;
    });
}

kiosk::Result<void> Outbox::set_aside(std::int64_t number) {
    return attempt(database_->path, "set a submission aside", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("UPDATE outbox SET state = 'aside' WHERE number = ? AND state <> 'sent'", number);
        transaction.commit();
        return {};
    });
}

kiosk::Result<int> Outbox::take_back() {
    return attempt(database_->path, "take back what was set aside", [&]() -> kiosk::Result<int> {
        auto transaction = database_->begin_write();
        const int back = database_->write(
            "UPDATE outbox SET state = 'waiting', tries = 0, next_try = 0 WHERE state = 'aside'");
        transaction.commit();
        return back;
    });
}

kiosk::Result<int> Outbox::send_again(Wall since) {
    return attempt(database_->path, "send again", [&]() -> kiosk::Result<int> {
        auto transaction = database_->begin_write();
        // A tally was never counted as sent, and goes out again with what it tells of.
        auto tallies =
            database_->query("SELECT count(*) FROM outbox WHERE state = 'sent' AND sent >= ? AND form_id = ?",
                             milliseconds(since), tally_form::id);
        tallies.executeStep();
        const int of_tallies = tallies.getColumn(0).getInt();
        tallies.reset();
        const int again = database_->write(
            "UPDATE outbox SET state = 'waiting', tries = 0, next_try = 0, sent = NULL WHERE state = 'sent' "
            "AND "
            "sent >= ?",
            milliseconds(since));
        database_->write("UPDATE machine SET sent_ever = sent_ever - ?", again - of_tallies);
        transaction.commit();
        return again - of_tallies;
    });
}

}  // namespace store
