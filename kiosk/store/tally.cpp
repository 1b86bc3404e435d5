// SPDX-License-Identifier: Apache-2.0
// What staff see of the machine. Counts only: nothing here says who answered, or
// what.
#include <cstdio>

#include "kiosk/boot_id.h"
#include "kiosk/store/database.h"
#include "kiosk/tally_form.h"

namespace store {
namespace {

std::string monday_text(Wall now) {
    const std::chrono::sys_days today = kiosk::local_day(now);
    const std::chrono::weekday weekday{today};
    const auto monday = today - std::chrono::days{weekday.iso_encoding() - 1};
    char text[16];
    const std::chrono::year_month_day day{monday};
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int{day.year()}, unsigned{day.month()},
                  unsigned{day.day()});
    return text;
}

constexpr int most_reasons = 3;  // for staff to read, of as many as there are

}  // namespace

const char* name_of(Count count) {
    switch (count) {
        case Count::visit:
            return "visit";
        case Count::expired:
            return "expired";
        case Count::start:
            return "start";
        case Count::crash:
            return "crash";
        case Count::submitted:
            return "submitted";
        case Count::busiest_hour:
            return "busiest hour";
    }
    return "";
}

State state_named(const std::string& name) {
    for (const State each : {State::sent, State::refused, State::damaged, State::aside})
        if (name == name_of(each)) return each;
    return State::waiting;
}

const char* name_of(State state) {
    switch (state) {
        case State::waiting:
            return "waiting";
        case State::sent:
            return "sent";
        case State::refused:
            return "refused";
        case State::damaged:
            return "damaged";
        case State::aside:
            return "aside";
    }
    return "";
}

kiosk::Result<void> Counters::record_round(const Tally::Round& round) {
    return attempt(database_->path, "record an upload round", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("INSERT OR REPLACE INTO round (only, ended, ok, outcome) VALUES (1, ?, ?, ?)",
                         milliseconds(round.ended), int{round.ok}, round.outcome);
        transaction.commit();
        return {};
    });
}

void Database::count(const std::string& day, std::string_view name, int amount) {
    write(
        "INSERT INTO counter (day, name, amount) VALUES (?, ?, ?) "
        "ON CONFLICT (day, name) DO UPDATE SET amount = amount + excluded.amount",
        day, std::string(name), amount);
}

// What is forgotten of a transaction that fails is a number too many at most.
void Database::count_submitted(kiosk::Moment now) {
    using namespace std::chrono_literals;
    const std::string day = local_day_text(now.wall);
    count(day, name_of(Count::submitted), 1);
    submitted_at.push_back(now.boot);
    while (submitted_at.front() + 1h <= now.boot) submitted_at.pop_front();
    write(
        "INSERT INTO counter (day, name, amount) VALUES (?, ?, ?) "
        "ON CONFLICT (day, name) DO UPDATE SET amount = max(amount, excluded.amount)",
        day, name_of(Count::busiest_hour), static_cast<int>(submitted_at.size()));
}

// One that could not be written, because the other program wrote just then, is written with the next.
void Database::write_owed() {
    auto transaction = begin_write();
    for (const auto& [counter, amount] : owed) count(counter.first, counter.second, amount);
    transaction.commit();
    owed.clear();
}

// systemd starts a kiosk anew that has died, and that is all that tells of it; a power cut or an ordinary end
// of the day begins another boot.
bool Database::starts_again_in(const std::string& boot) {
    auto transaction = begin_write();
    const bool again =
        !boot.empty() && sqlite.execAndGet("SELECT started_in FROM machine").getString() == boot;
    write("UPDATE machine SET started_in = ?", boot);
    transaction.commit();
    return again;
}

kiosk::Result<void> Counters::count(Count what, kiosk::Moment now) {
    const std::string day = local_day_text(now.wall);
    ++database_->owed[{day, name_of(what)}];
    return attempt(database_->path, "count", [&]() -> kiosk::Result<void> {
        if (what == Count::start && database_->starts_again_in(kiosk::this_boot_id()))
            ++database_->owed[{day, name_of(Count::crash)}];
        database_->write_owed();
        return {};
    });
}

kiosk::Result<void> Counters::count_left(std::string_view page, kiosk::Moment now) {
    ++database_->owed[{local_day_text(now.wall), std::string(left_on).append(page)}];
    return attempt(database_->path, "count", [&]() -> kiosk::Result<void> {
        database_->write_owed();
        return {};
    });
}

kiosk::Result<Tally> Counters::tally(Wall now) const {
    return attempt(database_->path, "give its counts", [&]() -> kiosk::Result<Tally> {
        auto transaction = database_->begin_read();
        const std::string today = local_day_text(now);
        const std::string monday = monday_text(now);
        const auto counted = [&](Count what, const std::string& from) {
            auto row = database_->query(
                "SELECT coalesce(sum(amount), 0) FROM counter WHERE day BETWEEN ? AND ? AND name = ?", from,
                today, name_of(what));
            row.executeStep();
            return row.getColumn(0).getInt();
        };
        Tally tally;
        tally.visits_today = counted(Count::visit, today);
        tally.expired_today = counted(Count::expired, today);
        tally.visits_week = counted(Count::visit, monday);
        tally.expired_week = counted(Count::expired, monday);
        auto busiest = database_->query(
            "SELECT coalesce(max(amount), 0) FROM counter WHERE day BETWEEN ? AND ? AND name = ?",
            local_day_text(now - std::chrono::days{1}), today, name_of(Count::busiest_hour));
        busiest.executeStep();
        tally.busiest_hour = busiest.getColumn(0).getInt();
        // Counted from the rows themselves: the counter could disagree with them after a power cut.
        auto outbox = database_->query(
            "SELECT count(*) FILTER (WHERE day = ? AND form_id <> ? AND practice = 0 AND number > 0), "
            "count(*) FILTER (WHERE state = 'waiting'), "
            "count(*) FILTER (WHERE state = 'refused'), count(*) FILTER (WHERE state = 'damaged'), "
            "count(*) FILTER (WHERE state = 'aside'), "
            "count(*) FILTER (WHERE day BETWEEN ? AND ? AND form_id <> ? AND practice = 0 AND "
            "number > 0), "
            "count(*) FILTER (WHERE state = 'waiting' AND number < 0 AND day = ?) FROM outbox",
            today, tally_form::id, monday, today, tally_form::id, today);
        outbox.executeStep();
        tally.submitted_today = outbox.getColumn(0).getInt();
        tally.waiting = outbox.getColumn(1).getInt();
        tally.refused = outbox.getColumn(2).getInt();
        tally.damaged = outbox.getColumn(3).getInt();
        tally.aside = outbox.getColumn(4).getInt();
        tally.submitted_week = outbox.getColumn(5).getInt();
        tally.resting = outbox.getColumn(6).getInt();
        auto reasons = database_->query(
            "SELECT state, count(*), setback, min(setback_since) FROM outbox WHERE setback IS NOT NULL AND "
            "state IN ('waiting', 'refused', 'damaged') GROUP BY state, setback "
            "ORDER BY state = 'waiting', count(*) DESC, min(number) LIMIT ?",
            most_reasons);
        while (reasons.executeStep()) {
            Tally::Reason reason{state_named(reasons.getColumn(0).getString()), reasons.getColumn(1).getInt(),
                                 reasons.getColumn(2).getString(), std::nullopt};
            if (!reasons.getColumn(3).isNull()) reason.since = wall(reasons.getColumn(3).getInt64());
            tally.reasons.push_back(std::move(reason));
        }
        auto machine = database_->query("SELECT sent_ever, last_upload FROM machine");
        machine.executeStep();
        tally.sent_ever = machine.getColumn(0).getInt();
        if (!machine.getColumn(1).isNull()) tally.last_upload = wall(machine.getColumn(1).getInt64());
        auto round = database_->query("SELECT ended, ok, outcome FROM round");
        if (round.executeStep())
            tally.last_round = Tally::Round{wall(round.getColumn(0).getInt64()),
                                            round.getColumn(1).getInt() != 0, round.getColumn(2).getString()};
        return tally;
    });
}

}  // namespace store
