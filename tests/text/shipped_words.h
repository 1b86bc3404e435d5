// SPDX-License-Identifier: Apache-2.0
// The words that are shipped, by language: enough of them for asking which letters there are.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace shipped {

inline std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

// What stands in quotes after msgstr, line for line: enough for asking which letters there are.
inline std::vector<std::string> words_of_catalogue(const std::filesystem::path& file) {
    std::vector<std::string> found;
    std::istringstream lines(contents(file));
    bool translated = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("msgid") || line.starts_with("msgctxt")) translated = false;
        if (line.starts_with("msgstr")) translated = true;
        const std::size_t open = line.find('"'), close = line.rfind('"');
        if (translated && open < close && !line.starts_with("#"))
            found.push_back(line.substr(open + 1, close - open - 1));
    }
    return found;
}

inline std::map<std::string, std::vector<std::string>> words_of_form(const std::filesystem::path& file) {
    std::map<std::string, std::vector<std::string>> found;
    const std::string xml = contents(file);
    const std::regex tags("<[^>]*>");
    std::istringstream lines(xml);
    std::string language;
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        static const std::regex translation(R"re(<translation lang="[^"]*\(([^)]*)\)")re");
        if (std::regex_search(line, match, translation)) language = match[1];
        if (line.find("</itext>") != std::string::npos) break;
        if (!language.empty()) found[language].push_back(std::regex_replace(line, tags, " "));
    }
    return found;
}

}  // namespace shipped
