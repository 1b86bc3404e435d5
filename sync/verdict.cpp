// SPDX-License-Identifier: Apache-2.0
#include "sync/verdict.h"

namespace openrosa {
namespace {

Meaning meaning(int status, bool openrosa) {
    switch (status) {
        // 201 is "received" and 202 is "accepted". Both count only with an OpenRosaResponse.
        case 201:
        case 202:
            return openrosa ? Meaning::accepted : Meaning::later;
        case 401:  // Central: no access to this form
        case 403:  // Central: token revoked
            return Meaning::stopped;
        case 400:
        case 404:  // unknown form or version
        case 405:  // Kobo, Ona: form inactive
        case 409:  // other bytes under this instanceID, form closed, or deleted: the client cannot tell
        case 410:  // Kobo: superseded
        case 413:  // ours is one small request: there is nothing to split
            return Meaning::refused;
        case 402:  // Kobo: over quota
        case 408:
        case 423:  // Kobo: this record is being processed right now
        case 425:
        case 429:
            return Meaning::later;
        default:
            // A 4xx that OpenRosa does not name is a refusal only with an OpenRosaResponse. Without one it
            // comes from a proxy, which knows nothing about the submission.
            return status >= 400 && status < 500 && openrosa ? Meaning::refused : Meaning::later;
    }
}

std::string reason(int status, Meaning meaning) {
    if (meaning == Meaning::stopped)
        return "The council's server does not let this kiosk in: its access must be renewed at the council.";
    if (status < 400)
        return "Something answered that is not the council's server: look whether the network asks to sign "
               "in.";
    if (meaning == Meaning::later) return "The council's server is busy or in trouble.";
    if (status == 413) return "The council's server says that the submission is too large.";
    return "The council's server refuses the submission.";
}

}  // namespace

Verdict judge(int status, const std::optional<std::string>& message) {
    const Meaning found = meaning(status, message.has_value());
    if (found == Meaning::accepted) return {found, ""};
    std::string sentence = reason(status, found) + " (Status " + std::to_string(status);
    if (message && !message->empty()) sentence += ": " + *message;
    return {found, sentence + ")"};
}

}  // namespace openrosa
