// SPDX-License-Identifier: Apache-2.0
// What the office reads: `council export`, `decrypt` and `count`.
#include <algorithm>
#include <memory>

#include "kiosk/plural.h"
#include "sync/command_line/answers_source.h"
#include "sync/command_line/progress.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/office/codebook.h"
#include "sync/office/counts.h"
#include "sync/office/decrypt.h"
#include "sync/office/export.h"
#include "sync/office/workbook.h"

namespace council {

namespace {

using Path = std::filesystem::path;
using Write = std::function<void(std::ostream&)>;

struct ExportRequest {
    AnswersSource source;
    std::string csv, json_lines, codebook;  // a file, or "-"
    Path workbook;
    bool list = false;
    std::string language;
    Mark mark = Mark::none;
};

Result<void> write_to(const std::string& file, const Write& write) {
    if (file == "-") {
        write(std::cout);
        std::cout << std::flush;
        if (std::cout) return {};
        return kiosk::fail(kiosk::ErrorKind::storage, "the output could not be written whole.");
    }
    auto made = NewFile::make(file, Rights::owner_only);
    if (!made) return tl::unexpected(made.error());
    write(made->out());
    return made->close();
}

// "answers.csv" -> "answers-visitor.csv"
Path beside(const Path& file, const std::string& table) {
    return file.parent_path() / (file.stem().string() + "-" + table + file.extension().string());
}

Result<void> write_tables(const ExportRequest& request, const Answers& answers) {
    const auto& tables = answers.dictionary.tables();
    for (std::size_t table = 0; table < tables.size(); ++table) {
        if (table > 0 && request.csv == "-") {
            std::cerr << "What is asked for several times has tables of its own, which --csv FILE writes.\n";
            break;
        }
        const std::string file = table == 0 ? request.csv : beside(request.csv, tables[table].name).string();
        auto written =
            write_to(file, [&](std::ostream& out) { write_csv(out, answers, table, request.mark); });
        if (!written) return written;
    }
    return {};
}

Result<void> write_all(const ExportRequest& request, Answers& answers) {
    if (auto known = check_language(answers.dictionary, request.language); !known) return known;
    Result<void> written;
    if (written && !request.csv.empty()) written = write_tables(request, answers);
    if (written && request.list)
        written = write_to("-", [&](std::ostream& out) { write_list(out, answers); });
    if (written && !request.json_lines.empty())
        written = write_to(request.json_lines, [&](std::ostream& out) { write_json_lines(out, answers); });
    if (written && !request.codebook.empty())
        written = write_to(request.codebook, [&](std::ostream& out) {
            write_codebook(out, answers.dictionary, request.language, request.mark);
        });
    if (!written || request.workbook.empty()) return written;
    const auto cut = write_workbook(request.workbook, answers, request.language);
    if (!cut) return tl::unexpected(cut.error());
    answers.problems.insert(answers.problems.end(), cut->begin(), cut->end());
    return {};
}

int write_export(ExportRequest request) {
    if (request.csv.empty() && request.json_lines.empty() && request.codebook.empty() &&
        request.workbook.empty() && !request.list)
        request.csv = "-";
    auto answers = request.source.open();
    if (!answers) return tell(answers.error());
    if (auto written = write_all(request, *answers); !written) return tell(written.error());
    return tell_what_was_read(*answers, "exported");
}

void add_export(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<ExportRequest>();
    CLI::App* command = add_command(app, "export", "decrypt the answers to one form", exit_code,
                                    [request] { return write_export(*request); });
    command->footer(
        "--csv FILE.csv also writes FILE-REPEAT.csv for each repeat, joined by PARENT_KEY and KEY.\n"
        "A text that begins with = + - @ tab or CR gets an apostrophe in front, unless it is a number, so "
        "that no\n"
        "spreadsheet runs it. Files are new, and readable by their owner only: they hold what people said.");
    request->source.add_to(*command);
    command->add_option("--csv", request->csv, "a new file, or - for the terminal");
    command->add_option("--json-lines", request->json_lines, "a new file, or -: an object a line");
    command->add_option("--xlsx", request->workbook, "a new file: all tables as sheets, with the codebook");
    command->add_option("--codebook", request->codebook, "a new file, or -: what each column means");
    command->add_flag("--list", request->list, "to read: one line an answer");
    command->add_option("--language", request->language,
                        "of the codebook's labels, as the form names it (the form's own)");
    command->add_flag_callback(
        "--bom", [request] { request->mark = Mark::utf8_bom; },
        "begin with a UTF-8 mark, for spreadsheets that need it");
}

struct DecryptRequest {
    Path folder, out;
    KeyOption key;
};

int decrypt(const DecryptRequest& request) {
    const auto key = request.key.open();
    if (!key) return tell(key.error());
    const auto submissions = submissions_in(request.folder);
    if (!submissions) return tell(submissions.error());
    const auto decrypted = decrypt_into(request.out, *submissions, *key, progress_bar("Decrypting"));
    if (!decrypted) return tell(decrypted.error());
    for (const std::string& problem : decrypted->problems) std::cerr << problem << '\n';
    std::cerr << kiosk::counted(decrypted->written, "submission", "submissions") << " decrypted, "
              << decrypted->problems.size() << " could not be.\n";
    return decrypted->problems.empty() ? done : look;
}

void add_decrypt(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<DecryptRequest>();
    CLI::App* command = add_command(app, "decrypt", "decrypt submissions that another server gave out",
                                    exit_code, [request] { return decrypt(*request); });
    command->footer(
        "FOLDER holds instance folders: submission.xml, the manifest, and its .enc files beside it, as ODK\n"
        "Central gives them out for a form with a self-supplied key (deploy/fetch-from-central). The clear\n"
        "files are new, in DIR, and readable by their owner only.");
    command->add_option("FOLDER", request->folder, "of instance folders")->required();
    command->add_option("--out", request->out, "a new folder for the clear ones")->required();
    request->key.add_to(*command);
}

int print_counts(const Path& data) {
    auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto counts = inbox->counts();
    if (!counts) return tell(counts.error());
    write_counts(std::cout, *counts);
    return done;
}

void add_count(CLI::App& app, int& exit_code) {
    const auto data = std::make_shared<Path>();
    CLI::App* command = add_command(app, "count", "count submissions by form, day and kiosk", exit_code,
                                    [data] { return print_counts(*data); });
    command->add_option("--data", *data, "folder of the inbox")->required();
}

}  // namespace

void add_reading_commands(CLI::App& app, int& exit_code) {
    add_export(app, exit_code);
    add_decrypt(app, exit_code);
    add_count(app, exit_code);
}

}  // namespace council
