// SPDX-License-Identifier: Apache-2.0
// All that a resident reads or hears in one language: the form's texts and the kiosk's, by where they stand.
#pragma once

#include <map>
#include <string>

#include "tests/consultation/catalogue_file.h"
#include "tests/consultation/itext.h"

namespace consultation {

using Texts = std::map<std::string, std::string>;

inline const char* const translated_languages[] = {"ar", "pl", "zh-Hans", "ro", "ckb",          "fa",
                                                   "pt", "es", "ur",      "so", "en-x-easyread"};

// Of the form by its text's id, of the kiosk by "context: English"; the forms of a plural one below another.
inline Texts texts_in(const std::string& language) {
    static const Itext itext = read_itext();
    Texts all;
    for (const auto& translation : itext.translations)
        if (translation.name.ends_with("(" + language + ")")) {
            all = translation.texts;
            all.insert(translation.shorts.begin(), translation.shorts.end());
        }
    for (auto& [id, text] : all) {  // what only lays the file out
        text.erase(0, text.find_first_not_of(" \n"));
        text.erase(text.find_last_not_of(" \n") + 1);
    }
    std::string of;
    for (const auto& entry : catalogue_file(language + ".po")) {
        if (!entry.plural) of = entry.context + ": " + entry.english;
        all[of] += (entry.plural ? "\n" : "") + entry.translation;
    }
    return all;
}

}  // namespace consultation
