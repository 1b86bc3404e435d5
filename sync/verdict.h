// SPDX-License-Identifier: Apache-2.0
// What an answer to a posted submission means. The table follows the OpenRosa Form Submission API and the
// answers that ODK Central, KoboToolbox and Ona were observed to give. Only 201 or 202 together with an
// OpenRosaResponse proves that the server has the submission, because a hotel network's sign-in page answers
// 200 too. And only with one does a 4xx refuse it: without, it is the word of a gateway that knows nothing of
// submissions.
//
// A pure function, so that a test can hold each status against the table. Threads: any.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace openrosa {

enum class Meaning {
    accepted,   // the server has it
    later,      // keep, try the same bytes again
    refused,    // the server will not take this record: keep, show staff, do not retry blindly
    form_shut,  // the server lets this kiosk send nothing for this form: go on with others, tell staff
    stopped,    // the server will not take anything from this kiosk: stop, tell staff; records keep waiting
};

struct Verdict {
    Meaning meaning;
    std::string sentence;  // for staff; the server's own words where it gave any. "" for accepted
    std::chrono::seconds retry_after{0};  // the server asked to be left alone for so long
    int status = 0;                       // of HTTP
};

// A network's sign-in page, which a kiosk can only tell by what it is not: a librarian has to look.
inline constexpr int network_wants_sign_in = 511;  // RFC 6585
inline constexpr const char* not_the_server =
    "Something answered that is not the council's server: look whether the network asks to sign in.";

// `message`: of the OpenRosaResponse in the body, already fit to show; nullopt where the body is none.
Verdict judge(int status, const std::optional<std::string>& message);

}  // namespace openrosa
