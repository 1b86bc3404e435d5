// SPDX-License-Identifier: Apache-2.0
#include "kiosk/machine_clock.h"

namespace kiosk {
namespace {

// What systemd-timesyncd needs where the network is slow to come.
constexpr std::chrono::minutes time_to_set{10};

}  // namespace

ClockFault clock_fault(Moment now, const std::filesystem::path& root) {
    if (local_day(now.wall).year() < std::chrono::year{YEAR_BUILT}) return ClockFault::before_it_was_built;
    std::error_code none;
    const std::filesystem::path kept = root / "run/systemd/timesync";
    const bool looked_after = std::filesystem::is_directory(kept, none);
    const bool set = std::filesystem::exists(kept / "synchronized", none);
    return looked_after && !set && now.boot > time_to_set ? ClockFault::never_set : ClockFault::none;
}

}  // namespace kiosk
