// SPDX-License-Identifier: Apache-2.0
// The kiosk's own words, by gettext: msgid in English, catalogues assets/words/<language>.po compiled at
// build time.
//
// Boost.Locale reads them, not the platform's gettext: that one follows the process's locale, and from glibc
// 2.39 on no locale that every system has lets it translate (its bug 16621). One language at a time per
// process, one thread. A msgid without translation comes back in English: the build refuses that for a
// language that is offered.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/result.h"

namespace words {

// `folder` holds <language>/LC_MESSAGES/have-your-say.mo. ErrorKind::invalid where a language has none that
// is whole (English needs none).
kiosk::Result<void> open(const std::string& folder, const std::vector<std::string>& languages);
kiosk::Result<void> check(const std::string& folder, const std::string& language);
// Marked X-Draft in the header of its catalogue: nobody who reads the language has reviewed it. Of one that
// check() finds whole.
bool is_draft(const std::string& folder, const std::string& language);
// From now on; English where `language` was not opened.
void speak(const std::string& language);

// `context` tells equal English words apart and is translated with them: say("button", "Back").
std::string say(const char* context, const char* words);
// Plural forms of `count`; "%d" is replaced by it.
std::string say(const char* context, const char* one, const char* many, long count);
// Replaces {0}, {1}... in order.
std::string fill(std::string pattern, const std::vector<std::string>& values);

// In the language's way (CLDR's default numbers): "15 February 2024", "2:14"; "۱۱" in Persian.
std::string number(long value);
std::string in_own_digits(const std::string& words);  // of the digits 0 to 9 in them
std::string month_alone(unsigned month);       // 1 to 12; without a day, as Polish "luty" beside "15 lutego"
std::string weekday(std::size_t from_monday);  // 0 to 6; without a date
std::string month_and_year(std::chrono::year_month);
std::string date(std::chrono::year_month_day);
std::string time_of_day(std::chrono::minutes since_midnight);
// As a resident reads it in a sentence: "2am", "5:30pm", "midday" in English; elsewhere as time_of_day.
std::string time_in_a_sentence(std::chrono::minutes since_midnight);
std::string date_and_time(std::chrono::year_month_day, std::chrono::minutes since_midnight);
std::string date_and_time(std::chrono::sys_time<std::chrono::milliseconds>);  // local time

std::string listed(const std::vector<std::string>&);                         // "Apple, Berry"
std::string followed(const std::string& sentence, const std::string& next);  // "One. Two."

}  // namespace words
