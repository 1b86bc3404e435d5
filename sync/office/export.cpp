// SPDX-License-Identifier: Apache-2.0
#include "sync/office/export.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_set>

#include "kiosk/blanks.h"
#include "kiosk/byte_order_mark.h"
#include "kiosk/utf8.h"
#include "sync/office/csv.h"

namespace council {

namespace {

using xforms::ControlKind;

constexpr std::size_t most_choices = 200;

const std::vector<std::string> about_names = {"instanceID", "version",  "received_on",
                                              "kiosk",      "deviceID", "practice"};

std::vector<std::string> about(const Record& record) {
    return {record.instance_id, record.version,   record.received_on,
            record.kiosk,       record.device_id, record.practice ? "yes" : "no"};
}

// What each column after the answers is called: its own name, unless a question has that name too.
std::vector<std::string> headings_about(const std::vector<Column>& questions) {
    std::vector<std::string> headings = about_names;
    for (std::string& heading : headings) {
        const auto is_it = [&](const Column& column) { return column.name == heading; };
        while (std::any_of(questions.begin(), questions.end(), is_it)) heading = "record-" + heading;
    }
    return headings;
}

// The values that records have for the nodes of a table that want to know: notes that hold one, and questions
// with several answers.
std::map<std::uint32_t, std::set<std::string>> values_met(const Answers& answers, std::size_t table) {
    std::map<std::uint32_t, std::set<std::string>> met;
    for (const std::uint32_t node : answers.dictionary.tables()[table].columns) {
        const auto& known = answers.dictionary.nodes()[node];
        if (known.holds == Dictionary::Holds::values_if_any || is_select_many(known)) met[node];
    }
    if (met.empty()) return met;
    for (const Record& record : answers.records)
        for (const Dictionary::Row& row : record.rows) {
            if (row.table != table) continue;
            for (const Dictionary::Cell& cell : row.cells)
                if (const auto place = met.find(cell.node); place != met.end())
                    for (std::string& word : kiosk::words_of(cell.value)) place->second.insert(word);
        }
    return met;
}

// The choices of all versions, newest first, then what records hold besides.
std::vector<std::string> choices_of(const Dictionary::Node& node, const std::set<std::string>& met) {
    std::vector<std::string> choices;
    std::set<std::string> known;
    for (const auto& meaning : node.meanings)
        for (const auto& choice : meaning.node->choices)
            if (known.insert(choice.value).second) choices.push_back(choice.value);
    if (choices.size() > most_choices)
        std::erase_if(choices, [&](const std::string& choice) { return !met.contains(choice); });
    std::copy_if(met.begin(), met.end(), std::back_inserter(choices),
                 [&](const std::string& value) { return !known.contains(value); });
    return choices;
}

// The columns of a question's choices stand together, so that its answer is split once for all of them.
class CellsOfRow {
 public:
    explicit CellsOfRow(const Dictionary::Row& row) : row_(row) {}

    std::string of(const Column& column) {
        const std::string& value = row_.value(column.node);
        if (column.choice.empty() || value.empty()) return value;
        if (split_ != column.node) {
            const auto words = kiosk::words_of(value);
            chosen_ = {words.begin(), words.end()};
            split_ = column.node;
        }
        return chosen_.contains(column.choice) ? "1" : "0";
    }

 private:
    const Dictionary::Row& row_;
    std::optional<std::uint32_t> split_;  // the node whose words these are
    std::unordered_set<std::string> chosen_;
};

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

}  // namespace

bool is_select_many(const Dictionary::Node& node) {
    return std::any_of(node.meanings.begin(), node.meanings.end(),
                       [](const auto& meaning) { return meaning.node->control == ControlKind::select_many; });
}

std::vector<Column> columns_of(const Answers& answers, std::size_t table) {
    const auto met = values_met(answers, table);
    std::vector<Column> columns;
    for (const std::uint32_t number : answers.dictionary.tables()[table].columns) {
        const auto& node = answers.dictionary.nodes()[number];
        const auto values = met.find(number);
        if (node.holds == Dictionary::Holds::values_if_any && values->second.empty()) continue;
        columns.push_back({node.name, number, ""});
        if (!is_select_many(node)) continue;
        for (std::string& choice : choices_of(node, values->second))
            columns.push_back({node.name + "/" + choice, number, choice});
    }
    return columns;
}

void each_row(const Answers& answers, std::size_t table, const TakeRow& take) {
    const auto columns = columns_of(answers, table);
    std::vector<std::string> cells;
    if (table > 0) cells = {"KEY", "PARENT_KEY"};
    for (const Column& column : columns) cells.push_back(column.name);
    if (table == 0)
        for (std::string& heading : headings_about(columns)) cells.push_back(std::move(heading));
    take(cells);
    for (const Record& record : answers.records)
        for (const Dictionary::Row& row : record.rows) {
            if (row.table != table) continue;
            cells.clear();
            if (table > 0)
                cells = {record.instance_id + row.place, record.instance_id + record.rows[row.parent].place};
            CellsOfRow of_row(row);
            for (const Column& column : columns) cells.push_back(of_row.of(column));
            if (table == 0)
                for (std::string& fact : about(record)) cells.push_back(std::move(fact));
            take(cells);
        }
}

void write_csv(std::ostream& out, const Answers& answers, std::size_t table, Mark mark) {
    if (mark == Mark::utf8_bom) out << kiosk::byte_order_mark;
    each_row(answers, table, [&](const std::vector<std::string>& cells) { write_csv_row(out, cells); });
}

void write_list(std::ostream& out, const Answers& answers) {
    for (const Record& record : answers.records) {
        out << record.instance_id << '\n';
        for (const Dictionary::Row& row : record.rows)
            for (const Dictionary::Cell& cell : row.cells) {
                const std::string place = row.place.empty() ? "" : row.place.substr(1) + "/";
                out << "  " << place << answers.dictionary.nodes()[cell.node].name << ": "
                    << printable(cell.value) << '\n';
            }
        const auto facts = about(record);
        for (std::size_t place = 1; place < facts.size(); ++place)
            out << "  " << about_names[place] << ": " << printable(facts[place]) << '\n';
    }
}

}  // namespace council
