// SPDX-License-Identifier: Apache-2.0
// Blanks as XML has them (1.0 section 2.3: space, tab, line feed, carriage return), around a text and between
// words. Threads: any. Errors: none.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

inline constexpr std::string_view blanks = " \t\r\n";

inline bool is_blank(std::string_view text) {
    return text.find_first_not_of(blanks) == text.npos;
}

// Without the blanks around it: a part of the same text.
inline std::string_view trimmed(std::string_view text) {
    if (is_blank(text)) return {};
    const std::size_t begin = text.find_first_not_of(blanks);
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

inline std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(blanks); at != text.npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return words;
}

}  // namespace kiosk
