// SPDX-License-Identifier: Apache-2.0
// How many answered, when and where; and how the report was made.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include "kiosk/result.h"
#include "kiosk/words/words.h"
#include "kiosk/xforms/xpath/dates.h"
#include "sync/report/context.h"

namespace council {

using words::say;

namespace {

using Days = std::map<std::string, long>;

// Of "2024-01-08".
std::chrono::year_month_day date_of(const std::string& day) {
    if (const auto read = xforms::read_date_time(day); read) return read->date;
    kiosk::require(false, "a record's day is one");
    return {};
}

std::string day_in_words(const std::string& day) {
    return html::text(words::date(date_of(day)));
}

std::string fact(const std::string& number, const std::string& words) {
    return html::element("li", html::element("b", number) + html::text(words));
}

// A column for each day from the first to the last, also for those on which nobody came.
std::string by_day(Context& context, const Days& days) {
    constexpr std::size_t most_columns = 400;
    Counts heights;
    const std::chrono::sys_days first = date_of(days.begin()->first), last = date_of(days.rbegin()->first);
    for (auto day = first; day <= last; day += std::chrono::days(1)) {
        const std::chrono::year_month_day date(day);
        char text[40];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        const auto found = days.find(text);
        heights.push_back(found == days.end() ? 0 : found->second);
        if (heights.size() > most_columns) break;
    }
    // Translators: heading in the report that a council makes of a consultation.
    const std::string title = say("report", "Responses by day");
    std::string section = heading(2, html::text(title));
    if (heights.size() > 1 && heights.size() <= most_columns)
        section += html::columns(heights, title, context.runs) +
                   html::element("p", "class=\"ends\"",
                                 html::element("span", day_in_words(days.begin()->first)) +
                                     html::element("span", day_in_words(days.rbegin()->first)));
    html::Table table{"",
                      html::text(title),
                      // Translators: head of a column in the report that a council makes of a consultation.
                      {say("report", "Day"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Number")},
                      {{"", {}}}};
    for (const auto& [day, count] : days)
        table.sections[0].rows.push_back({day_in_words(day), number(count)});
    return section + context.table(std::move(table));
}

std::string by_kiosk(Context& context, const std::map<std::string, long>& kiosks, long all) {
    // Translators: heading in the report that a council makes of a consultation.
    const std::string title = say("report", "Responses by kiosk");
    html::Table table{"",
                      html::text(title),
                      // Translators: words in the report that a council makes of a consultation.
                      {say("report", "Kiosk"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Number"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Share")},
                      {{"", {}}}};
    for (const auto& [kiosk, count] : kiosks)
        table.sections[0].rows.push_back(
            {kiosk.empty() ? "–" : html::text(kiosk), number(count), share(count, all)});
    return heading(2, html::text(title)) + context.table(std::move(table));
}

}  // namespace

std::string section_of_response(Context& context) {
    const auto& records = context.answers.records;
    // Translators: words in the report that a council makes of a consultation.
    if (records.empty()) return html::element("p", say("report", "Nobody has answered yet."));
    Days days;
    std::map<std::string, long> kiosks;
    for (const Record& record : records) {
        ++days[record.received_on];
        ++kiosks[record.kiosk];
    }
    const long all = static_cast<long>(records.size());
    // Translators: words in the report that a council makes of a consultation.
    std::string facts = fact(number(all), say("report", "Responses")) +
                        // Translators: words in the report that a council makes of a consultation.
                        fact(number(static_cast<long>(kiosks.size())), say("report", "Kiosks")) +
                        // Translators: words in the report that a council makes of a consultation.
                        fact(day_in_words(days.begin()->first), say("report", "First day")) +
                        // Translators: words in the report that a council makes of a consultation.
                        fact(day_in_words(days.rbegin()->first), say("report", "Last day"));
    if (!context.is_public())
        facts +=
            // Translators: words in the report that a council makes of a consultation.
            fact(number(context.answers.practice_left_out), say("report", "Practice responses left out")) +
            // Translators: words in the report that a council makes of a consultation.
            fact(number(context.answers.unreadable), say("report", "Responses that could not be read"));
    return html::element("ul", "class=\"facts\"", facts) + by_day(context, days) +
           by_kiosk(context, kiosks, all);
}

std::string section_of_method(Context& context) {
    std::vector<std::string> notes = {
        say("report",
            // Translators: words in the report that a council makes of a consultation.
            "Everybody who came to a kiosk could answer. The answers do not stand for all who live here."),
        words::fill(
            say("report",
                // Translators: words in the report that a council makes of a consultation.
                "Numbers below {0} of groups of people are hidden. So are some others, from which they "
                "could be worked out."),
            {number(context.options.least)}),
        // Translators: words in the report that a council makes of a consultation.
        say("report", "Percentages are rounded, so they may not add up to 100."),
    };
    std::string list;
    for (std::string& note : notes) note = html::text(note);
    if (!context.left_out.empty()) {
        std::string labels;
        for (const std::string& each : context.left_out)
            labels += (labels.empty() ? "" : "; ") + context.of_form(each);
        const std::string left_out =
            // Translators: in a report of a consultation; {0} are questions that only some people were asked.
            say("report", "Left out, because the number of people asked would tell a hidden number: {0}");
        notes.push_back(words::fill(html::text(left_out), {labels}));
    }
    for (const std::string& note : notes) list += html::element("li", note);
    // Translators: heading in the report that a council makes of a consultation.
    return heading(2, say("report", "About this report")) + html::element("ul", "class=\"note\"", list);
}

}  // namespace council
