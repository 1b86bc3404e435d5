// SPDX-License-Identifier: Apache-2.0
// "1 submission", "2 submissions": a count and its noun, for a sentence in English. Pure; any thread.
#pragma once

#include <string>

namespace kiosk {

inline std::string counted(int count, const std::string& one, const std::string& many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace kiosk
