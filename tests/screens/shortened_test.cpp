// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/shortened.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using screens::sentences_within;
using screens::words_within;

// On a real glass, in millimetres.
void measured(const std::function<void(touch::Frame&)>& look) {
    touch::Headless headless(fixture::surface_of(fixture::Picture::landscape));
    touch::Hands hands;
    fixture::speak(examples::Tongue::english);
    headless.draw(
        [&] {
            touch::Frame frame(headless.glass(), {.page = "one", .language = "en"}, fixture::typesetter(),
                               headless, hands);
            look(frame);
        },
        std::chrono::milliseconds{1000});
}

constexpr const char* said =
    "For example, L8. It shows where in the city answers come from. You may leave it empty.";

TEST(Shortened, WordsStandWholeWhereTheyFit) {
    measured([](touch::Frame& frame) {
        EXPECT_EQ(words_within(frame, said, {}, 2000, 1), said);
        EXPECT_EQ(sentences_within(frame, said, {}, 2000, 1), said);
        EXPECT_EQ(sentences_within(frame, "", {}, 100, 1), "");
    });
}

TEST(Shortened, SentencesGiveWayWholeFromTheLastOn) {
    measured([](touch::Frame& frame) {
        const float one = frame.measure("For example, L8.", {}, 0).width + 1;
        EXPECT_EQ(sentences_within(frame, said, {}, one, 1), "For example, L8.");
        const std::string two = "For example, L8. It shows where in the city answers come from.";
        EXPECT_EQ(sentences_within(frame, said, {}, frame.measure(two, {}, 0).width + 1, 1), two);
    });
}

TEST(Shortened, AFullStopInANumberEndsNoSentence) {
    measured([](touch::Frame& frame) {
        const std::string words = "About 2.5 miles. Or less.";
        EXPECT_EQ(sentences_within(frame, words, {}, frame.measure("About 2.5 miles.", {}, 0).width + 1, 1),
                  "About 2.5 miles.");
    });
}

TEST(Shortened, OfASentenceThatDoesNotFitItsFirstWordsStandBeforeAnEllipsis) {
    measured([](touch::Frame& frame) {
        const float room =
            frame.measure("Nobody is to be", {}, 0).width + frame.measure("\u2026", {}, 0).width + 1;
        EXPECT_EQ(sentences_within(frame, "Nobody is to be named here. Thank you.", {}, room, 1),
                  "Nobody is to be\u2026");
        EXPECT_EQ(
            words_within(frame, "Nobody, nobody, nobody at all", {},
                         frame.measure("Nobody,", {}, 0).width + frame.measure("\u2026", {}, 0).width + 1, 1),
            "Nobody\u2026")
            << "no mark stands before the ellipsis";
    });
}

}  // namespace
