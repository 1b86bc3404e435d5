// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/promise.h"

#include "kiosk/words/words.h"

namespace screens {

touch::TextLook on_panel(const touch::Frame& frame, touch::TextLook look) {
    look.ink = frame.theme().on_tint;
    look.ground = frame.theme().tint;
    return look;
}

std::string duration(int seconds) {
    const int minutes = seconds / 60;
    // Translators: a length of time.
    const std::string minute_words = words::say("time", "%d minute", "%d minutes", minutes);
    // Translators: a length of time.
    const std::string second_words = words::say("time", "%d second", "%d seconds", seconds % 60);
    if (minutes == 0) return second_words;
    if (seconds % 60 == 0) return minute_words;
    // Translators: {0} is so many minutes, {1} so many seconds.
    return words::fill(words::say("time", "{0} and {1}"), {minute_words, second_words});
}

void add_promise(Flow& flow, Stage& stage, int forgets_after_s) {
    const float line = stage.frame.letter();
    // Translators: heading of the privacy promise.
    const std::string heading = words::say("privacy", "Your answers stay private");
    // Translators: "Submit" is the button at the end.
    const std::string kept = words::say("privacy", "Nothing is kept until you press Submit answers.");
    // Translators: follows on "Nothing is kept until you press Submit answers."
    const std::string sealed = words::say("privacy", "After that, nobody at this machine can read them.");
    // Translators: {0} is a length of time, such as 2 minutes and 45 seconds.
    const std::string forgets = words::say("privacy", "If you walk away, this machine forgets after {0}.");
    const float gap = line * 0.7F;
    flow.words("privacy", heading,
               {.text = on_panel(stage.frame, heading_look(stage.frame, 1.1F)),
                .after = gap,
                .with_next = true,
                .ground = Ground::panel});
    flow.words("privacy:kept", kept,
               {.text = on_panel(stage.frame, {}), .after = gap, .ground = Ground::panel});
    flow.words("privacy:sealed", sealed,
               {.text = on_panel(stage.frame, {}), .after = gap, .ground = Ground::panel});
    flow.words("privacy:forgets", words::fill(forgets, {duration(forgets_after_s)}),
               {.text = on_panel(stage.frame, {}), .after = gap, .ground = Ground::panel});
}

}  // namespace screens
