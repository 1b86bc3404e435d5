// SPDX-License-Identifier: Apache-2.0
// The pictures that the audit measures are those that a resident sees: held against the real window.
#include <filesystem>

#include <gtest/gtest.h>
#include <png.h>

#include "kiosk/window/window.h"
#include "tests/audit/camera.h"
#include "tests/scratch_folder.h"
#include "tests/screens/screen_fixture.h"
#include "tests/window/own_display.h"

namespace audit {
namespace {

std::vector<std::uint8_t> shot_of(kiosk::Window& window, const screens::View& view) {
    touch::Hands hands;
    do {
        window.glass().begin(std::chrono::seconds{1});
        {
            touch::Frame frame(window.glass(), screens::frame_setup_of(view), fixture::typesetter(), window,
                               hands);
            screens::draw(view, frame);
        }
        window.glass().end();
    } while (!window.glass().settled());
    const testing::ScratchFolder folder;
    const auto file = folder / "raster.png";
    const auto shot = window.screenshot(file, touch::theme(view.chrome.palette).paper);
    if (!shot) throw std::runtime_error(shot.error().sentence);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    png_image_begin_read_from_file(&image, file.c_str());
    image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr);
    return rgb;
}

// Pixels of which a channel differs by more than rounding.
std::size_t different(const Pixels& ours, const std::vector<std::uint8_t>& theirs) {
    constexpr int rounding = 6;
    std::size_t count = 0, at = 0;
    for (int y = 0; y < ours.height(); ++y)
        for (int x = 0; x < ours.width(); ++x, at += 3) {
            const touch::Colour colour = ours.at(x, y);
            count += std::abs(colour.red - theirs[at]) > rounding ||
                             std::abs(colour.green - theirs[at + 1]) > rounding ||
                             std::abs(colour.blue - theirs[at + 2]) > rounding
                         ? 1U
                         : 0U;
        }
    return count;
}

TEST(Raster, PaintsWhatTheWindowShows) {
    fixture::speak(examples::Tongue::english);
    const auto views = examples::all_views(examples::Tongue::english);
    std::vector<Pixels> ours;
    {
        Camera camera;
        for (const auto& [name, view] : views) {
            camera.show(view, {});
            ours.push_back(camera.photo());
        }
    }
    const OwnDisplay display;
    auto opened = kiosk::Window::open(
        {.screen_width_mm = usual_panel.width_mm, .screen_height_mm = usual_panel.height_mm});
    ASSERT_TRUE(opened) << opened.error().sentence;
    for (std::size_t at = 0; at < views.size(); ++at) {
        const std::size_t pixels = static_cast<std::size_t>(ours[at].width()) * ours[at].height();
        const auto shot = shot_of(**opened, views[at].second);
        ASSERT_EQ(shot.size(), pixels * 3);
        // Drivers disagree about the soft edge of a round corner; of anything else they may not.
        EXPECT_LT(different(ours[at], shot), pixels / 1000) << views[at].first;
    }
}

}  // namespace
}  // namespace audit
