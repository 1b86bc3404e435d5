// SPDX-License-Identifier: Apache-2.0
// The council's picture on the first screen. It leaves no Node: what is looked at is what was drawn.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "kiosk/pictures/album.h"
#include "kiosk/touch/theme_rules.h"
#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;

// Remembers the coloured pictures that a frame was drawn with.
class Drawn final : public touch::Textures {
 public:
    std::uintptr_t texture(const text::Picture& picture) override {
        if (picture.coloured) sizes.push_back({picture.width, picture.height});
        return 0;
    }
    void drop(const std::vector<std::uint64_t>&) override {}

    struct Size {
        int width, height;
    };
    std::vector<Size> sizes;
};

class AnUprightWelcome : public testing::TestWithParam<Tongue> {
 protected:
    void show(const screens::View& view) {
        drawn_.sizes.clear();
        do {
            glass_.begin(std::chrono::seconds{1});
            {
                touch::Frame frame(glass_, screens::frame_setup_of(view), fixture::typesetter(), drawn_,
                                   hands_, nullptr, &theme_);
                screens::draw(view, frame);
            }
            glass_.end();
        } while (!glass_.settled());
    }
    // Between the words at the head of the page and the first language.
    float room_for_picture() const {
        float words_end = 0, languages_begin = 1e6F;
        for (const touch::Node& node : hands_.nodes)
            if (node.id.starts_with("language:")) languages_begin = std::min(languages_begin, node.bounds.y);
        for (const touch::Node& node : hands_.nodes)
            if ((node.id == "kicker" || node.id.starts_with("welcome:")) && node.bounds.y < languages_begin)
                words_end = std::max(words_end, node.bounds.bottom());
        return languages_begin - words_end;
    }
    static std::string waterfront() {
        std::ifstream file(SOURCE_DIR "/assets/themes/liverpool.svg");
        return {std::istreambuf_iterator<char>(file), {}};
    }

    const touch::Surface surface_ = fixture::surface_of(fixture::Picture::portrait);
    touch::Glass glass_{surface_};
    touch::Hands hands_;
    Drawn drawn_;
    pictures::Album theme_{{{touch::welcome_picture, waterfront()}}};
};

TEST_P(AnUprightWelcome, ShowsTheThemesPictureFromEdgeToEdgeBetweenTitleAndLanguages) {
    fixture::speak(GetParam());
    const screens::View view = examples::welcome(GetParam());
    show(view);
    ASSERT_FALSE(drawn_.sizes.empty()) << "no picture";
    for (const Drawn::Size& size : drawn_.sizes) {
        EXPECT_EQ(size.width, surface_.width_px);
        EXPECT_GE(room_for_picture() * surface_.px_per_mm, size.height) << "it lies under words or controls";
    }
}

TEST_P(AnUprightWelcome, ShowsNoneInThePalettesThatAreNotTheCouncils) {
    fixture::speak(GetParam());
    screens::View view = examples::welcome(GetParam());
    for (const touch::Palette palette : touch::palettes) {
        view.chrome.palette = palette;
        show(view);
        EXPECT_EQ(drawn_.sizes.empty(), palette != touch::Palette::standard) << touch::name_of(palette);
    }
}

INSTANTIATE_TEST_SUITE_P(Tongues, AnUprightWelcome, testing::Values(Tongue::english, Tongue::arabic));

}  // namespace
