// SPDX-License-Identifier: Apache-2.0
// The answers to one form, opened: every record that can be read, and what is wrong with the others. The
// office does this on the machine that has the private key.
//
// Practice submissions are left out unless they are asked for. A submission is practice where its kiosk said
// so: by a deviceID that ends with ":practice", or in the node that the form preloads with the property
// "practice". A row must not stand beside a minute in which somebody was seen at the kiosk, so the time of
// day is left out.
//
// One record that cannot be opened, whatever the reason, is named with it and left out, and never spoils the
// others. Records are opened on every core, since each costs two operations with the private key. Threads:
// open_answers starts its own and returns when they have ended.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/office/dictionary.h"
#include "sync/office/key_pair.h"
#include "sync/office/submissions.h"

namespace council {

struct Record {
    std::string instance_id, version;
    std::string received_on;  // the day, where this machine stands
    std::string kiosk;        // whose token it came with
    std::string device_id;    // as the client said
    bool practice = false;
    std::vector<Dictionary::Row> rows;  // the submission's own first
};

struct Answers {
    Dictionary dictionary;
    std::vector<Record> records;  // in the order of their instanceIDs, which is random
    int practice_left_out = 0, unreadable = 0;
    std::vector<std::string> problems;  // one sentence a record, by instanceID, never with an answer in it
};

enum class Practice { leave_out, include };
using Progress = std::function<void(std::size_t done, std::size_t all)>;

struct Opening {
    std::optional<PrivateKey> key;  // none where the submissions are in clear
    Practice practice = Practice::leave_out;
    Progress progress;  // may be empty
};

// Errors: invalid where no version of the form can be read.
kiosk::Result<Answers> open_answers(const Submissions&, const std::vector<FormVersion>&, const Opening&);
// Of an inbox. Errors: storage for the inbox, invalid where no such form was ever offered.
kiosk::Result<Answers> open_answers(const Inbox&, const std::string& form_id, const Opening&);

// The clear XML of a submission.
kiosk::Result<std::string> clear_xml(const StoredSubmission&, const SubmissionHeader&,
                                     const std::optional<PrivateKey>&);

}  // namespace council
