// SPDX-License-Identifier: Apache-2.0
// Lets one upload round run at a time on one machine, because two would post the same submissions. The lock
// is flock() on a file beside the database. The kernel releases it however the process ends; the file itself
// stays.
//
// Errors: offline where another round holds it; storage where the file cannot be made.
#pragma once

#include <filesystem>

#include "kiosk/result.h"

namespace openrosa {

class RoundLock {
 public:
    static kiosk::Result<RoundLock> take(const std::filesystem::path& database);
    RoundLock(RoundLock&&) noexcept;
    RoundLock& operator=(RoundLock&&) = delete;
    ~RoundLock();

 private:
    explicit RoundLock(int file) : file_(file) {}
    int file_;
};

}  // namespace openrosa
