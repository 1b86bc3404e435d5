// SPDX-License-Identifier: Apache-2.0
// The words of one language in a form's itext, read for a translator and put back.
//
// council::read_xml judges the form; libxml2's own tree only writes the changed one, because each comment and
// blank of its author must stay. A text's words are as in the form, with its <output value="..."/> standing
// in them; pictures and sound are not words. Errors: ErrorKind::invalid. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace council {

struct FormText {
    std::string key;      // "/data/age:label", or "/data/age:hint guidance" for a value with a form
    std::string english;  // in the form's English, or its default language
    std::string words;    // "" where the language lacks them
};

struct FormWords {
    std::string id, version;
    std::string language;  // as the itext names it: "Polski (pl)"
    std::vector<FormText> texts;
};

// Of the translation whose name ends in "(code)". ErrorKind::invalid where there is none.
kiosk::Result<FormWords> read_form_words(std::string_view form_xml, const std::string& code);

struct Revision {
    std::map<std::string, std::string> words;  // by FormText's key
    std::optional<std::string> reviewed_by;    // none: the language is a draft from now on
};

// The form with these words, and with the next version where any of them changes one; byte for byte the same
// where neither a word nor who reviewed them changes.
std::string with_words(std::string_view form_xml, const std::string& code, const Revision&);

// Who has read a form's languages, as `council check` tells it.
struct Reading {
    std::string language;  // "Polski (pl)"
    bool draft = false;
    std::string reviewed_by;  // "" where nobody is named
};
std::vector<Reading> readings_of(std::string_view form_xml);  // of every translation; none where it is no XML

std::string next_version(const std::string& version);  // "2024-01-08.3" is followed by "2024-01-08.4"

}  // namespace council
