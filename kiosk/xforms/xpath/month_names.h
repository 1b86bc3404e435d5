// SPDX-License-Identifier: Apache-2.0
// Short names of months and days for format-date's %b and %a: "If form locale can be determined that locale
// will be used."
//
// A table of our own (spellings of Unicode CLDR), because a kiosk carries no system locales. Private to this
// room.
#pragma once

#include <array>
#include <string_view>

namespace xforms {

struct DateNames {
    std::string_view language;  // BCP 47, without region
    std::array<std::string_view, 12> months;
    std::array<std::string_view, 7> days;  // Sunday first
};

// By the language's first part ("cy-GB" is Welsh); English where the table has none.
const DateNames& date_names(std::string_view language);

}  // namespace xforms
