// SPDX-License-Identifier: Apache-2.0
// What an inbox holds of a form, opened with the tests' key and written as the office writes it.
#pragma once

#include <sstream>
#include <string>

#include "sync/office/export.h"
#include "tests/server/test_server.h"

namespace council {

inline kiosk::Result<Answers> open_form(const TestServer& server, const std::string& id,
                                        Practice practice = Practice::leave_out) {
    return open_answers(server.inbox(), id, {keys().private_key, practice, {}});
}

// The table of the submissions for "", else of a repeat; "" where there is no such table.
inline std::string csv_of(const Answers& answers, const std::string& table = "", Mark mark = Mark::none) {
    std::ostringstream out;
    for (std::size_t place = 0; place < answers.dictionary.tables().size(); ++place)
        if (answers.dictionary.tables()[place].name == table) write_csv(out, answers, place, mark);
    return out.str();
}

}  // namespace council
