// SPDX-License-Identifier: Apache-2.0
// What the nightly tally is made of.
#include <algorithm>

#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"
#include "kiosk/tally_form.h"

namespace store {
namespace {

void take_counter(Account& account, const std::string& name, int amount) {
    if (name == "visit") account.visits = amount;
    if (name == "expired") account.expired = amount;
    if (name == "start") account.starts = amount;
    if (name.starts_with(left_on)) account.abandoned_on[name.substr(left_on.size())] = amount;
}

}  // namespace

kiosk::Result<Account> Counters::account() const {
    return attempt(database_->path, "give its account", [&]() -> kiosk::Result<Account> {
        auto transaction = database_->begin_read();
        Account account;
        auto counters = database_->query("SELECT name, sum(amount) FROM counter GROUP BY name");
        while (counters.executeStep())
            take_counter(account, counters.getColumn(0).getString(), counters.getColumn(1).getInt());
        auto rows =
            database_->query("SELECT state, manifest, number FROM outbox WHERE form_id <> ?", tally_form::id);
        while (rows.executeStep()) {
            account.records.push_back(
                {state_named(rows.getColumn(0).getString()), sha256({rows.getColumn(1).getString()})});
            account.last_number = std::max(account.last_number, rows.getColumn(2).getInt64());
            if (account.records.back().state != State::sent) ++account.sealed;
        }
        account.sealed += database_->sqlite.execAndGet("SELECT sent_ever FROM machine").getInt64();
        return account;
    });
}

kiosk::Result<bool> Counters::has_tally_of(Wall now) const {
    return attempt(database_->path, "look for its tally", [&]() -> kiosk::Result<bool> {
        auto row = database_->query("SELECT 1 FROM outbox WHERE form_id = ? AND day = ?", tally_form::id,
                                    local_day_text(now));
        return row.executeStep();
    });
}

}  // namespace store
