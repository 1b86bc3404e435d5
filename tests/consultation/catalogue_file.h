// SPDX-License-Identifier: Apache-2.0
// The kiosk's own words as they stand in assets/words, for the tests of this folder.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace consultation {

// One form of one entry: the second of a plural stands after the first.
struct CatalogueEntry {
    std::string context, english, translation;
    bool plural = false;
};

// What stands between the quotation marks of a line of a .po file.
inline std::string between_marks(const std::string& line) {
    const auto from = line.find('"') + 1;
    std::string text = line.substr(from, line.rfind('"') - from);
    for (auto mark = text.find("\\\""); mark != std::string::npos; mark = text.find("\\\"", mark + 1))
        text.erase(mark, 1);
    return text;
}

// The header and the names of months are left out.
inline std::vector<CatalogueEntry> catalogue_file(const std::string& name) {
    std::ifstream file(SOURCE_DIR "/assets/words/" + name);
    std::vector<CatalogueEntry> entries;
    std::string context, english, many, *into = nullptr;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with("msgctxt")) context = between_marks(line);
        if (line.starts_with("msgid ")) into = &(english = between_marks(line));
        if (line.starts_with("msgid_plural")) into = &(many = between_marks(line));
        if (line.starts_with("msgstr")) {
            const bool plural = line.starts_with("msgstr[") && !line.starts_with("msgstr[0]");
            entries.push_back({context, plural ? many : english, between_marks(line), plural});
            into = &entries.back().translation;
        }
        if (line.front() == '"' && into != nullptr) *into += between_marks(line);
    }
    std::erase_if(entries, [](const CatalogueEntry& entry) {
        return entry.context.empty() || entry.context.starts_with("months");
    });
    return entries;
}

// Context and English of every entry.
inline std::vector<std::pair<std::string, std::string>> english_of_the_kiosk() {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& entry : catalogue_file("have-your-say.pot"))
        all.emplace_back(entry.context, entry.english);
    return all;
}

}  // namespace consultation
