// SPDX-License-Identifier: Apache-2.0
#include "tests/screens/screen_fixture.h"

#include <gtest/gtest.h>

#include "kiosk/words/words.h"

namespace fixture {

using namespace std::chrono_literals;

touch::Surface surface_of(Picture picture) {
    if (picture == Picture::portrait) return {1080, 1920, px_per_mm};
    return {1920, 1080, px_per_mm};
}

void speak(examples::Tongue tongue) {
    static const bool opened = [] {
        const auto open = words::open(std::string(BINARY_DIR) + "/words", {"ar", "en-XA"});
        kiosk::require(open.has_value(), "the build made the catalogues of the tests");
        return true;
    }();
    if (opened) words::speak(examples::code_of(tongue));
}

text::Typesetter& typesetter() {
    static text::Typesetter typesetter = [] {
        auto opened = text::Typesetter::open();
        kiosk::require(opened.has_value(), "the fonts of the kiosk are installed");
        return std::move(*opened);
    }();
    return typesetter;
}

ScreenFixture::ScreenFixture(Picture picture, examples::Tongue tongue)
    : ScreenFixture(surface_of(picture), tongue) {}

ScreenFixture::ScreenFixture(touch::Surface surface, examples::Tongue tongue)
    : tongue_(tongue), headless_(surface) {
    speak(tongue);
}

std::vector<screens::Intent> ScreenFixture::draw(const screens::View& view) {
    std::vector<screens::Intent> all;
    headless_.draw(
        [&] {
            touch::Frame frame(headless_.glass(), screens::frame_setup_of(view), typesetter(), headless_,
                               hands_);
            for (screens::Intent& intent : screens::draw(view, frame)) all.push_back(std::move(intent));
        },
        boot_);
    return all;
}

const std::vector<touch::Node>& ScreenFixture::show(const screens::View& view) {
    draw(view);
    return hands_.nodes;
}

const touch::Node* ScreenFixture::find(const std::string& id) const {
    for (const touch::Node& node : hands_.nodes)
        if (node.id == id) return &node;
    for (const touch::Node& node : hands_.nodes)
        if (node.name == id && node.focusable) return &node;
    return nullptr;
}

std::vector<screens::Intent> ScreenFixture::tap(const screens::View& view, const std::string& id_or_name) {
    show(view);
    const touch::Node* node = find(id_or_name);
    if (node == nullptr) ADD_FAILURE() << "nothing on this screen is called '" << id_or_name << "'";
    if (node == nullptr) return {};
    return tap_at(view, node->bounds.x + node->bounds.width / 2, node->bounds.y + node->bounds.height / 2);
}

std::vector<screens::Intent> ScreenFixture::tap_at(const screens::View& view, float x_mm, float y_mm) {
    headless_.glass().press(x_mm * px_per_mm, y_mm * px_per_mm);
    headless_.glass().release();
    return draw(view);
}

std::vector<screens::Intent> ScreenFixture::drag(const screens::View& view, Spot from, Spot to) {
    show(view);
    headless_.glass().press(from.x * px_per_mm, from.y * px_per_mm);
    headless_.glass().drag(to.x * px_per_mm, to.y * px_per_mm);
    headless_.glass().release();
    return draw(view);
}

std::vector<screens::Intent> ScreenFixture::strike(const screens::View& view, touch::Key key) {
    show(view);
    headless_.glass().strike(key);
    return draw(view);
}

std::vector<screens::Intent> ScreenFixture::type(const screens::View& view, const std::string& words) {
    show(view);
    headless_.glass().type(words);
    return draw(view);
}

std::vector<screens::Intent> ScreenFixture::hold_corner(const screens::View& view,
                                                        std::chrono::milliseconds held) {
    show(view);
    const touch::Surface& surface = headless_.surface();
    const float start = 5 * px_per_mm;
    const bool mirrored = tongue_ == examples::Tongue::arabic;
    headless_.glass().press(mirrored ? static_cast<float>(surface.width_px) - start : start, start);
    draw(view);
    boot_ += held;
    std::vector<screens::Intent> intents = draw(view);
    headless_.glass().release();
    draw(view);
    return intents;
}

}  // namespace fixture
