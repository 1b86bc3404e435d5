// SPDX-License-Identifier: Apache-2.0
// Short names of months and days for format-date's %b and %a: "If form locale can be determined that locale
// will be used."
//
// By ICU, which carries the spellings of Unicode CLDR, because a kiosk has no system locales. Private to this
// room. Threads: any.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace xforms {

struct DateNames {
    std::array<std::string, 12> months;
    std::array<std::string, 7> days;  // Sunday first
};

// By the language's first part ("cy-GB" is Welsh); English, as ODK writes it, where ICU does not know it.
const DateNames& date_names(std::string_view language);

}  // namespace xforms
