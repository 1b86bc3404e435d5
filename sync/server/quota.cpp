// SPDX-License-Identifier: Apache-2.0
#include "sync/server/quota.h"

#include "sync/inbox/clock_text.h"

namespace council {

kiosk::Result<bool> Quota::has_room(const std::string& kiosk, Wall now) {
    const std::lock_guard lock(turn_);
    Day& day = days_[kiosk];
    if (const std::string today = local_day_text(now); day.day != today) {
        // Also what came before this server was started.
        const auto held = inbox_.held_today(kiosk, now);
        if (!held) return tl::unexpected(held.error());
        day = {today, *held};
    }
    return day.held.submissions < most_.submissions && day.held.bytes < most_.bytes;
}

void Quota::note_stored(const std::string& kiosk, std::size_t bytes) {
    const std::lock_guard lock(turn_);
    Held& held = days_[kiosk].held;
    ++held.submissions;
    held.bytes += static_cast<std::int64_t>(bytes);
}

}  // namespace council
