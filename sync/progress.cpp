// SPDX-License-Identifier: Apache-2.0
#include "sync/progress.h"

#include <algorithm>
#include <iostream>

#include <sys/ioctl.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

namespace openrosa {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds redraw{100};  // more often nobody can read it
constexpr int widest_bar = 40, narrowest_bar = 5, usual_width = 80, status_width = 60;
constexpr const char* clear_line = "\r\033[K";

int terminal_width() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_width;
    return size.ws_col;
}

std::string time_left(int left, double rate) {
    const auto seconds = static_cast<long>(left / rate) + 1;
    if (seconds < 60) return std::to_string(seconds) + " s left";
    return std::to_string(seconds / 60) + " min left";
}

}  // namespace

std::string progress_line(int done, int all, milliseconds since, int width) {
    std::string text = std::to_string(done) + " of " + std::to_string(all);
    if (done > 0 && since.count() > 0) {
        const double rate = done * 1000.0 / static_cast<double>(since.count());
        const auto whole = static_cast<long>(rate);
        text += ", " + (whole > 0 ? std::to_string(whole) : std::string("less than 1")) + " a second, " +
                time_left(all - done, rate);
    }
    const int room = std::min(widest_bar, width - static_cast<int>(text.size()) - 4);
    if (room < narrowest_bar || all <= 0) return text.substr(0, static_cast<std::size_t>(std::max(width, 0)));
    const auto full = static_cast<std::size_t>(static_cast<long>(room) * std::min(done, all) / all);
    return "[" + std::string(full, '#') + std::string(static_cast<std::size_t>(room) - full, ' ') + "] " +
           text;
}

ProgressShown::ProgressShown(Clock clock)
    : clock_(std::move(clock)), on_terminal_(isatty(STDERR_FILENO) == 1), begun_(clock_()) {}

ProgressShown::~ProgressShown() {
    if (on_terminal_ && drawn_) std::cerr << clear_line << std::flush;
}

void ProgressShown::operator()(int done, int all) {
    const kiosk::Moment now = clock_();
    if (drawn_ && done < all && now.boot - drawn_->boot < redraw) return;
    drawn_ = now;
    const milliseconds since = now.boot - begun_.boot;
    sd_notifyf(0, "STATUS=Sending: %s", progress_line(done, all, since, status_width).c_str());
    if (on_terminal_)
        std::cerr << clear_line << progress_line(done, all, since, terminal_width() - 1) << std::flush;
}

}  // namespace openrosa
