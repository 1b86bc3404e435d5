// SPDX-License-Identifier: Apache-2.0
// Easy Read's texts taken apart: the sentences of a text.
#pragma once

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace consultation::easy_read {

struct Sentence {
    std::string words;
    std::size_t count = 0;  // of words: what stands between spaces and holds a letter or a digit
};

inline Sentence counted(std::string words) {
    Sentence sentence{std::move(words), 0};
    std::istringstream parts(sentence.words);
    for (std::string part; parts >> part;)
        sentence.count +=
            std::any_of(part.begin(), part.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    return sentence;
}

// A line is one or more sentences: a heading and a bullet end without a full stop.
inline std::vector<Sentence> sentences(const std::string& text) {
    std::vector<Sentence> all;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        for (const char* mark : {"### ", "- "})
            if (line.starts_with(mark)) line.erase(0, std::string(mark).size());
        for (auto bold = line.find("**"); bold != std::string::npos; bold = line.find("**"))
            line.erase(bold, 2);
        std::string words;
        for (std::size_t at = 0; at < line.size(); ++at) {
            words += line[at];
            const bool ends = line[at] == '.' || line[at] == '?' || line[at] == '!';
            if (!ends || (at + 1 < line.size() && line[at + 1] != ' ')) continue;
            all.push_back(counted(std::exchange(words, "")));
        }
        all.push_back(counted(std::move(words)));
    }
    std::erase_if(all, [](const Sentence& sentence) { return sentence.count == 0; });
    return all;
}

}  // namespace consultation::easy_read
