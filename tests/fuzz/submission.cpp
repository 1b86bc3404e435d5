// SPDX-License-Identifier: Apache-2.0
// A submission in clear, from its bytes to the tables: each row has a cell for each column, and a record is
// there or named.
#include <sstream>

#include "sync/office/export.h"
#include "tests/fuzz/targets.h"
#include "tests/office/read_csv.h"
#include "tests/server/test_server.h"

namespace {

using namespace council;

void write_all(const Answers& answers) {
    for (std::size_t table = 0; table < answers.dictionary.tables().size(); ++table) {
        std::ostringstream csv;
        write_csv(csv, answers, table, Mark::none);
        const auto rows = read_csv(csv.str());
        for (const auto& row : rows)
            kiosk::require(row.size() == rows.front().size(), "a row has a cell for each column");
        if (table == 0)
            kiosk::require(rows.size() == answers.records.size() + 1, "a record is a row of the first table");
    }
    std::ostringstream others;
    write_json_lines(others, answers);
    write_list(others, answers);
}

}  // namespace

void fuzz::submission(std::string_view bytes) {
    static const std::vector<FormVersion> form = {{form_id, "1", form_xml(form_id, "1")}};
    StoredSubmission stored;
    stored.xml = bytes;
    const Submissions all{1, [&](std::size_t) { return kiosk::Result<StoredSubmission>(stored); }};
    const auto answers = open_answers(all, form, {});
    kiosk::require(answers.has_value(), "a bad record spoils no others");
    kiosk::require(answers->records.size() + answers->problems.size() >= 1, "a record is there, or named");
    write_all(*answers);
}
