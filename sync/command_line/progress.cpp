// SPDX-License-Identifier: Apache-2.0
#include "sync/command_line/progress.h"

#include <chrono>
#include <iostream>

#include <unistd.h>

namespace council {

namespace {

using Clock = std::chrono::steady_clock;

std::string minutes(std::chrono::seconds left) {
    const auto seconds = left.count() % 60;
    return std::to_string(left.count() / 60) + (seconds < 10 ? ":0" : ":") + std::to_string(seconds);
}

}  // namespace

Progress progress_bar(const char* doing) {
    if (isatty(STDERR_FILENO) == 0) return {};
    const Clock::time_point begun = Clock::now();
    return [doing, begun](std::size_t done, std::size_t all) {
        constexpr std::size_t width = 30;
        const std::size_t filled = all == 0 ? width : done * width / all;
        const auto passed = std::chrono::duration_cast<std::chrono::duration<double>>(Clock::now() - begun);
        const double left =
            done == 0 ? 0 : passed.count() * static_cast<double>(all - done) / static_cast<double>(done);
        std::cerr << "\r" << doing << ' ' << done << " of " << all << " [" << std::string(filled, '=')
                  << std::string(width - filled, ' ') << "] "
                  << minutes(std::chrono::seconds(static_cast<long>(left))) << " left  "
                  << (done == all ? "\n" : "") << std::flush;
    };
}

}  // namespace council
