// SPDX-License-Identifier: Apache-2.0
// The kiosk's own English: one name for one thing, and no promise that a machine in a library cannot keep.
#include <regex>

#include <gtest/gtest.h>

#include "tests/consultation/catalogue_file.h"

namespace consultation {
namespace {

bool has(const std::string& words, const std::string& pattern) {
    return std::regex_search(words, std::regex("\\b(" + pattern + ")\\b", std::regex::icase));
}

// What never comes back, and what is said in its place.
TEST(EnglishOfTheKiosk, OneThingHasOneName) {
    const struct {
        const char *never, *always;
    } names[] = {
        {"forgets?|erases?", "clear"},
        {"letters? left|%d letters?", "character"},
        {"controls? (before|that you)|next control|one control", "button"},
        {"sound", "speech"},
        {"the picture (off|on|is)|Picture:", "the screen"},
        {"square", "QR code"},
        {"field for", "answer box"},
        {"settings back", "Reset settings"},
        {"selected|select (all|at least|one)", "choose"},
    };
    const auto entries = english_of_the_kiosk();
    ASSERT_GT(entries.size(), 250U);
    for (const auto& [context, words] : entries)
        for (const auto& name : names) {
            // Where staff try whether anything is heard, it is the sound that they try.
            const bool meant = words.find("ound") != std::string::npos &&
                               name.never == std::string("sound") &&
                               (context == "staff" || words == "If you hear this, the sound works.");
            EXPECT_TRUE(meant || !has(words, name.never))
                << context << ": say " << name.always << " in: " << words;
        }
}

TEST(EnglishOfTheKiosk, LabelsAndPromisesSayWhatIsTrue) {
    const char* const never[] = {
        "I’m finished: ",   // whoever has answered all is finished, and loses all
        "tonight",          // from 2 in the morning, and only where the network works
        "stay private",     // the council reads them
        "at this machine",  // the reader is
        "locked",          "not in use", "clears by itself", "out of use", "that was wrong",
    };
    for (const auto& [context, words] : english_of_the_kiosk())
        for (const char* claim : never)
            EXPECT_EQ(words.find(claim), std::string::npos) << context << ": " << words;
}

// Heard, a button's name runs into the sentence without its marks.
TEST(EnglishOfTheKiosk, AButtonThatIsNamedInASentenceStandsInQuotationMarks) {
    const auto entries = english_of_the_kiosk();
    for (const auto& [button_context, button] : entries) {
        if (button_context != "button" || button.find(' ') == std::string::npos) continue;
        for (const auto& [context, words] : entries) {
            const auto named = context == "button" ? std::string::npos : words.find(button);
            if (named == std::string::npos || words == button) continue;
            EXPECT_TRUE(named >= 3 && words.compare(named - 3, 3, "“") == 0) << context << ": " << words;
        }
    }
}

}  // namespace
}  // namespace consultation
