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

namespace {

std::vector<std::pair<std::string, std::string>> sentences(int forgets_after_s) {
    // Translators: "Submit" is the button at the end.
    const std::string kept = words::say("privacy", "We keep nothing until you press “Submit answers”.");
    // Translators: follows on "We keep nothing until you press “Submit answers”."
    const std::string sealed = words::say("privacy", "After that, nobody can read them on this machine.");
    const std::string forgets =
        // Translators: {0} is a length of time, such as 2 minutes and 45 seconds.
        words::say("privacy", "If you walk away, this machine clears your answers after {0}.");
    return {{"privacy:kept", kept},
            {"privacy:sealed", sealed},
            {"privacy:forgets", words::fill(forgets, {duration(forgets_after_s)})}};
}

}  // namespace

void add_promise(Flow& flow, Stage& stage, int forgets_after_s) {
    // Translators: heading of the privacy promise.
    const std::string heading = words::say("privacy", "Your privacy");
    const float gap = stage.frame.letter() * 0.7F;
    flow.words("privacy", heading,
               {.text = on_panel(stage.frame, heading_look(stage.frame, 1.1F)),
                .after = gap,
                .with_next = true,
                .ground = Ground::panel});
    const auto all = sentences(forgets_after_s);
    for (const auto& [id, sentence] : all) {
        if (id == all.back().first) flow.mark(promised);
        flow.words(id, sentence, {.text = on_panel(stage.frame, {}), .after = gap, .ground = Ground::panel});
    }
}

void add_short_promise(Flow& flow, Stage& stage, int forgets_after_s) {
    touch::TextLook look;
    look.scale = small_scale(stage.frame);
    // That nobody can read them here is said on the next page, with all the rest.
    const auto all = sentences(forgets_after_s);
    flow.mark(promised);
    flow.words("privacy", words::followed(all.front().second, all.back().second), {.text = look});
}

}  // namespace screens
