// SPDX-License-Identifier: Apache-2.0
#include "sync/office/translate.h"

#include <algorithm>
#include <map>
#include <set>

#include "kiosk/limits.h"
#include "kiosk/utf8.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/office/form_words.h"
#include "sync/office/screen_pictures.h"
#include "sync/office/translation_checks.h"

namespace council {

namespace fs = std::filesystem;

namespace {

struct Standing {
    std::string xml;
    FormWords form;
    PoFile catalogue;
    std::vector<PoEntry> entries;  // the form's, then the kiosk's
    std::map<Id, std::size_t> widest;
};

// Of its widest line, on a grid: an East Asian letter is two columns, a mark on a letter none.
std::size_t width(const std::string& words) {
    std::size_t widest = 0, columns = 0;
    utf8::each_letter(words, [&](char32_t code, std::string_view) {
        if (code == U'\n') columns = 0;
        if (code != U'\n' && g_unichar_iszerowidth(code) == FALSE)
            columns += g_unichar_iswide(code) != FALSE ? 2 : 1;
        widest = std::max(widest, columns);
    });
    return widest;
}

void add_line(std::string& comment, const std::string& line) {
    if (!comment.empty() && comment.back() != '\n') comment += '\n';
    comment += line + '\n';
}

PoEntry entry_of(const FormText& text) {
    return {.context = std::string(of_form) + text.key,
            .english = text.english,
            .plural = "",
            .translations = {text.words},
            .fuzzy = false,
            .comment = "Of the form: " + text.key,
            .places = pictures_of_text(text.key).pictures};
}

PoEntry entry_of(PoEntry entry) {
    entry.context = std::string(of_kiosk) + entry.context;
    std::set<std::string> pictures, otherwise;
    for (const std::string& source : entry.places) {
        const Pictured pictured = pictures_of_source(source);
        pictures.insert(pictured.pictures.begin(), pictured.pictures.end());
        if (!pictured.otherwise.empty()) otherwise.insert(pictured.otherwise);
    }
    entry.places.assign(pictures.begin(), pictures.end());
    if (pictures.empty())
        for (const std::string& sentence : otherwise) add_line(entry.comment, sentence);
    return entry;
}

// In every language that the screens are shown in.
void widen(std::map<Id, std::size_t>& widest, const PoEntry& entry) {
    std::size_t& most = widest[{entry.context, entry.english}];
    most = std::max(most, width(entry.english) * 7 / 5);
    for (const std::string& words : entry.translations) most = std::max(most, width(words));
}

Result<Standing> read_standing(const Translating& asked) {
    auto xml = read_file(asked.form_xml, limits::form_bytes);
    if (!xml) return tl::unexpected(xml.error());
    auto form = read_form_words(*xml, asked.language);
    if (!form) return fail(ErrorKind::invalid, asked.form_xml.string() + ": " + form.error().sentence);
    auto catalogue = PoFile::read(asked.catalogues / (asked.language + ".po"));
    if (!catalogue) return tl::unexpected(catalogue.error());
    Standing standing{std::move(*xml), std::move(*form), std::move(*catalogue), {}, {}};
    for (const FormText& text : standing.form.texts) standing.entries.push_back(entry_of(text));
    for (const PoEntry& entry : standing.catalogue.entries()) standing.entries.push_back(entry_of(entry));
    std::error_code error;
    for (const auto& file : fs::directory_iterator(asked.catalogues, error)) {
        const std::string code = file.path().stem().string();
        if (file.path().extension() != ".po") continue;
        if (const auto other = PoFile::read(file.path()))
            for (const PoEntry& entry : other->entries()) widen(standing.widest, entry_of(entry));
        if (const auto other = read_form_words(standing.xml, code))
            for (const FormText& text : other->texts) widen(standing.widest, entry_of(text));
    }
    return standing;
}

// The words from which a translator's file begins, the form's apart from the kiosk's.
struct Part {
    std::string_view context;
    const char* header;
    const char* named;
};
constexpr Part parts[] = {{of_form, "X-Form-Words", "the form"}, {of_kiosk, "X-Kiosk-Words", "the kiosk"}};

std::string fingerprint(const Standing& standing, const Part& part) {
    std::string all;
    for (const PoEntry& entry : standing.entries) {
        if (!entry.context.starts_with(part.context)) continue;
        for (const std::string& words : entry.translations) all += words + '\0';
    }
    return hex(sha256(all));
}

bool changes(const Standing& standing, const PoFile& file, const Part& part) {
    std::map<Id, const PoEntry*> now;
    for (const PoEntry& entry : standing.entries) now[{entry.context, entry.english}] = &entry;
    for (const PoEntry& entry : file.entries())
        if (entry.context.starts_with(part.context) && !entry.fuzzy && entry.is_translated() &&
            entry.translations != now.at({entry.context, entry.english})->translations)
            return true;
    return false;
}

// It would put words back that somebody has put right since. The same file once more changes nothing, and is
// no older; nor is one of which half was taken when the disk failed.
std::string why_behind(const Standing& standing, const PoFile& file) {
    for (const Part& part : parts)
        if (file.header(part.header) != fingerprint(standing, part) && changes(standing, file, part))
            return std::string("is older than what stands there: this language's words of ") + part.named +
                   " were changed since it was exported (" + part.header +
                   "). Export again, and carry what is new in this file over into that one.";
    return "";
}

// Takes what the translator has, tells what to look at.
ImportedWords take(Standing& standing, const PoFile& file, Revision& revision) {
    ImportedWords imported;
    std::map<Id, const PoEntry*> now;
    for (const PoEntry& entry : standing.entries) now[{entry.context, entry.english}] = &entry;
    for (const PoEntry& entry : file.entries()) {
        if (entry.fuzzy || !entry.is_translated()) {
            imported.remarks.push_back("is not translated yet: " + named(entry) + ".");
            continue;
        }
        const Id id{entry.context, entry.english};
        if (entry.translations == now.at(id)->translations) continue;
        ++imported.changed;
        for (const std::string& words : entry.translations)
            if (width(words) > standing.widest.at(id))
                imported.remarks.push_back("no longer fits: " + named(entry) + " is " +
                                           std::to_string(width(words)) + " columns wide, and " +
                                           std::to_string(standing.widest.at(id)) + " are the most.");
        if (entry.context.starts_with(of_form))
            revision.words[entry.context.substr(of_form.size())] = entry.translations.front();
        else
            standing.catalogue.translate(entry.context.substr(of_kiosk.size()), entry.english,
                                         entry.translations);
    }
    return imported;
}

}  // namespace

Result<void> export_words(const Translating& asked, const fs::path& po) {
    auto standing = read_standing(asked);
    if (!standing) return tl::unexpected(standing.error());
    PoFile file = PoFile::with_header(
        "Project-Id-Version: have-your-say\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n");
    file.set_header("Language", asked.language);
    for (const char* field : {"PO-Revision-Date", "Last-Translator", "Language-Team", "Plural-Forms"})
        file.set_header(field, standing->catalogue.header(field));
    file.set_header("X-Form-Id", standing->form.id);
    file.set_header("X-Form-Version", standing->form.version);
    for (const Part& part : parts) file.set_header(part.header, fingerprint(*standing, part));
    for (PoEntry& entry : standing->entries) {
        const std::size_t most = standing->widest[{entry.context, entry.english}];
        add_line(entry.comment, "The longest that fits: " + std::to_string(most) + " columns.");
        file.add(entry);
    }
    return file.write(po);
}

Result<ImportedWords> import_words(const Translating& asked, const fs::path& po,
                                   const std::optional<std::string>& reviewed_by) {
    auto standing = read_standing(asked);
    if (!standing) return tl::unexpected(standing.error());
    const auto file = PoFile::read(po);
    if (!file) return tl::unexpected(file.error());
    const auto refused = [&](const std::string& why) {
        return fail(ErrorKind::invalid, po.string() + ": " + why);
    };
    if (const std::string why = why_not(standing->entries, standing->form.id, asked.language, *file);
        !why.empty())
        return refused(why);
    if (const std::string why = why_behind(*standing, *file); !why.empty()) return refused(why);
    for (const PoEntry& entry : file->entries()) {
        if (const std::string why = lost_placeholder(entry); !why.empty()) return refused(why);
        if (reviewed_by && (entry.fuzzy || !entry.is_translated()))
            return refused("cannot be reviewed yet: " + named(entry) + " is not translated.");
    }
    Revision revision{{}, reviewed_by};
    const ImportedWords imported = take(*standing, *file, revision);
    const std::string form = with_words(standing->xml, asked.language, revision);
    standing->catalogue.set_header("X-Draft", reviewed_by ? "no" : "yes");
    standing->catalogue.set_header("Last-Translator", reviewed_by.value_or("none yet"));
    // The form last: while it stands as it was, the same file can be taken in again.
    if (standing->catalogue.is_changed())
        if (auto written = standing->catalogue.write(asked.catalogues / (asked.language + ".po")); !written)
            return tl::unexpected(written.error());
    if (auto written = replace_file(asked.form_xml, form); !written) return tl::unexpected(written.error());
    return imported;
}

}  // namespace council
