// SPDX-License-Identifier: Apache-2.0
// "a1f2...-....-4...-8...-............": RFC 4122, section 4.4, of bits by chance. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace kiosk {

inline std::string uuid_of(std::array<std::uint32_t, 4> bits) {
    bits[1] = (bits[1] & 0xffff0fffU) | 0x00004000U;  // version 4
    bits[2] = (bits[2] & 0x3fffffffU) | 0x80000000U;
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%04x%08x", bits[0], bits[1] >> 16,
                  bits[1] & 0xffffU, bits[2] >> 16, bits[2] & 0xffffU, bits[3]);
    return text.data();
}

}  // namespace kiosk
