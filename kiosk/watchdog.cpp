// SPDX-License-Identifier: Apache-2.0
#include "kiosk/watchdog.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <systemd/sd-daemon.h>

namespace kiosk {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// One pet may be lost, and a picture may take its time: four come in what is allowed, and at least one in
// five seconds.
constexpr int pets_in_time = 4;
constexpr milliseconds longest_silence{4000};

milliseconds allowed_time() {
    const char* text = std::getenv("WATCHDOG_USEC");
    const std::string_view digits = text == nullptr ? "" : text;
    std::int64_t found = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), found);
    if (wrong != std::errc{} || end != digits.data() + digits.size() || found <= 0) return milliseconds{0};
    return std::max(std::chrono::floor<milliseconds>(microseconds{found}), milliseconds{1});
}

}  // namespace

Watchdog::Watchdog() : allowed_(allowed_time()) {}

void Watchdog::pet() {
    const char* pet = ready_ ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1";
    ready_ = true;
    if (longer_)
        tell(pet, allowed_);
    else
        sd_notify(0, pet);
    longer_ = false;
}

void Watchdog::expect(milliseconds time) {
    if (allowed_.count() == 0 || !ready_) return;  // before the first picture systemd does not watch yet
    tell("WATCHDOG=1", allowed_ + time);
    longer_ = true;
}

void Watchdog::tell(const char* also, milliseconds allowed) const {
    const std::string time = std::to_string(microseconds{allowed}.count());
    sd_notify(0, ("WATCHDOG_USEC=" + time + "\n" + also).c_str());
}

milliseconds Watchdog::at_most(milliseconds wait) const {
    if (allowed_.count() == 0) return wait;
    return std::min({wait, longest_silence, allowed_ / pets_in_time});
}

}  // namespace kiosk
