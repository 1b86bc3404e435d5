// SPDX-License-Identifier: Apache-2.0
// Colours as councils' themes and forms write them: "#2a1a5e". Threads: any. Errors: none.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
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

inline std::string colour_code(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", red, green, blue);
    return text.data();
}

}  // namespace kiosk
