// SPDX-License-Identifier: Apache-2.0
// What the nightly tally is made of.
#include "kiosk/store/cipher.h"
#include "kiosk/store/database.h"
#include "kiosk/tally_form.h"

namespace store {
namespace {

void take_counter(Account& account, const std::string& name, int amount) {
    const std::pair<Count, std::int64_t*> counts[] = {{Count::visit, &account.visits},
                                                      {Count::expired, &account.expired},
                                                      {Count::start, &account.starts},
                                                      {Count::crash, &account.crashes},
                                                      {Count::submitted, &account.submitted}};
    for (const auto& [count, into] : counts)
        if (name == name_of(count)) *into = amount;
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
            const State state = state_named(rows.getColumn(0).getString());
            if (state != State::sent) ++account.sealed;
            const std::int64_t number = rows.getColumn(2).getInt64();
            if (is_apart(number)) continue;
            account.records.push_back({state, sha256({rows.getColumn(1).getString()})});
            if (account.first_number == 0 || number < account.first_number) account.first_number = number;
        }
        auto machine = database_->query("SELECT sent_ever, wrong_pins FROM machine");
        machine.executeStep();
        account.sealed += machine.getColumn(0).getInt64();
        account.wrong_pins = machine.getColumn(1).getInt64();
        // And not the highest row: what was sent goes after 14 days, and a number that fell would look like a
        // database that began anew.
        auto given = database_->query("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'");
        if (given.executeStep()) account.last_number = given.getColumn(0).getInt64();
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
