// SPDX-License-Identifier: Apache-2.0
// Every language is two taps away from every page, in its own name and script.
#include "kiosk/words/languages.h"

#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::Picture;
using touch::TextSize;

const TextSize all_sizes[] = {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest};

TEST(TheLanguages, AreAllOnOneSheetAtEverySizeUprightAndNot) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const TextSize size : all_sizes) {
            SCOPED_TRACE(testing::Message() << "size " << static_cast<int>(size) << ", portrait "
                                            << (picture == Picture::portrait));
            fixture::ScreenFixture fixture(picture, Tongue::stretched);
            screens::View view = examples::proposal(Tongue::stretched);
            view.chrome.size = size;
            view.sheet = screens::Sheet::language;
            fixture.show(view);
            for (const kiosk::SpokenLanguage& each : kiosk::spoken_languages()) {
                const touch::Node* node = fixture.find(std::string("language:") + each.code);
                ASSERT_NE(node, nullptr) << each.code;
                EXPECT_EQ(node->name, each.own_name);
                EXPECT_EQ(node->language, each.code) << "its own voice says it";
            }
        }
}

TEST(TheLanguages, AreOneTapAwayFromEveryScreenOfAVisit) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const TextSize size : all_sizes)
            for (auto& [name, view] : examples::all_views(Tongue::english)) {
                const bool of_staff = std::holds_alternative<screens::Staff>(view.screen) ||
                                      std::holds_alternative<screens::PinPad>(view.screen) ||
                                      std::holds_alternative<screens::StaffTrial>(view.screen) ||
                                      std::holds_alternative<screens::Readiness>(view.screen) ||
                                      std::holds_alternative<screens::StaffHours>(view.screen);
                // The invitation greets in all of them, and a touch anywhere leads to where they are chosen.
                const bool invites = std::holds_alternative<screens::Attract>(view.screen);
                if (of_staff || invites || std::holds_alternative<screens::OutOfService>(view.screen))
                    continue;
                SCOPED_TRACE(name);
                fixture::ScreenFixture fixture(picture, Tongue::english);
                view.chrome.size = size;
                fixture.show(view);
                EXPECT_NE(fixture.find("language"), nullptr);
            }
}

}  // namespace
