// SPDX-License-Identifier: Apache-2.0
// Words of protocols and formats, which are ASCII and are written large or small as their author likes. For
// words that people read there is ICU. Threads: any.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

// Whatever the locale: A to Z become a to z, all else stays.
inline std::string lower_ascii(std::string_view text) {
    std::string small(text);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return small;
}

}  // namespace kiosk
