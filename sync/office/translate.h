// SPDX-License-Identifier: Apache-2.0
// A translator's round trip: all words of one language, the form's and the kiosk's, out in one .po, and back.
//
// Each entry has the English, a comment for the translator, the pictures of deploy/demo that show it
// (screen_pictures.h) or where else it is met, and the longest that fits, in columns: two fifths more than
// the English (the tests show every screen in such a language), or what another language of the form or the
// kiosk has there.
//
// Back in, a file is taken whole or not at all. Refused with the entry, and nothing is changed: a file of
// another form or language, one that is older than the form's or the kiosk's words, damaged, with an entry
// that is not there, or that lost a placeholder. What no longer fits is told and taken. A language is a draft
// after it, unless somebody who reads it has reviewed it whole. Errors: ErrorKind::invalid and storage.
// Threads: one (po_file.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/result.h"

namespace council {

struct Translating {
    std::filesystem::path form_xml;
    std::filesystem::path catalogues;  // folder of the kiosk's words, <language>.po
    std::string language;
};

kiosk::Result<void> export_words(const Translating&, const std::filesystem::path& po);

struct ImportedWords {
    std::size_t changed = 0;
    std::vector<std::string> remarks;  // what no longer fits, what is not translated yet: a sentence each
};

kiosk::Result<ImportedWords> import_words(const Translating&, const std::filesystem::path& po,
                                          const std::optional<std::string>& reviewed_by);

}  // namespace council
