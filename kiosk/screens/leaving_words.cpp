// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/leaving_words.h"

#include "kiosk/words/words.h"

namespace screens {

std::string leave_words(Record record) {
    // Translators: button; ends a sign-up for the newsletter and clears what was entered for it. It asks
    // first.
    if (record == Record::sign_up) return words::say("button", "Leave without signing up");
    // Translators: button; ends the visit and clears everything that was answered. It asks first.
    return words::say("button", "Leave without sending");
}

ClearWords clear_words(Record record) {
    ClearWords said;
    if (record == Record::sign_up) {
        // Translators: heading of the question before an e-mail address or a phone number is cleared.
        said.question = words::say("sheet", "Do you want to clear your details?");
        said.what_happens = words::say(
            "sheet",
            // Translators: the details are an e-mail address or a phone number; the answers are on their way.
            "This machine clears your details, and you are not signed up. The answers that you submitted are "
            "still saved.");
        // Translators: button; goes back to the sign-up for the newsletter.
        said.keep = words::say("button", "Keep my details and go back");
        // Translators: button; the e-mail address or phone number is cleared and the visit ends.
        said.clear = words::say("button", "Clear my details");
        return said;
    }
    // Translators: heading of the question before the answers are cleared.
    said.question = words::say("sheet", "Do you want to clear your answers?");
    said.what_happens = words::say("sheet",
                                   // Translators: what happens if the person clears their answers.
                                   "This machine clears all your answers. Nothing is sent to the council.");
    // Translators: button; goes back to the questions.
    said.keep = words::say("button", "Keep my answers and go back");
    // Translators: button; the answers are cleared and the visit ends.
    said.clear = words::say("button", "Clear my answers");
    return said;
}

TimeoutWords timeout_words(Record record) {
    TimeoutWords said;
    if (record == Record::sign_up) {
        said.what_happens =
            // Translators: follows on "38 seconds"; the details are an e-mail address or a phone number.
            words::say("still", "Then this machine clears your details, and you are not signed up.");
        // Translators: button; clears an e-mail address or a phone number at once and ends the visit.
        said.leave_now = words::say("button", "Leave and clear my details now");
        return said;
    }
    said.what_happens =
        // Translators: follows on "38 seconds".
        words::say("still", "Then this machine clears your answers. Nothing is sent.");
    // Translators: button; clears the answers at once and ends the visit.
    said.leave_now = words::say("button", "Leave and clear my answers now");
    return said;
}

}  // namespace screens
