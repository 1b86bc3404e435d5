// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/words.h"

#include <filesystem>
#include <fstream>
#include <locale>
#include <map>
#include <sstream>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "kiosk/moment.h"
#include "kiosk/words/catalogue_file.h"
#include "kiosk/words/numbers.h"

namespace words {
namespace {

constexpr const char* domain = "have-your-say";

using Catalogue = boost::locale::message_format<char>;

// English stands in the sources: it has no catalogue.
struct Spoken {
    std::map<std::string, std::locale> opened;  // each holds its language's Catalogue
    std::string language = "en";
    const Catalogue* catalogue = nullptr;
};

Spoken& spoken() {
    static Spoken now;
    return now;
}

const Catalogue* catalogue_in(const std::string& language) {
    const auto found = spoken().opened.find(language);
    return found == spoken().opened.end() ? nullptr : &std::use_facet<Catalogue>(found->second);
}

std::locale with_catalogue(const std::string& folder, const std::string& language) {
    boost::locale::gnu_gettext::messages_info where;
    where.language = language;
    where.encoding = "UTF-8";
    where.domains.emplace_back(domain);
    where.paths.push_back(folder);
    // The locale owns the catalogue from here on.
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(where)};
}

std::filesystem::path catalogue_of(const std::string& folder, const std::string& language) {
    return std::filesystem::path(folder) / language / "LC_MESSAGES" / (std::string(domain) + ".mo");
}

// The name of a month or a weekday by its number, from 1, out of all of them in one translation. The
// catalogue's and not ICU's, because whoever reviews a language must see its months and may choose them
// (Sorani and Somali have several sets in use, and Easy Read is no language of ICU's); a form's format-date,
// which nobody translates, takes ICU's (xforms/xpath/month_names).
std::string named(const std::string& names, unsigned number) {
    std::istringstream all(names);
    std::string name;
    for (unsigned at = 0; at < number && std::getline(all, name, '|');) ++at;
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

bool is_draft(const std::string& folder, const std::string& language) {
    if (language == "en") return false;
    const std::locale opened = with_catalogue(folder, language);
    const auto& catalogue = std::use_facet<Catalogue>(opened);
    // gettext keeps the header as the translation of the empty msgid.
    const char* header = catalogue.get(catalogue.domain(domain), nullptr, "");
    return header != nullptr && std::string_view(header).find("\nX-Draft: yes") != std::string_view::npos;
}

kiosk::Result<void> open(const std::string& folder, const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        if (const auto whole = check(folder, language); !whole)
            return kiosk::fail(kiosk::ErrorKind::invalid,
                               whole.error().sentence +
                                   "; build them, or take the language out of [consultation] languages");
        if (language != "en") spoken().opened.insert_or_assign(language, with_catalogue(folder, language));
    }
    speak(spoken().language);
    return {};
}

const std::string& spoken_language() {
    return spoken().language;
}

void speak(const std::string& language) {
    spoken().language = language;
    spoken().catalogue = catalogue_in(language);
}

std::string say(const char* context, const char* words) {
    const Catalogue* catalogue = spoken().catalogue;
    const char* found =
        catalogue == nullptr ? nullptr : catalogue->get(catalogue->domain(domain), context, words);
    return found == nullptr ? words : found;
}

std::string say(const char* context, const char* one, const char* many, long count) {
    const Catalogue* catalogue = spoken().catalogue;
    const char* found = catalogue == nullptr ? nullptr
                                             : catalogue->get(catalogue->domain(domain), context, one,
                                                              static_cast<int>(count));
    std::string pattern = found != nullptr ? found : count == 1 ? one : many;
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

std::string number(long value) {
    return in_own_digits(std::to_string(value));
}

std::string month_alone(unsigned month) {
    return named(say("months alone",
                     // Translators: the names of the months without a day. Keep the bars between them.
                     "January|February|March|April|May|June|July|August|September|October|"
                     "November|December"),
                 month);
}

std::string weekday(std::size_t from_monday) {
    return named(say("weekdays",
                     // Translators: the names of the days without a date. Keep the bars between them.
                     "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
                 static_cast<unsigned>(from_monday) + 1);
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
                {number(static_cast<unsigned>(day.day())), named(months, static_cast<unsigned>(day.month())),
                 number(static_cast<int>(day.year()))});
}

std::string time_of_day(std::chrono::minutes since_midnight) {
    char clock[8];
    const auto minutes = since_midnight.count();
    std::snprintf(clock, sizeof clock, "%02ld:%02ld", minutes / 60 % 24, minutes % 60);
    return in_own_digits(clock);
}

// Of the style of GOV.UK, which no other language here shares: they count 24 hours.
std::string time_in_a_sentence(std::chrono::minutes since_midnight) {
    if (!spoken().language.starts_with("en")) return time_of_day(since_midnight);
    const auto hour = since_midnight.count() / 60 % 24, minute = since_midnight.count() % 60;
    if (minute == 0 && hour % 12 == 0) return hour == 0 ? "midnight" : "midday";
    char minutes[8] = "";
    if (minute != 0) std::snprintf(minutes, sizeof minutes, ":%02ld", minute);
    return std::to_string((hour + 11) % 12 + 1) + minutes + (hour < 12 ? "am" : "pm");
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

std::string followed(const std::string& sentence, const std::string& next) {
    // Translators: one sentence after another. Keep the space if your language has one between sentences.
    return fill(say("sentences", "{0} {1}"), {sentence, next});
}

}  // namespace words
