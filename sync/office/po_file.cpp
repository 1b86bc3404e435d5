// SPDX-License-Identifier: Apache-2.0
#include "sync/office/po_file.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

#include <gettext-po.h>

#include "kiosk/ascii.h"
#include "kiosk/utf8.h"
#include "sync/inbox/result.h"

namespace council {

namespace {

std::string complaint;  // the first of the file that is being read or written

// The library asks that a fatal fault does not return.
struct Fatal {};

void keep(int severity, const char* file, size_t line, const char* words) {
    if (severity == PO_SEVERITY_WARNING) return;
    if (complaint.empty()) {
        if (file != nullptr && line != static_cast<size_t>(-1))
            complaint = "line " + std::to_string(line) + ": ";
        complaint += words;
        while (!complaint.empty() && complaint.back() == '\n') complaint.pop_back();
    }
    if (severity == PO_SEVERITY_FATAL_ERROR) throw Fatal{};
}

void one(int severity, po_message_t, const char* file, size_t line, size_t, int, const char* words) {
    keep(severity, file, line, words);
}

void two(int severity, po_message_t, const char* file, size_t line, size_t, int, const char* words,
         po_message_t, const char*, size_t, size_t, int, const char*) {
    keep(severity, file, line, words);
}

constexpr po_xerror_handler handler{one, two};

template <class Visit>
void each_message(po_file* file, Visit visit) {
    const std::unique_ptr<struct po_message_iterator, decltype(&po_message_iterator_free)> all(
        po_message_iterator(file, nullptr), po_message_iterator_free);
    while (po_message_t message = po_next_message(all.get()))
        if (visit(message)) return;
}

bool is_header(po_message_t message) {
    return *po_message_msgid(message) == '\0' && po_message_msgctxt(message) == nullptr;
}

PoEntry entry_of(po_message_t message) {
    const char *context = po_message_msgctxt(message), *plural = po_message_msgid_plural(message);
    PoEntry entry{.context = context == nullptr ? "" : context,
                  .english = po_message_msgid(message),
                  .plural = plural == nullptr ? "" : plural,
                  .translations = {},
                  .fuzzy = po_message_is_fuzzy(message) != 0,
                  .comment = po_message_extracted_comments(message),
                  .places = {}};
    if (plural == nullptr) entry.translations.emplace_back(po_message_msgstr(message));
    for (int form = 0; plural != nullptr && po_message_msgstr_plural(message, form) != nullptr; ++form)
        entry.translations.emplace_back(po_message_msgstr_plural(message, form));
    for (int place = 0; po_filepos_t at = po_message_filepos(message, place); ++place)
        entry.places.emplace_back(po_filepos_file(at));
    return entry;
}

void set_translations(po_message_t message, const std::vector<std::string>& translations, bool plural) {
    if (!plural) return po_message_set_msgstr(message, translations.empty() ? "" : translations[0].c_str());
    for (std::size_t form = 0; form < translations.size(); ++form)
        po_message_set_msgstr_plural(message, static_cast<int>(form), translations[form].c_str());
}

// The library would read other letters too, and could not write them; and a form's words are UTF-8.
bool names_utf8(std::string_view header) {
    constexpr std::string_view named = "charset=";
    const std::size_t at = header.find(named);
    if (at == std::string_view::npos) return false;
    return kiosk::lower_ascii(header.substr(at + named.size(), 5)) == "utf-8";
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

void insert(po_file* file, po_message_t message) {
    po_message_iterator_t at = po_message_iterator(file, nullptr);
    while (po_next_message(at) != nullptr) {
    }
    po_message_insert(at, message);
    po_message_iterator_free(at);
}

}  // namespace

bool PoEntry::is_translated() const {
    return !translations.empty() && std::none_of(translations.begin(), translations.end(),
                                                 [](const std::string& words) { return words.empty(); });
}

void PoFile::Closed::operator()(po_file* file) const {
    po_file_free(file);
}

Result<PoFile> PoFile::read(const std::filesystem::path& path) {
    complaint.clear();
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(ErrorKind::invalid, path.string() + ": there is no such file.");
    po_file* file = nullptr;
    try {
        file = po_file_read(path.c_str(), &handler);
        if (file != nullptr && complaint.empty()) po_file_check_all(file, &handler);
    } catch (const Fatal&) {
        if (complaint.empty()) complaint = "it cannot be read";
    }
    PoFile opened(file, false);
    if (file == nullptr && complaint.empty()) complaint = "it cannot be read";
    const char* header = file == nullptr ? nullptr : po_file_domain_header(file, nullptr);
    if (complaint.empty() && header == nullptr) complaint = "it has no header";
    if (complaint.empty() && header != nullptr && !(names_utf8(header) && utf8::valid(bytes_of(path))))
        complaint = "it is not in UTF-8, or its header does not say so; save it as UTF-8";
    if (!complaint.empty())
        return fail(ErrorKind::invalid, path.string() + ": is damaged: " + complaint + ".");
    return opened;
}

PoFile PoFile::with_header(const std::string& lines) {
    PoFile file(po_file_create(), true);
    po_message_t header = po_message_create();
    po_message_set_msgid(header, "");
    po_message_set_msgstr(header, lines.c_str());
    insert(file.file_.get(), header);
    return file;
}

std::string PoFile::header(const char* field) const {
    const char* lines = po_file_domain_header(file_.get(), nullptr);
    const std::unique_ptr<char, decltype(&std::free)> value(
        lines == nullptr ? nullptr : po_header_field(lines, field), std::free);
    return value == nullptr ? "" : value.get();
}

void PoFile::set_header(const char* field, const std::string& value) {
    if (header(field) == value) return;
    changed_ = true;
    each_message(file_.get(), [&](po_message_t message) {
        if (!is_header(message)) return false;
        const std::unique_ptr<char, decltype(&std::free)> lines(
            po_header_set_field(po_message_msgstr(message), field, value.c_str()), std::free);
        po_message_set_msgstr(message, lines.get());
        return true;
    });
}

std::vector<PoEntry> PoFile::entries() const {
    std::vector<PoEntry> all;
    each_message(file_.get(), [&](po_message_t message) {
        if (!is_header(message) && po_message_is_obsolete(message) == 0) all.push_back(entry_of(message));
        return false;
    });
    return all;
}

void PoFile::add(const PoEntry& entry) {
    changed_ = true;
    po_message_t message = po_message_create();
    po_message_set_msgctxt(message, entry.context.c_str());
    po_message_set_msgid(message, entry.english.c_str());
    if (!entry.plural.empty()) po_message_set_msgid_plural(message, entry.plural.c_str());
    set_translations(message, entry.translations, !entry.plural.empty());
    po_message_set_fuzzy(message, entry.fuzzy ? 1 : 0);
    po_message_set_extracted_comments(message, entry.comment.c_str());
    for (const std::string& place : entry.places)
        po_message_add_filepos(message, place.c_str(), static_cast<size_t>(-1));
    insert(file_.get(), message);
}

bool PoFile::translate(const std::string& context, const std::string& english,
                       const std::vector<std::string>& translations) {
    bool found = false;
    each_message(file_.get(), [&](po_message_t message) {
        const char* its_context = po_message_msgctxt(message);
        if (its_context == nullptr || context != its_context || english != po_message_msgid(message))
            return false;
        set_translations(message, translations, po_message_msgid_plural(message) != nullptr);
        found = changed_ = true;
        return true;
    });
    return found;
}

Result<void> PoFile::write(const std::filesystem::path& path) const {
    complaint.clear();
    const std::filesystem::path beside = path.string() + ".new";
    bool written = false;
    try {
        written = po_file_write(file_.get(), beside.c_str(), &handler) != nullptr && complaint.empty();
    } catch (const Fatal&) {
    }
    std::error_code error;
    if (written) std::filesystem::rename(beside, path, error);
    if (written && !error) return {};
    std::filesystem::remove(beside, error);
    return fail(ErrorKind::storage, path.string() + ": cannot be written.");
}

}  // namespace council
