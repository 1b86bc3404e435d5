// SPDX-License-Identifier: Apache-2.0
#include "sync/office/export.h"

#include <algorithm>

#include "kiosk/utf8.h"
#include "sync/inbox/clock_text.h"
#include "sync/office/columns.h"
#include "sync/office/csv.h"
#include "sync/office/unseal.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

struct Record {
    Columns::Row row;
    std::vector<std::string> about;  // the columns after the answers
};

const std::vector<std::string> about_names = {"instanceID", "version",  "received_on",
                                              "kiosk",      "deviceID", "practice"};
// The kiosk puts this at the end of its deviceID in practice mode.
constexpr std::string_view practice_ending = ":practice";

Result<std::string> clear_xml(const StoredSubmission& submission, const SubmissionHeader& header,
                              const PrivateKey& key) {
    if (header.kind == SubmissionHeader::Kind::clear) return submission.xml;
    return unseal(header, submission.files, key);
}

std::vector<std::string> about(const StoredSubmission& submission, const SubmissionHeader& header,
                               bool practice) {
    std::string device = submission.device_id;
    if (device.ends_with(practice_ending)) device.resize(device.size() - practice_ending.size());
    return {header.instance_id, header.version, local_day_text(submission.received_at),
            submission.kiosk,   device,         practice ? "yes" : "no"};
}

Result<Columns> columns_of(const Inbox& inbox, const std::string& form_id) {
    const auto versions = inbox.form_versions(form_id);
    if (!versions) return tl::unexpected(versions.error());
    if (versions->empty())
        return fail(ErrorKind::invalid, "the form " + form_id +
                                            " was never offered here. `council report` lists those "
                                            "that have submissions.");
    Columns columns;
    for (const FormVersion& version : *versions) {
        if (auto learnt = columns.learn(version.xml); !learnt)
            return fail(ErrorKind::invalid, "the form " + form_id + ", version \"" + version.version +
                                                "\", cannot be read: " + learnt.error().sentence + ".");
    }
    return columns;
}

// A terminal obeys control characters. A resident may have typed some, and a forged record may hold some.
std::string printable(std::string_view text) {
    std::string shown;
    utf8::each_letter(text, [&](char32_t code, std::string_view bytes) {
        if (code == '\n')
            shown += "\n    ";
        else if (g_unichar_iscntrl(code) != 0)
            shown += '?';
        else
            shown += bytes;
    });
    return shown;
}

// What each column after the answers is called: its own name, unless a question has that name too.
std::vector<std::string> headings_about(const std::vector<std::string>& questions) {
    std::vector<std::string> headings = about_names;
    for (std::string& heading : headings) {
        while (std::find(questions.begin(), questions.end(), heading) != questions.end())
            heading = "record-" + heading;
    }
    return headings;
}

void write_table(std::ostream& out, const Columns& columns, const std::vector<Record>& records) {
    const auto keys = columns.keys();
    std::vector<std::string> cells;
    for (const auto& key : keys) cells.push_back(columns.name(key));
    const auto headings = headings_about(cells);
    cells.insert(cells.end(), headings.begin(), headings.end());
    write_csv_row(out, cells);
    for (const Record& record : records) {
        cells.clear();
        for (const auto& key : keys) {
            const auto cell = record.row.find(key);
            cells.push_back(cell == record.row.end() ? "" : cell->second);
        }
        cells.insert(cells.end(), record.about.begin(), record.about.end());
        write_csv_row(out, cells);
    }
}

void write_list(std::ostream& out, const Columns& columns, const std::vector<Record>& records) {
    for (const Record& record : records) {
        out << record.about.front() << '\n';
        for (const auto& [key, value] : record.row) {
            if (!value.empty()) out << "  " << columns.name(key) << ": " << printable(value) << '\n';
        }
        for (std::size_t place = 1; place < about_names.size(); ++place)
            out << "  " << about_names[place] << ": " << printable(record.about[place]) << '\n';
    }
}

class Export {
 public:
    Export(const PrivateKey& key, const ExportOptions& options, Columns columns)
        : key_(key), options_(options), columns_(std::move(columns)) {}

    void add(const StoredSubmission& submission) {
        const auto header = read_submission_header(submission.xml);
        if (!header) return leave_out("a record without instanceID", header.error().sentence);
        const auto clear = clear_xml(submission, *header, key_);
        if (!clear) return leave_out(header->instance_id, clear.error().sentence);
        auto flattened = columns_.flatten(*clear);
        if (!flattened) return leave_out(header->instance_id, flattened.error().sentence);
        const bool practice = submission.practice || flattened->practice;
        if (practice && options_.practice == ExportOptions::Practice::leave_out) {
            ++exported_.practice_left_out;
            return;
        }
        if (!flattened->unknown.empty()) {
            exported_.problems.push_back(header->instance_id + ": has " +
                                         std::to_string(flattened->unknown.size()) +
                                         " fields that no version of the form has; they were left out.");
        }
        columns_.keep(flattened->row);
        records_.push_back({std::move(flattened->row), about(submission, *header, practice)});
        ++exported_.rows;
    }

    Exported write(std::ostream& out) {
        // The order in which answers came would tell whose they are to somebody who saw the people come.
        std::sort(records_.begin(), records_.end(), [](const Record& one, const Record& other) {
            return one.about.front() < other.about.front();
        });
        std::sort(exported_.problems.begin(), exported_.problems.end());
        if (options_.mark == ExportOptions::Mark::utf8_bom) out << "\xEF\xBB\xBF";
        if (options_.shape == ExportOptions::Shape::csv)
            write_table(out, columns_, records_);
        else
            write_list(out, columns_, records_);
        return std::move(exported_);
    }

 private:
    void leave_out(const std::string& who, const std::string& why) {
        ++exported_.unreadable;
        exported_.problems.push_back(who + ": " + why + ". It was left out.");
    }

    const PrivateKey& key_;
    const ExportOptions& options_;
    Columns columns_;
    std::vector<Record>
        records_;  // all are held until the end, because the last may add a column to the first
    Exported exported_;
};

}  // namespace

Result<Exported> export_answers(const Inbox& inbox, const PrivateKey& key, const ExportOptions& options,
                                std::ostream& out) {
    auto columns = columns_of(inbox, options.form_id);
    if (!columns) return tl::unexpected(columns.error());
    const auto numbers = inbox.numbers(options.form_id);
    if (!numbers) return tl::unexpected(numbers.error());

    Export an_export(key, options, std::move(*columns));
    for (const std::int64_t number : *numbers) {
        const auto submission = inbox.submission(number);
        if (!submission) return tl::unexpected(submission.error());
        an_export.add(*submission);
    }
    return an_export.write(out);
}

}  // namespace council
