// SPDX-License-Identifier: Apache-2.0
// The three bytes with which some programs begin a file in UTF-8, and by which Excel knows one.
#pragma once

#include <string_view>

namespace kiosk {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

inline std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

}  // namespace kiosk
