// SPDX-License-Identifier: Apache-2.0
// A translator's file (.po), read and written by gettext's own library (libgettextpo).
//
// Errors: ErrorKind::invalid where a file is missing or damaged, with the first fault and its line;
// ErrorKind::storage where it cannot be written: it is replaced whole or not at all. Threads: one, because
// the library reports faults to a function that cannot be told which file it was.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/result.h"

struct po_file;

namespace council {

struct PoEntry {
    std::string context, english, plural;   // plural: "" where there is one form
    std::vector<std::string> translations;  // one, or one for each plural form; "" where it lacks
    bool fuzzy = false;                     // a guess that nobody has confirmed
    std::string comment;                    // for the translator, in lines
    std::vector<std::string> places;        // where it stands

    bool is_translated() const;
};

class PoFile {
 public:
    static kiosk::Result<PoFile> read(const std::filesystem::path&);
    static PoFile with_header(const std::string& lines);  // "Language: pl\n" and so on

    std::string header(const char* field) const;  // "" where there is none
    void set_header(const char* field, const std::string& value);
    std::vector<PoEntry> entries() const;  // without what is obsolete
    void add(const PoEntry&);
    // Of the entry with this context and English; false where there is none.
    bool translate(const std::string& context, const std::string& english,
                   const std::vector<std::string>& translations);
    // Since it was read; always, if it was not. Each release of the library folds long lines in its own way,
    // so a file in which nothing was changed is better not written.
    bool is_changed() const { return changed_; }
    kiosk::Result<void> write(const std::filesystem::path&) const;

 private:
    struct Closed {
        void operator()(po_file*) const;
    };
    explicit PoFile(po_file* file, bool changed) : file_(file), changed_(changed) {}

    std::unique_ptr<po_file, Closed> file_;
    bool changed_;
};

}  // namespace council
