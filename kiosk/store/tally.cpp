// SPDX-License-Identifier: Apache-2.0
// What staff see of the machine, and the lock of their PIN. Counts only: nothing here says who answered, or
// what.
#include "kiosk/store/database.h"

namespace store {
namespace {

const char* name_of(Count count) {
    switch (count) {
        case Count::visit:
            return "visit";
        case Count::expired:
            return "expired";
    }
    return "";
}

}  // namespace

kiosk::Result<void> Store::record_round(const Tally::Round& round) {
    return attempt(impl_->path, "record an upload round", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->write("INSERT OR REPLACE INTO round (only, ended, ok, outcome) VALUES (1, ?, ?, ?)",
                     milliseconds(round.ended), int{round.ok}, round.outcome);
        transaction.commit();
        return {};
    });
}

kiosk::Result<void> Store::count(Count what, kiosk::Moment now) {
    return attempt(impl_->path, "count", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->write(
            "INSERT INTO counter (day, name, amount) VALUES (?, ?, 1) "
            "ON CONFLICT (day, name) DO UPDATE SET amount = amount + 1",
            local_day_text(now.wall), name_of(what));
        transaction.commit();
        return {};
    });
}

kiosk::Result<Tally> Store::tally(Wall now) const {
    return attempt(impl_->path, "give its counts", [&]() -> kiosk::Result<Tally> {
        auto transaction = impl_->begin_read();
        const std::string today = local_day_text(now);
        const auto counted = [&](Count what) {
            auto row =
                impl_->query("SELECT amount FROM counter WHERE day = ? AND name = ?", today, name_of(what));
            return row.executeStep() ? row.getColumn(0).getInt() : 0;
        };
        Tally tally;
        tally.visits_today = counted(Count::visit);
        tally.expired_today = counted(Count::expired);
        // Counted from the rows themselves: the counter could disagree with them after a power cut.
        auto outbox = impl_->query(
            "SELECT count(*) FILTER (WHERE day = ?), count(*) FILTER (WHERE state = 'waiting'), "
            "count(*) FILTER (WHERE state = 'refused') FROM outbox",
            today);
        outbox.executeStep();
        tally.submitted_today = outbox.getColumn(0).getInt();
        tally.waiting = outbox.getColumn(1).getInt();
        tally.refused = outbox.getColumn(2).getInt();
        auto machine = impl_->query("SELECT sent_ever, last_upload FROM machine");
        machine.executeStep();
        tally.sent_ever = machine.getColumn(0).getInt();
        if (!machine.getColumn(1).isNull()) tally.last_upload = wall(machine.getColumn(1).getInt64());
        auto round = impl_->query("SELECT ended, ok, outcome FROM round");
        if (round.executeStep())
            tally.last_round = Tally::Round{wall(round.getColumn(0).getInt64()),
                                            round.getColumn(1).getInt() != 0, round.getColumn(2).getString()};
        return tally;
    });
}

kiosk::Result<PinLock> Store::pin_lock() const {
    return attempt(impl_->path, "give the PIN's lock", [&]() -> kiosk::Result<PinLock> {
        auto row = impl_->query("SELECT tries, blocked_since, boot_id FROM pin_lock");
        if (!row.executeStep()) return PinLock{};
        return PinLock{row.getColumn(0).getInt(), std::chrono::milliseconds(row.getColumn(1).getInt64()),
                       row.getColumn(2).getString()};
    });
}

kiosk::Result<void> Store::set_pin_lock(const PinLock& lock) {
    return attempt(impl_->path, "keep the PIN's lock", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->write(
            "INSERT OR REPLACE INTO pin_lock (only, tries, blocked_since, boot_id) VALUES (1, ?, ?, ?)",
            lock.tries, static_cast<std::int64_t>(lock.blocked_since.count()), lock.boot_id);
        transaction.commit();
        return {};
    });
}

}  // namespace store
