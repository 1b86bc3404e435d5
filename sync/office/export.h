// SPDX-License-Identifier: Apache-2.0
// Writes the answers to one form, decrypted, one row a submission. The office does this on the machine that
// has the private key.
//
// The columns are the form's (columns.h). After them come instanceID, version, received_on (the day, where
// this machine stands), kiosk (whose token it came with), deviceID (as the client said) and practice. Where a
// question has one of these names, the later column begins with "record-".
//
// A row must not stand beside a minute in which somebody was seen at the kiosk. So the time of day is left
// out, and the rows are in the order of their instanceID, which is random.
//
// A record that cannot be opened is named and left out, and the others are exported. Practice submissions are
// left out unless they are asked for. A submission is practice where its kiosk said so: by a deviceID that
// ends with ":practice", or in the node that the form preloads with the property "practice". Threads: one.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"
#include "sync/office/key_pair.h"

namespace council {

struct ExportOptions {
    enum class Practice { leave_out, include };
    enum class Mark { none, utf8_bom };  // some spreadsheets take a file for Latin-1 without the mark
    enum class Shape { csv, list };  // list: for a person to read, one line an answer, without blank answers
    std::string form_id;
    Practice practice = Practice::leave_out;
    Mark mark = Mark::none;
    Shape shape = Shape::csv;
};

struct Exported {
    int rows = 0, practice_left_out = 0, unreadable = 0;
    std::vector<std::string> problems;  // one sentence a record, by instanceID, never with an answer in it
};

// Errors: storage for the inbox, invalid where no such form was ever offered.
kiosk::Result<Exported> export_answers(const Inbox&, const PrivateKey&, const ExportOptions&, std::ostream&);

}  // namespace council
