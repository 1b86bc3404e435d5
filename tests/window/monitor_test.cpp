// SPDX-License-Identifier: Apache-2.0
// What becomes of the window when its monitor is turned, or unplugged and plugged in again: a right picture
// within 2 s. A busy machine may take any time for anything, so no second is counted here. What is counted is
// how often the kiosk wakes, and that news wakes it each time: whoever sleeps until a deadline sleeps for
// half a minute.
#include "tests/window/monitor.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <png.h>

#include "kiosk/window/window.h"
#include "tests/window/own_display.h"

namespace kiosk {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct MonitorOfAKiosk : testing::Test {
    void open() { open({.screen_width_mm = 476, .screen_height_mm = 268}); }
    void open(const Window::Options& options) {
        auto opened = Window::open(options);
        if (!opened) throw std::runtime_error(opened.error().sentence);
        window = std::move(*opened);
        paint();
    }
    void paint() {
        const touch::Colour paper = touch::theme(touch::Palette::standard).paper;
        do {
            window->glass().begin(boot);
            {
                touch::Frame frame(window->glass(), {.page = "one", .language = "en"}, typesetter, *window,
                                   hands);
                frame.fill({0, 0, frame.width(), frame.height()}, frame.theme().council);
            }
            window->glass().end();
        } while (!window->glass().settled());
        window->present(paper);
    }
    const touch::Surface& surface() const { return window->glass().surface(); }
    bool stands(int width, int height) const {
        return surface().width_px == width && surface().height_px == height;
    }
    // As the picture loop does it: wait for news, then paint, until the picture is right. Each news comes in
    // a message or two of X's: that the monitor is another, that the window is, that it wants to be painted.
    void comes_to_fill(int width, int height) {
        constexpr int most_news = 12;
        int news = 0;
        for (; !stands(width, height) || !is_painted(width, height); ++news) {
            ASSERT_LT(news, most_news) << surface().width_px << " x " << surface().height_px;
            const auto begun = steady_clock::now();
            window->wait(a_deadline);
            ASSERT_LT(steady_clock::now() - begun, a_deadline) << "no news woke it, of which it had " << news;
            paint();
        }
    }
    void pass(milliseconds time) {
        const auto end = steady_clock::now() + time;
        for (milliseconds left = time; left > milliseconds(0);
             left = std::chrono::ceil<milliseconds>(end - steady_clock::now())) {
            window->wait(left);
            paint();
        }
    }
    // Whether all of a picture of that size is painted.
    bool is_painted(int width, int height) {
        const auto file =
            std::filesystem::path(testing::TempDir()) / ("monitor" + std::to_string(getpid()) + ".png");
        const auto written = window->screenshot(file, touch::theme(touch::Palette::standard).paper);
        if (!written) return false;
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return false;
        image.format = PNG_FORMAT_RGB;
        std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
        png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr);
        std::filesystem::remove(file);
        const touch::Colour last{rgb[rgb.size() - 3], rgb[rgb.size() - 2], rgb[rgb.size() - 1]};
        return static_cast<int>(image.width) == width && static_cast<int>(image.height) == height &&
               last == touch::theme(touch::Palette::standard).council;
    }

    static constexpr milliseconds a_deadline{60000};  // what a kiosk that heard nothing would sleep
    OwnDisplay display{"1920x1920x24"};
    Monitor monitor;
    std::unique_ptr<Window> window;
    text::Typesetter typesetter = std::move(*text::Typesetter::open());
    touch::Hands hands;
    milliseconds boot{1000};
};

TEST_F(MonitorOfAKiosk, ThatIsTurnedHasARightPicture) {
    monitor.show(1920, 1080);
    open();
    ASSERT_TRUE(stands(1920, 1080));
    const float px_per_mm = surface().px_per_mm;
    EXPECT_NEAR(px_per_mm, 1920 / 476.0, 0.01);
    monitor.show(1080, 1920);
    comes_to_fill(1080, 1920);
    EXPECT_NEAR(surface().px_per_mm, px_per_mm, 0.01) << "the millimetres were turned with it";
}

// X then moves the pointer with it, and tells of that in the same breath.
TEST_F(MonitorOfAKiosk, ThatIsTurnedUnderAFingersPlaceIsFollowedAllTheSame) {
    monitor.show(1920, 1080);
    open();
    ASSERT_EQ(std::system("xdotool mousemove 1900 100"), 0);
    pass(milliseconds(200));
    ASSERT_EQ(std::system("xdotool mousemove 1800 200"), 0);
    monitor.show(1080, 1920);
    comes_to_fill(1080, 1920);
}

TEST_F(MonitorOfAKiosk, ThatWasUnpluggedHasARightPictureOnceItIsBack) {
    monitor.show(1920, 1080);
    open();
    const float px_per_mm = surface().px_per_mm;
    monitor.unplug();
    pass(milliseconds(500));
    monitor.show(1920, 1080);
    comes_to_fill(1920, 1080);
    EXPECT_NEAR(surface().px_per_mm, px_per_mm, 0.01);
    monitor.unplug();
    pass(milliseconds(500));
    monitor.show(1080, 1920);  // another way round than it was
    comes_to_fill(1080, 1920);
    EXPECT_NEAR(surface().px_per_mm, px_per_mm, 0.01);
}

// Its size comes by the same cable, and later than the picture: until then it tells 0 by 0.
TEST_F(MonitorOfAKiosk, ThatComesBackWithoutItsSizeKeepsItsLetters) {
    monitor.show(1920, 1080);
    ToldSize told{476, 268};
    open({.told_size = [&told] { return told; }});
    const float px_per_mm = surface().px_per_mm;
    EXPECT_NEAR(px_per_mm, 1920 / 476.0, 0.01);
    told = {};
    monitor.unplug();
    pass(milliseconds(500));
    monitor.show(1920, 1080);
    comes_to_fill(1920, 1080);
    EXPECT_NEAR(surface().px_per_mm, px_per_mm, 0.01);
    monitor.show(1080, 1920);
    comes_to_fill(1080, 1920);
    EXPECT_NEAR(surface().px_per_mm, px_per_mm, 0.01) << "turned meanwhile";
}

// This X server's own monitor tells none: so does one of a converter, whatever is done to it.
TEST_F(MonitorOfAKiosk, ThatNeverTellsASizeHasTheOneOfTheConfigurationEachTimeItComes) {
    monitor.show(1920, 1080);
    open();
    ASSERT_FALSE(told_size(glfwGetPrimaryMonitor()).told());
    for (const auto& [width, height] :
         {std::pair(1920, 1080), std::pair(1080, 1920), std::pair(1920, 1080)}) {
        monitor.unplug();
        pass(milliseconds(500));
        monitor.show(static_cast<unsigned>(width), static_cast<unsigned>(height));
        comes_to_fill(width, height);
        EXPECT_NEAR(surface().px_per_mm, 1920 / 476.0, 0.01);
    }
}

}  // namespace
}  // namespace kiosk
