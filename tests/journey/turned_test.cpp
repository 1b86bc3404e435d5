// SPDX-License-Identifier: Apache-2.0
// The whole kiosk, on a monitor that is turned, unplugged and plugged in again while nobody touches it. What
// is looked at is the X server's own picture.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/patience.h"
#include "tests/window/monitor.h"
#include "tests/window/own_display.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

class Turned : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_ = std::make_unique<drive::TestCouncil>(fs::path(BINARY_DIR) / "journey" / ("turned-" + name),
                                                        fs::path(SOURCE_DIR) / "assets/consultations",
                                                        "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
        std::ifstream written(council_->config());
        std::string toml((std::istreambuf_iterator<char>(written)), {});
        const std::string screen = "height_mm = 476\nfullscreen = false";
        toml.replace(toml.find(screen), screen.size(), "height_mm = 268");
        std::ofstream(council_->config()) << toml;
    }
    // A kiosk's screen is filled to its corners: with the bars, which are neither black nor the paper.
    bool fills(int width, int height) {
        XImage* image =
            XGetImage(x_.get(), DefaultRootWindow(x_.get()), 0, 0, 1920, 1920, AllPlanes, ZPixmap);
        const unsigned long nothing = BlackPixel(x_.get(), 0) & 0xFFFFFFU;
        const auto shown = [&](int x, int y) {
            return (image->f.get_pixel(image, x, y) & 0xFFFFFFU) != nothing;
        };
        const bool all =
            shown(1, 1) && shown(width - 2, 1) && shown(1, height - 2) && shown(width - 2, height - 2);
        const bool no_more =
            (width == 1920 || !shown(width + 2, 1)) && (height == 1920 || !shown(1, height + 2));
        image->f.destroy_image(image);
        return all && no_more;
    }
    bool comes_to_fill(int width, int height) {
        const auto end = steady_clock::now() + testing::patience;
        while (!fills(width, height)) {
            if (steady_clock::now() > end) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));  // X tells nobody of pixels
        }
        return true;
    }

    OwnDisplay display_{"1920x1920x24"};
    Monitor monitor_;
    std::unique_ptr<Display, int (*)(Display*)> x_{XOpenDisplay(nullptr), XCloseDisplay};
    std::unique_ptr<drive::TestCouncil> council_;
};

TEST_F(Turned, OrUnpluggedAndBackTheMonitorHasARightPictureAgain) {
    monitor_.show(1920, 1080);
    drive::Driver kiosk = council_->kiosk({});
    ASSERT_EQ(kiosk.screen(), "welcome");
    ASSERT_TRUE(comes_to_fill(1920, 1080));
    monitor_.show(1080, 1920);
    EXPECT_TRUE(comes_to_fill(1080, 1920)) << "turned";
    monitor_.unplug();
    monitor_.show(1920, 1080);
    EXPECT_TRUE(comes_to_fill(1920, 1080)) << "unplugged, and back another way round";
    EXPECT_EQ(kiosk.screen(), "welcome");
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
