// SPDX-License-Identifier: Apache-2.0
// Answers in progress are locked in memory (RELIABILITY D1). Where the machine does not let it, the kiosk
// says so.
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;

class Locked : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_.emplace(fs::path(BINARY_DIR) / "locked" / name,
                         fs::path(SOURCE_DIR) / "assets/consultations",
                         "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
    }
    // As many of its pages may be locked as `bytes` says.
    drive::Driver kiosk_with_limit(const std::string& bytes) const {
        return drive::Driver({"/usr/bin/prlimit", "--memlock=" + bytes, drive::program("kiosk"), "--config",
                              council_->config().string(), "--automation", "--headless"},
                             (council_->folder() / "said.txt").string());
    }
    std::optional<drive::TestCouncil> council_;
};

TEST_F(Locked, WithoutTheLimitOfItsUnitItSaysThatItIsNot) {
    drive::Driver kiosk = kiosk_with_limit("65536");
    EXPECT_EQ(kiosk.screen(), "welcome");
    EXPECT_EQ(kiosk.quit(), 0);
    std::ostringstream said;
    said << std::ifstream(council_->folder() / "said.txt").rdbuf();
    EXPECT_NE(said.str().find("its memory is not locked"), std::string::npos) << said.str();
}

}  // namespace
