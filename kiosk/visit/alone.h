// SPDX-License-Identifier: Apache-2.0
// Nobody has touched the machine for a while: which picture of the invitation is due, and when the next one
// is. Whether it invites, or says why nobody can begin, is all one. Pure functions.
#pragma once

#include <chrono>
#include <optional>

namespace kiosk {

inline constexpr std::chrono::seconds alone_after{120}, picture_stays{20};

inline std::optional<int> picture_due(std::chrono::milliseconds untouched) {
    if (untouched < alone_after) return std::nullopt;
    return static_cast<int>((untouched - alone_after) / picture_stays);
}

// Counted from the last touch, as `untouched` is.
inline std::chrono::milliseconds next_picture(std::chrono::milliseconds untouched) {
    const auto step = picture_due(untouched);
    return step ? alone_after + (*step + 1) * picture_stays : alone_after;
}

}  // namespace kiosk
