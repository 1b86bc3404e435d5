// SPDX-License-Identifier: Apache-2.0
// The languages that the build has words for, and where the audit leaves what it counted in each.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace audit {

// English, which needs no catalogue, those of assets/words, and "en-XA", which is English and two fifths
// longer.
inline std::vector<std::string> shipped_languages() {
    std::vector<std::string> languages = {"en"};
    std::istringstream listed(LANGUAGES);
    for (std::string language; listed >> language;) languages.push_back(language);
    languages.emplace_back("en-XA");
    return languages;
}

inline std::filesystem::path ledger_file(const std::string& language, const std::string& test) {
    return std::filesystem::path(BINARY_DIR) / "audit" / (language + "." + test + ".json");
}

// The tests that count, by their names in audit_test.cpp and way_test.cpp.
inline std::vector<std::filesystem::path> ledger_files() {
    std::vector<std::filesystem::path> files;
    for (const std::string& language : shipped_languages())
        for (const char* test : {"StandsWhereItIsSeenReadAndTouched", "StandsOnEveryPanel",
                                 "StandsInReachWhenItIsLowered", "IsReachedByKeysAlone", "IsSaidByTheSpeech",
                                 "IsMeasuredInItsPicture", "LeadsPastEveryScreenBeforeItSends"})
            files.push_back(ledger_file(language, test));
    return files;
}

}  // namespace audit
