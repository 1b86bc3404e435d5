// SPDX-License-Identifier: Apache-2.0
// Answers out of the inbox, decrypted, one row a submission: the office's own work, on the machine that has
// the private key.
//
// Columns are the form's (columns.h), then instanceID, version, received_at (UTC), kiosk (whose token it came
// with), deviceID (as the client said) and practice. A record that cannot be opened is named and left out; it
// never stops the others. Practice submissions are left out unless asked for. Threads: one.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/server/inbox.h"
#include "sync/server/key_pair.h"

namespace council {

struct ExportOptions {
    enum class Practice { leave_out, include };
    enum class Mark { none, utf8_bom };  // some spreadsheets take a file for Latin-1 without the mark
    enum class Shape {
        csv,
        list
    };  // list: for a person to read, one line an answer, unanswered ones left out
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
