// SPDX-License-Identifier: Apache-2.0
// Reading the tallies. They are in clear and come from whoever has a kiosk's token: nothing in them is
// believed beyond its type.
#include <algorithm>
#include <charconv>

#include "kiosk/blanks.h"
#include "kiosk/tally_form.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/result.h"
#include "sync/inbox/xml.h"
#include "sync/office/reconcile.h"

namespace council {

namespace {

std::int64_t number_in(const XmlElement* root, std::string_view name) {
    const std::string text = text_of(element(root, name));
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

// As a line of a terminal may show it.
std::string word_in(const XmlElement* root, std::string_view name) {
    constexpr std::size_t longest = 200;
    std::string text = text_of(element(root, name)).substr(0, longest);
    std::replace_if(
        text.begin(), text.end(), [](unsigned char each) { return each < ' ' || each >= 0x7f; }, '?');
    return text;
}

std::set<std::string> digests_in(const std::string& text) {
    const auto words = kiosk::words_of(text);
    return {words.begin(), words.end()};
}

Result<NightlyTally> read_tally(const StoredSubmission& record) {
    const auto document = read_submission(record.xml);
    if (!document) return tl::unexpected(document.error());
    const XmlElement* root = &(*document)->root();
    const std::string acknowledged = text_of(element(root, "acknowledged_records"));
    const std::string kept = text_of(element(root, "kept_records"));
    const std::string lists = sha256(acknowledged + "\n" + kept);
    NightlyTally tally{.kiosk = record.kiosk,
                       .received = record.received_at,
                       .day = word_in(root, "day"),
                       .program = word_in(root, "program"),
                       .form_version = word_in(root, "form_version"),
                       .clock_offset = word_in(root, "clock_offset"),
                       .abandoned = word_in(root, "abandoned"),
                       .acknowledged_records = digests_in(acknowledged),
                       .kept_records = digests_in(kept),
                       .whole = text_of(element(root, "root")) == hex(lists)};
    const std::pair<const char*, std::int64_t*> numbers[] = {
        {"visits", &tally.visits},           {"sealed", &tally.sealed},
        {"expired", &tally.expired},         {"acknowledged", &tally.acknowledged},
        {"waiting", &tally.waiting},         {"refused", &tally.refused},
        {"damaged", &tally.damaged},         {"aside", &tally.aside},
        {"last_number", &tally.last_number}, {"free_megabytes", &tally.free_megabytes},
        {"starts", &tally.starts},           {"wrong_pins", &tally.wrong_pins}};
    for (const auto& [name, into] : numbers) *into = number_in(root, name);
    const std::pair<const char*, std::optional<std::int64_t>*> of_later_versions[] = {
        {"submitted", &tally.submitted},
        {"first_number", &tally.first_number},
        {"crashes", &tally.crashes},
        {"all_wrong_pins", &tally.all_wrong_pins},
        {"busiest_hour", &tally.busiest_hour}};
    for (const auto& [name, into] : of_later_versions)
        if (element(root, name) != nullptr) *into = number_in(root, name);
    return tally;
}

}  // namespace

Result<std::vector<NightlyTally>> nightly_tallies(const Inbox& inbox, std::vector<std::string>& problems) {
    const auto numbers = inbox.numbers(tally_form::id);
    if (!numbers) return tl::unexpected(numbers.error());
    std::vector<NightlyTally> tallies;
    for (const std::int64_t number : *numbers) {
        const auto record = inbox.submission(number);
        if (!record) return tl::unexpected(record.error());
        auto tally = read_tally(*record);
        if (tally)
            tallies.push_back(std::move(*tally));
        else
            problems.push_back("A tally of " + record->kiosk + " cannot be read: " + tally.error().sentence);
    }
    std::stable_sort(tallies.begin(), tallies.end(),
                     [](const auto& one, const auto& other) { return one.received < other.received; });
    return tallies;
}

}  // namespace council
