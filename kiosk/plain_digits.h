// SPDX-License-Identifier: Apache-2.0
// The digits of whatever script as 0 to 9, by GLib. Threads: any. Errors: none.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/utf8.h"

namespace kiosk {

inline std::string with_plain_digits(std::string_view text) {
    std::string plain;
    utf8::each_letter(text, [&](char32_t code, std::string_view bytes) {
        if (const int digit = g_unichar_digit_value(code); digit >= 0)
            plain += static_cast<char>('0' + digit);
        else
            plain += bytes;
    });
    return plain;
}

}  // namespace kiosk
