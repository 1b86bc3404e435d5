// SPDX-License-Identifier: Apache-2.0
// Colours as councils' themes and forms write them: "#2a1a5e". Threads: any. Errors: none.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk {

// 0x2a1a5e of "#2a1a5e" or "#2A1A5E"; nullopt of any other text.
inline std::optional<std::uint32_t> read_colour_code(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    std::uint32_t code = 0;
    const auto [end, wrong] = std::from_chars(text.data() + 1, text.data() + text.size(), code, 16);
    if (wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return code;
}

}  // namespace kiosk
