// SPDX-License-Identifier: Apache-2.0
// The click of a press that does something, through the whole kiosk.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* click = "(click)";

class AClick : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_ = std::make_unique<drive::TestCouncil>(fs::path(BINARY_DIR) / "journey" / ("click-" + name),
                                                        fs::path(SOURCE_DIR) / "assets/consultations",
                                                        "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
    }
    drive::Driver kiosk(const std::string& speech) const {
        std::ofstream(council_->config(), std::ios::app) << "\n[speech]\n" << speech << "\n";
        return council_->kiosk();
    }
    static std::vector<std::string> heard(drive::Driver& kiosk) {
        return kiosk.say({{"do", "heard"}})["heard"];
    }
    static std::vector<std::string> heard_at(drive::Driver& kiosk, const std::string& id) {
        (void)heard(kiosk);
        kiosk.tap_id(id);
        return heard(kiosk);
    }

    static std::string first(drive::Driver& kiosk, const std::string& role) {
        const nlohmann::json seen = kiosk.look();  // outlives the loop over a part of it
        for (const auto& node : seen["nodes"])
            if (node["role"] == role) return node["id"];
        return "";
    }

    std::unique_ptr<drive::TestCouncil> council_;
};

TEST_F(AClick, IsHeardAtEachPressThatDoesSomethingAndAtNoOther) {
    drive::Driver kiosk = this->kiosk("click = true");
    kiosk.start();
    ASSERT_EQ(kiosk.screen(), "question");
    EXPECT_THAT(heard(kiosk), testing::Contains(click));
    kiosk.say({{"do", "tap"}, {"at", {3, 700}}});
    EXPECT_THAT(heard(kiosk), IsEmpty()) << "between two controls";
    EXPECT_THAT(heard_at(kiosk, first(kiosk, "checkbox")), ElementsAre(click));
    for (int pages = 0; pages < 12 && first(kiosk, "radio").empty(); ++pages) kiosk.go_on();
    const std::string choice = first(kiosk, "radio");
    ASSERT_NE(choice, "") << kiosk.screen();
    EXPECT_THAT(heard_at(kiosk, choice), ElementsAre(click));
    EXPECT_THAT(heard_at(kiosk, choice), IsEmpty()) << "it was chosen already";
    kiosk.advance(20);
    EXPECT_THAT(heard(kiosk), IsEmpty()) << "nobody pressed";
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(AClick, IsNotHeardUnlessTheCouncilWantsIt) {
    drive::Driver kiosk = council_->kiosk();
    kiosk.start();
    EXPECT_THAT(heard(kiosk), IsEmpty());
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(AClick, IsNoneWhereAllIsReadAloud) {
    drive::Driver kiosk = this->kiosk("click = true");
    kiosk.key("F19");
    for (int keys = 0; keys < 5; ++keys) kiosk.key("F20");
    EXPECT_THAT(heard(kiosk), testing::Not(testing::Contains(click)));
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
