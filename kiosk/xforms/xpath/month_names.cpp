// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/month_names.h"

#include <algorithm>
#include <map>
#include <mutex>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include "kiosk/result.h"

namespace xforms {

namespace {

std::string utf8(const icu::UnicodeString& name) {
    std::string text;
    return name.toUTF8String(text);
}

bool is_known(const std::string& language) {
    std::int32_t count = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(count);
    return std::any_of(all, all + count,
                       [&](const icu::Locale& each) { return language == each.getLanguage(); });
}

// The months of the Gregorian calendar, in which forms count, whatever calendar a country uses by day; in the
// case that they have beside a day ("5 lutego" has it, "luty" has not).
DateNames names_of(const std::string& language) {
    const icu::Locale locale(language.c_str(), nullptr, nullptr, "calendar=gregorian");
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    kiosk::require(U_SUCCESS(status) != 0, "ICU has the names of months that it was built with");
    DateNames names;
    std::int32_t count = 0;
    const icu::UnicodeString* months =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::ABBREVIATED);
    for (std::size_t month = 0; month < names.months.size(); ++month)
        names.months[month] = utf8(months[month]);
    const icu::UnicodeString* days =
        symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::ABBREVIATED);
    for (std::size_t day = 0; day < names.days.size(); ++day)
        names.days[day] = utf8(days[day + 1]);  // ICU counts Sunday as 1
    return names;
}

}  // namespace

const DateNames& date_names(std::string_view language) {
    static std::mutex one_at_a_time;
    static std::map<std::string, DateNames, std::less<>> known;
    const std::string_view first_part = language.substr(0, language.find_first_of("-_"));
    const std::lock_guard lock(one_at_a_time);
    if (const auto found = known.find(first_part); found != known.end()) return found->second;
    const std::string name(first_part);
    return known.emplace(name, names_of(is_known(name) ? name : "en")).first->second;
}

}  // namespace xforms
