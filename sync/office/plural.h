// SPDX-License-Identifier: Apache-2.0
// "1 submission", "2 submissions": a count and its noun, for a sentence in English. Pure; any thread.
#pragma once

#include <string>

namespace council {

inline std::string plural(int count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

}  // namespace council
