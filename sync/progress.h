// SPDX-License-Identifier: Apache-2.0
// How far a round is, for whoever watches: a bar with rate and time left where stderr is a terminal, and the
// line that `systemctl status` shows where systemd started this program. Counts only.
//
// Errors: none; what cannot be shown is not shown. Threads: one.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "sync/carry.h"

namespace openrosa {

// "[##########          ] 120 of 240, 30 a second, 5 s left", no longer than `width`; without a bar where
// there is no room for one.
std::string progress_line(int done, int all, std::chrono::milliseconds since, int width);

class ProgressShown {
 public:
    explicit ProgressShown(Clock);
    ~ProgressShown();  // clears the line of the terminal
    ProgressShown(const ProgressShown&) = delete;
    ProgressShown& operator=(const ProgressShown&) = delete;
    void operator()(int done, int all);

 private:
    Clock clock_;
    bool on_terminal_;
    kiosk::Moment begun_;
    std::optional<kiosk::Moment> drawn_;
};

}  // namespace openrosa
