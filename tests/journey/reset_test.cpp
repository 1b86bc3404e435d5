// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F14: the graphics driver is reset while somebody is on a page, at random. The kiosk ends by
// itself and says why; what they had typed stands in no file; the next one begins at the welcome, and what
// was thanked for is there, once. Software OpenGL is never reset: kiosk/kill_point.h says so in its place.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"
#include "tests/window/own_display.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

class Reset : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_.emplace(fs::path(BINARY_DIR) / "journey" / ("reset-" + name),
                         fs::path(SOURCE_DIR) / "assets/consultations",
                         "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
        ::setenv("HAVE_YOUR_SAY_RESET_WHEN", reset().c_str(), 1);
    }
    void TearDown() override { ::unsetenv("HAVE_YOUR_SAY_RESET_WHEN"); }

    fs::path reset() const { return council_->folder().string() + ".reset"; }  // no file of the kiosk's
    drive::Driver start() const { return council_->kiosk({"--window", "1280x800"}); }

    // So many steps into a visit, which says its marker wherever it may; then to the thanks, if that is near.
    void visit(drive::Driver& kiosk, long steps) {
        marker_ = "m" + std::to_string(getpid()) + "x" + std::to_string(++visits_) + "q";
        if (steps == 0) return;
        kiosk.start();
        for (long step = 1; step < steps; ++step) {
            const auto seen = kiosk.look();
            if (seen["screen"] == "thanks") return;
            if (seen["screen"] == "check") {
                kiosk.submit();
                thanked_ += kiosk.screen() == "thanks" ? 1 : 0;
                continue;
            }
            for (const auto& node : seen["nodes"])
                if (node["role"] == "text_field" &&
                    node["id"] != "field:/data/respondent/postcode_district") {
                    kiosk.tap_id(node["id"]);
                    kiosk.type(marker_);
                }
            kiosk.go_on();
        }
        pages_.insert(kiosk.screen());
    }

    // "" where the kiosk ends by itself, in order and with its sentence.
    std::string end(drive::Driver& kiosk) const {
        const auto told = fs::exists(council_->errors()) ? fs::file_size(council_->errors()) : 0;
        try {
            for (int looks = 0; looks < 3; ++looks) kiosk.look();
        } catch (const std::runtime_error&) {
            if (const int code = kiosk.process().wait(); code != 0)
                return "it ends with " + std::to_string(code);
            std::ifstream errors(council_->errors());
            errors.seekg(static_cast<std::streamoff>(told));
            const std::string said((std::istreambuf_iterator<char>(errors)), {});
            return said.find("the graphics driver was reset") == said.npos ? "it says nothing of it" : "";
        }
        return "it goes on without a picture";
    }

    std::vector<std::string> left() const { return residue::files_with(marker_, council_->folder()); }

    OwnDisplay display_{"1920x1920x24"};  // as square as [screen] says
    std::optional<drive::TestCouncil> council_;
    std::string marker_;
    std::set<std::string> pages_;
    long visits_ = 0, thanked_ = 0;
};

TEST_F(Reset, OnAnyPageEndsTheKioskWipesTheVisitAndTheNextOneBeginsAnew) {
    std::mt19937_64 random(campaign::seed());
    campaign::Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = 0};
    long slowest_ms = 0;
    for (const long all = campaign::times(2); account.tried < all; ++account.tried) {
        SCOPED_TRACE("reset " + std::to_string(account.tried) + ", seed " + std::to_string(campaign::seed()));
        drive::Driver kiosk = start();
        visit(kiosk, static_cast<long>(random() % 60));
        std::ofstream(reset()) << "now";
        ASSERT_EQ(end(kiosk), "");
        fs::remove(reset());
        const auto ended = steady_clock::now();
        account.leaked += static_cast<long>(left().size());
        drive::Driver next = start();
        ASSERT_EQ(next.screen(), "welcome");
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - ended);
        slowest_ms = std::max(slowest_ms, static_cast<long>(took.count()));
        EXPECT_FALSE(next.shows(marker_));
        EXPECT_EQ(next.quit(), 0);
    }
    RecordProperty("slowest_ms", std::to_string(slowest_ms));
    ASSERT_EQ(council_->sync().code, 0);
    campaign::reckon_thanks(account, thanked_, static_cast<long>(council_->exported().size()));
    account.close();
}

TEST_F(Reset, ThatTheKioskDoesNotSeeOrThatLeavesSomethingIsSeen) {
    {
        drive::Driver kiosk = start();
        visit(kiosk, 3);
        EXPECT_EQ(end(kiosk), "it goes on without a picture");
        kiosk.process().kill(SIGKILL);
    }
    EXPECT_EQ(left().size(), 0U);
    std::ofstream(council_->folder() / "kiosk" / "forgotten") << "said " << marker_;
    EXPECT_EQ(left().size(), 1U);
    drive::Driver kiosk = start();
    kiosk.process().kill(SIGKILL);
    EXPECT_NE(end(kiosk), "") << "a kiosk that falls is no kiosk that ends";
}

}  // namespace
