// SPDX-License-Identifier: Apache-2.0
// What an answer to a posted submission means (OpenRosa Form Submission API, and what ODK Central,
// KoboToolbox and Ona were observed to answer). Proof of receipt is 201 or 202 together with an
// OpenRosaResponse, and nothing else: a hotel network's sign-in page answers 200 too.
//
// Owns no state; a pure function, so that each status can be held against the table. Threads: any.
#pragma once

#include <optional>
#include <string>

namespace openrosa {

enum class Meaning {
    accepted,  // the server has it
    later,     // keep, try the same bytes again
    refused,   // the server will not take this record: keep, show staff, do not retry blindly
    stopped,   // the server will not take anything from this kiosk: stop, tell staff; records keep waiting
};

struct Verdict {
    Meaning meaning;
    std::string sentence;  // for staff; the server's own words where it gave any. "" for accepted
};

// `message`: of the OpenRosaResponse in the body, already fit to show; nullopt where the body is none.
Verdict judge(int status, const std::optional<std::string>& message);

}  // namespace openrosa
