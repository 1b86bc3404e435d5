// SPDX-License-Identifier: Apache-2.0
// Writes answers that were opened (answers.h): as CSV, as JSON lines, as a list to read.
//
// The table of the submissions has one row each. Its columns are the form's (dictionary.h), then instanceID,
// version, received_on, kiosk, deviceID and practice; where a question has one of these names, the later
// column begins with "record-". The table of a repeat has one row an instance, and begins with KEY, its own,
// and PARENT_KEY, that of the row around it: the instanceID of the submission, or another KEY
// ("uuid:.../household[1]").
//
// A question with several answers has the column of its own ("parks libraries") and behind it one for each
// choice ("topics/parks"): 1 chosen, 0 not, "" where the question was not answered. Of more than 200 choices
// only those that somebody chose have a column.
//
// Errors: none; whoever owns the stream looks whether it is whole. Threads: any, each its own stream.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "sync/office/answers.h"

namespace council {

enum class Mark { none, utf8_bom };  // some spreadsheets take a file for Latin-1 without the mark

// A column as a table has it: a node, or a choice of one.
struct Column {
    std::string name;
    std::uint32_t node = 0;
    std::string choice;  // "" for the node's own value
};
bool is_select_many(const Dictionary::Node&);  // in any version
std::vector<Column> columns_of(const Answers&, std::size_t table);
// Hands over the first row, with the names of all columns, and then each other row.
using TakeRow = std::function<void(const std::vector<std::string>& cells)>;
void each_row(const Answers&, std::size_t table, const TakeRow&);

void write_csv(std::ostream&, const Answers&, std::size_t table, Mark);
// An object a line: each answer under the name of its node, groups as objects, repeats as arrays of objects,
// a question with several answers as an array.
void write_json_lines(std::ostream&, const Answers&);
// For a person to read, one line an answer, without blank answers.
void write_list(std::ostream&, const Answers&);

}  // namespace council
