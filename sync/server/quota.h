// SPDX-License-Identifier: Apache-2.0
// How much one kiosk may leave in the inbox in a day: a token that was stolen must not fill the disk. What is
// past it is told to come again later, and nothing of it is lost. Threads: any.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "sync/inbox/inbox.h"

namespace council {

// Far more than residents can give in a day, and enough for a machine that was away for months.
struct DayQuota {
    std::int64_t submissions = 20'000, bytes = 1'000'000'000;
};

class Quota {
 public:
    Quota(DayQuota most, const Inbox& inbox) : most_(most), inbox_(inbox) {}
    // Whether the kiosk may leave one more today. Errors: ErrorKind::storage.
    kiosk::Result<bool> has_room(const std::string& kiosk, Wall now);
    void note_stored(const std::string& kiosk, std::size_t bytes);

 private:
    struct Day {
        std::string day;
        Held held;
    };
    const DayQuota most_;
    const Inbox& inbox_;
    std::mutex turn_;
    std::map<std::string, Day> days_;  // by kiosk
};

}  // namespace council
