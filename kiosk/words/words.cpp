// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/words.h"

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <libintl.h>

#include "kiosk/moment.h"
#include "kiosk/words/catalogue_file.h"

// libc counts the changes of its message catalogues here (gettext manual, "Being a gettext grok"): a program
// that changes LANGUAGE while it runs has to add one.
extern "C" int _nl_msg_cat_cntr;

namespace words {
namespace {

constexpr const char* domain = "have-your-say";

// gettext keeps a context in front of the msgid, with an EOT between ("GNU gettext utilities", 11.2.5).
std::string key(const char* context, const char* words) {
    return std::string(context) + '\004' + words;
}

std::filesystem::path catalogue_of(const std::string& folder, const std::string& language) {
    return std::filesystem::path(folder) / language / "LC_MESSAGES" / (std::string(domain) + ".mo");
}

// The name of a month, 1 to 12, out of all twelve in one translation.
std::string month_of(const std::string& names, unsigned month) {
    std::istringstream all(names);
    std::string name;
    for (unsigned at = 0; at < month && std::getline(all, name, '|');) ++at;
    return name;
}

}  // namespace

kiosk::Result<void> check(const std::string& folder, const std::string& language) {
    if (language == "en") return {};
    const std::filesystem::path file = catalogue_of(folder, language);
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "the words for language '" + language + "' are missing: " + file.string());
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (const std::string damage = kiosk::damage_of_catalogue(bytes.str()); !damage.empty())
        return kiosk::fail(kiosk::ErrorKind::invalid, "the words for language '" + language +
                                                          "' are damaged: " + file.string() + ": " + damage);
    return {};
}

bool is_draft(const std::string& language) {
    const char* spoken = std::getenv("LANGUAGE");
    const std::string before = spoken == nullptr ? "en" : spoken;
    speak(language);
    const std::string_view header = gettext("");  // of English, which has no catalogue: nothing
    const bool draft = header.find("\nX-Draft: yes") != std::string_view::npos;
    speak(before);
    return draft;
}

kiosk::Result<void> open(const std::string& folder, const std::vector<std::string>& languages) {
    if (std::setlocale(LC_ALL, "C.UTF-8") == nullptr)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "this system has no C.UTF-8 locale: install the package libc-bin");
    std::setlocale(LC_NUMERIC, "C");
    for (const std::string& language : languages) {
        if (const auto whole = check(folder, language); !whole)
            return kiosk::fail(kiosk::ErrorKind::invalid,
                               whole.error().sentence +
                                   "; build them, or take the language out of [consultation] languages");
    }
    bindtextdomain(domain, folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
    return {};
}

void speak(const std::string& language) {
    setenv("LANGUAGE", language.c_str(), 1);
    ++_nl_msg_cat_cntr;
}

std::string say(const char* context, const char* words) {
    const std::string id = key(context, words);
    const char* found = gettext(id.c_str());
    return found == id.c_str() ? words : found;
}

std::string say(const char* context, const char* one, const char* many, long count) {
    const std::string id = key(context, one);
    const char* found = ngettext(id.c_str(), many, static_cast<unsigned long>(count));
    std::string pattern = found == id.c_str() ? one : found;
    if (const auto place = pattern.find("%d"); place != std::string::npos)
        pattern.replace(place, 2, number(count));
    return pattern;
}

std::string fill(std::string pattern, const std::vector<std::string>& values) {
    std::string filled;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        const std::size_t number = slot ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
        if (number < values.size()) {
            filled += values[number];
            at += 2;
        } else {
            filled += pattern[at];
        }
    }
    return filled;
}

// Unicode CLDR 42, defaultNumberingSystem: Persian has its own digits, Sorani the Arabic ones; Arabic and
// Urdu keep 0 to 9 as the United Kingdom's public notices in them do.
std::string in_own_digits(std::string words) {
    const char* spoken = std::getenv("LANGUAGE");
    const std::string_view language = spoken == nullptr ? "en" : spoken;
    const bool persian = language == "fa", sorani = language == "ckb";
    if (!persian && !sorani) return words;
    std::string own;
    for (const char letter : words) {
        if (letter < '0' || letter > '9') {
            own += letter;
        } else if (persian) {  // U+06F0 and on
            own += {'\xDB', static_cast<char>('\xB0' + (letter - '0'))};
        } else {  // U+0660 and on
            own += {'\xD9', static_cast<char>('\xA0' + (letter - '0'))};
        }
    }
    return own;
}

std::string number(long value) {
    return in_own_digits(std::to_string(value));
}

std::string month_alone(unsigned month) {
    return month_of(say("months alone",
                        // Translators: the names of the months without a day. Keep the bars between them.
                        "January|February|March|April|May|June|July|August|September|October|"
                        "November|December"),
                    month);
}

std::string month_and_year(std::chrono::year_month month) {
    // Translators: a month of a year; {0} is the month's name, {1} the year.
    return fill(say("date", "{0} {1}"),
                {month_alone(static_cast<unsigned>(month.month())), number(static_cast<int>(month.year()))});
}

std::string date(std::chrono::year_month_day day) {
    const std::string months = say("months in a date",
                                   // Translators: the names of the months as they stand in a date, after the
                                   // day. Keep the bars between them.
                                   "January|February|March|April|May|June|July|August|"
                                   "September|October|November|December");
    // Translators: a date; {0} is the day, {1} the month's name, {2} the year.
    return fill(say("date", "{0} {1} {2}"),
                {number(static_cast<unsigned>(day.day())),
                 month_of(months, static_cast<unsigned>(day.month())), number(static_cast<int>(day.year()))});
}

std::string time_of_day(std::chrono::minutes since_midnight) {
    char clock[8];
    const auto minutes = since_midnight.count();
    std::snprintf(clock, sizeof clock, "%02ld:%02ld", minutes / 60 % 24, minutes % 60);
    return in_own_digits(clock);
}

std::string date_and_time(std::chrono::year_month_day day, std::chrono::minutes since_midnight) {
    // Translators: {0} is a date, {1} a time of day such as 02:14.
    return fill(say("date", "{0}, {1}"), {date(day), time_of_day(since_midnight)});
}

std::string date_and_time(std::chrono::sys_time<std::chrono::milliseconds> moment) {
    const std::tm parts = kiosk::local_clock(moment);
    return date_and_time(std::chrono::year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday,
                         std::chrono::minutes{parts.tm_hour * 60 + parts.tm_min});
}

std::string listed(const std::vector<std::string>& items) {
    // Translators: between the parts of a list, such as the answers to a question. Keep the space if your
    // language has one there.
    const std::string mark = say("list", ", ");
    std::string all;
    for (const std::string& item : items) all += (all.empty() ? "" : mark) + item;
    return all;
}

}  // namespace words
