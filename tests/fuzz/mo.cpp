// SPDX-License-Identifier: Apache-2.0
// The kiosk's own words, compiled.
#include "kiosk/words/words.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::mo(std::string_view bytes) {
    const auto file = in_file("pl/LC_MESSAGES/have-your-say.mo", bytes);
    const std::string folder = file.parent_path().parent_path().parent_path();
    if (const auto opened = ::words::open(folder, {"pl"}); !opened)
        return kiosk::require(!opened.error().sentence.empty(), "what is refused is told why");
    ::words::speak("pl");
    (void)::words::is_draft(folder, "pl");
    (void)::words::say("button", "Back");
    for (const long count : {0L, 1L, 2L, 5L, 22L, 1'000'000L, -1L})
        (void)::words::say("count", "%d answer", "%d answers", count);
    (void)::words::date(std::chrono::year(2024) / 2 / 15);
    (void)::words::month_alone(12);
    (void)::words::listed({"a", "b"});
    ::words::speak("en");
}
