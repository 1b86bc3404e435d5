// SPDX-License-Identifier: Apache-2.0
#include "sync/office/translation_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "kiosk/utf8.h"

namespace council {

namespace {

std::vector<std::string> placeholders(std::string_view words) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string_view rest = words.substr(at);
        if (rest.size() > 2 && rest[0] == '{' && rest[2] == '}') all.emplace_back(rest.substr(0, 3));
        if (rest.starts_with("%d")) all.emplace_back("%d");
        if (rest.starts_with("<output ")) all.emplace_back(rest.substr(0, rest.find('>') + 1));
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

std::string named(const PoEntry& entry) {
    constexpr std::size_t some = 40;
    const bool long_one = entry.english.size() > some;
    return "'" + entry.context + "', \"" + entry.english.substr(0, utf8::boundary(entry.english, some)) +
           (long_one ? "...\"" : "\"");
}

std::string why_not(const std::vector<PoEntry>& standing, const std::string& form_id,
                    const std::string& language, const PoFile& file) {
    if (const std::string id = file.header("X-Form-Id"); id != form_id)
        return "is for the form '" + id + "', not for '" + form_id + "'.";
    if (const std::string given = file.header("Language"); given != language)
        return "is in '" + given + "', not in '" + language + "'.";
    std::map<Id, const PoEntry*> known;
    std::set<std::string> contexts;
    for (const PoEntry& entry : standing) {
        known[{entry.context, entry.english}] = &entry;
        contexts.insert(entry.context);
    }
    for (const PoEntry& entry : file.entries()) {
        const auto found = known.find({entry.context, entry.english});
        const bool of_its_own = entry.context.starts_with(of_form);
        if (found == known.end() && of_its_own && contexts.contains(entry.context))
            return "is older than the form: its English is another one at " + named(entry) +
                   ". Export it anew.";
        if (found == known.end())
            return "has an entry that is not there (or no longer): " + named(entry) + ". Export it anew.";
        known.erase(found);
    }
    if (!known.empty())
        return "is older, or was cut: it lacks " + named(*known.begin()->second) + ". Export it anew.";
    return "";
}

// A plural's form for one may say it in a word; a form that counts nothing likewise.
std::string lost_placeholder(const PoEntry& entry) {
    const auto wanted = placeholders(entry.english);
    for (const std::string& words : entry.translations) {
        if (words.empty() || placeholders(words) == wanted) continue;
        const auto has = placeholders(words);
        const bool fewer = std::includes(wanted.begin(), wanted.end(), has.begin(), has.end());
        if (entry.plural.empty() || !fewer)
            return "has not the placeholders of the English at " + named(entry) + ": \"" + words + "\".";
    }
    return "";
}

}  // namespace council
