// SPDX-License-Identifier: Apache-2.0
// The calm picture of a machine at which nobody can begin, and what none of them may do: stand still.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::Picture;
using fixture::ScreenFixture;

TEST(TheCalmPicture, OfAClosedKioskSaysSoAndInvitesNobody) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        const screens::View view = examples::closed_attract(Tongue::english, 0);
        fixture.show(view);
        EXPECT_FALSE(fixture.find("begin")) << "there is nothing to begin";
        EXPECT_EQ(fixture.find("headline")->name, "We are closed at the moment");
        EXPECT_EQ(fixture.find("message")->name, "You can answer here again from 2 February 2024, 10:00.");
        EXPECT_TRUE(fixture.find("greeting:ar"));
        EXPECT_TRUE(screens::get_if<screens::Wake>(fixture.tap_at(view, 3, 3).front()))
            << "its page comes back";
        EXPECT_TRUE(screens::get_if<screens::Wake>(fixture.strike(view, touch::Key::down).front()));
    }
}

TEST(TheCalmPicture, OfAConsultationThatIsOverSaysWhichAndSinceWhen) {
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    screens::View view = examples::attract(Tongue::english, 0);
    auto& attract = std::get<screens::Attract>(view.screen);
    attract.closed = true;
    attract.closed_on = attract.closes;
    fixture.show(view);
    EXPECT_FALSE(fixture.find("begin"));
    EXPECT_EQ(fixture.find("headline")->name, "Help make Liverpool fairer and more equal");
    EXPECT_EQ(fixture.find("message")->name, "This consultation closed on 15 February 2024");
}

// Where there is one language alone its words would else come back at one place each time; with an even
// number each language would.
TEST(TheCalmPicture, StandsOnEachGroundForHalfOfTheTimeWhetherItHasOneLanguageOrMany) {
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    for (const std::size_t languages : {1U, 2U, 3U, 12U}) {
        constexpr int steps = 24;
        int dark = 0, in_a_row = 0, longest = 0;
        bool was_dark = false;
        for (int step = 0; step < steps; ++step) {
            screens::View view = examples::closed_attract(Tongue::english, step);
            view.chrome.languages.resize(languages);
            fixture.show(view);
            const touch::Colour ground = fixture.find("headline")->background;
            const bool is_dark = !(ground == touch::theme(view.chrome.palette).paper);
            dark += is_dark ? 1 : 0;
            in_a_row = step > 0 && is_dark == was_dark ? in_a_row + 1 : 1;
            longest = std::max(longest, in_a_row);
            was_dark = is_dark;
        }
        EXPECT_EQ(dark, steps / 2) << languages;
        EXPECT_LE(longest, 2) << languages;
    }
}

}  // namespace
