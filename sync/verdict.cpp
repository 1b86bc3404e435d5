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
            return Meaning::form_shut;
        case 403:  // Central: token revoked
            return Meaning::stopped;
        case 402:  // Kobo: over quota
        case 408:
        case 423:  // Kobo: this record is being processed right now
        case 425:
        case 429:
            return Meaning::later;
        // All other 4xx, among them: 404 unknown form or version; 405 Kobo, Ona: form inactive; 409 other
        // bytes under this instanceID, form closed, or deleted, which the client cannot tell; 410 Kobo:
        // superseded; 413 too large, where ours is one small request and there is nothing to split.
        default:
            return status >= 400 && status < 500 && openrosa ? Meaning::refused : Meaning::later;
    }
}

std::string reason(int status, Meaning meaning, bool openrosa) {
    if (meaning == Meaning::stopped)
        return "The council's server does not let this kiosk in: its access must be renewed at the council.";
    if (meaning == Meaning::form_shut)
        return "The council's server does not let this kiosk send answers to one form: it must be given "
               "access "
               "there.";
    if (status < 400 || status == network_wants_sign_in) return not_the_server;
    if (meaning == Meaning::later && status < 500 && !openrosa)
        return "A gateway on the way answered in place of the council's server.";
    if (meaning == Meaning::later) return "The council's server is busy or in trouble.";
    if (status == 413) return "The council's server says that the submission is too large.";
    return "The council's server refuses the submission.";
}

}  // namespace

Verdict judge(int status, const std::optional<std::string>& message) {
    const Meaning found = meaning(status, message.has_value());
    if (found == Meaning::accepted) return {found, "", {}, status};
    std::string sentence = reason(status, found, message.has_value()) + " (Status " + std::to_string(status);
    if (message && !message->empty()) sentence += ": " + *message;
    return {found, sentence + ")", {}, status};
}

}  // namespace openrosa
