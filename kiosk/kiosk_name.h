// SPDX-License-Identifier: Apache-2.0
// What a kiosk may be called: what its settings take is what the council's inbox takes. Pure; any thread.
#pragma once

#include <string_view>

namespace kiosk {

inline constexpr const char* rule_of_kiosk_names = "1 to 64 letters a-z, digits, dots, dashes or underscores";

// The deviceID of a record that must not tell where it was made (kiosk/visit/visit_context.h); that of any
// other ends with its kiosk's name. Whoever reads such records is told of no kiosk.
inline constexpr const char* unnamed_device = "have-your-say";

// Also in practice.
inline bool is_unnamed(std::string_view device_id) {
    constexpr std::string_view name = unnamed_device;
    return device_id.starts_with(name) &&
           (device_id.size() == name.size() || device_id.substr(name.size()) == ":practice");
}

inline bool is_kiosk_name(std::string_view name) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !name.empty() && name.size() <= 64 && name.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace kiosk
