// SPDX-License-Identifier: Apache-2.0
// What stands apart (Outbox::put_apart) lies in the file beside what was put before it, until the file is
// written anew.
//
// How many of each day the file was last written anew with stands among the counters, as a closed door does
// (doors.h): a program of before takes it for a count that it does not know. It goes when its rows go.
#include "kiosk/store/database.h"

namespace store {
namespace {

constexpr const char* written_anew = "written anew";  // a counter's name

}  // namespace

void Database::rewrite() {
    end_what_did_not_end();
    sqlite.exec("PRAGMA temp_store = FILE");  // it may be more than there is memory
    sqlite.exec("VACUUM");
    write_log_back();
}

kiosk::Result<void> Outbox::forget_places(Wall now) {
    return attempt(database_->path, "forget places", [&]() -> kiosk::Result<void> {
        // More of a day than there were: a clock that was put back has begun it a second time.
        std::map<std::string, int> apart;
        bool some_lie_where_they_were_put = false;
        auto days = database_->query(
            "SELECT day, count(*), coalesce((SELECT amount FROM counter WHERE counter.day = outbox.day AND "
            "name = ?), 0) FROM outbox WHERE number < 0 AND day <> ? GROUP BY day",
            written_anew, local_day_text(now));
        while (days.executeStep()) {
            const int count = days.getColumn(1).getInt();
            apart[days.getColumn(0).getString()] = count;
            some_lie_where_they_were_put = some_lie_where_they_were_put || count > days.getColumn(2).getInt();
        }
        days.reset();
        if (!some_lie_where_they_were_put) return {};
        database_->rewrite();
        auto transaction = database_->begin_write();
        database_->write("DELETE FROM counter WHERE name = ?", written_anew);
        for (const auto& [day, count] : apart) database_->count(day, written_anew, count);
        transaction.commit();
        return {};
    });
}

}  // namespace store
