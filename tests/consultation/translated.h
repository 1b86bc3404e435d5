// SPDX-License-Identifier: Apache-2.0
// All that a resident reads or hears in one language: the texts of the forms and the kiosk's, by where they
// stand.
#pragma once

#include <map>
#include <string>

#include "tests/consultation/catalogue_file.h"
#include "tests/consultation/itext.h"

namespace consultation {

using Texts = std::map<std::string, std::string>;

inline const char* const translated_languages[] = {"ar", "pl", "zh-Hans", "ro", "ckb",          "fa",
                                                   "pt", "es", "ur",      "so", "en-x-easyread"};

// By id; the short form of a label as "id:short".
inline Texts texts_of_form(const Itext& itext, const std::string& language) {
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
    return all;
}

// Of the consultation's form by id, of the newsletter's by "newsletter " and id, of the kiosk by "context:
// English"; the forms of a plural one below another.
inline Texts texts_in(const std::string& language) {
    static const Itext consultation = read_itext(), newsletter = read_itext(newsletter_path);
    Texts all = texts_of_form(consultation, language);
    for (const auto& [id, text] : texts_of_form(newsletter, language)) all["newsletter " + id] = text;
    std::string of;
    for (const auto& entry : catalogue_file(language + ".po")) {
        if (!entry.plural) of = entry.context + ": " + entry.english;
        all[of] += (entry.plural ? "\n" : "") + entry.translation;
    }
    return all;
}

}  // namespace consultation
