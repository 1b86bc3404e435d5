// SPDX-License-Identifier: Apache-2.0
// The spoken invitation: to whom the kiosk says it, and how often.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drive/test_council.h"

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const char* const english = "Liverpool City Council would like to know what you think";

class SpokenInvitation : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_ = std::make_unique<drive::TestCouncil>(
            fs::path(BINARY_DIR) / "journey" / ("invited-" + name),
            fs::path(SOURCE_DIR) / "assets/consultations", "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
    }
    drive::Driver kiosk(const std::string& speech) const {
        std::ofstream(council_->config(), std::ios::app) << "\n[speech]\n" << speech << "\n";
        return council_->kiosk();
    }
    drive::Driver inviting() const { return kiosk("invitation = true"); }
    static std::vector<std::string> heard(drive::Driver& kiosk) {
        return kiosk.say({{"do", "heard"}})["heard"];
    }
    // Where there is nothing.
    static void touch(drive::Driver& kiosk) { kiosk.say({{"do", "tap"}, {"at", {3, 700}}}); }

    std::unique_ptr<drive::TestCouncil> council_;
};

TEST_F(SpokenInvitation, IsHeardOnceByWhoeverComesToAKioskThatStoodAlone) {
    drive::Driver kiosk = inviting();
    EXPECT_THAT(heard(kiosk), IsEmpty()) << "nobody has come";
    touch(kiosk);
    EXPECT_THAT(heard(kiosk), ElementsAre(HasSubstr(english)));
    touch(kiosk);
    EXPECT_THAT(heard(kiosk), IsEmpty()) << "again to the same person";
    kiosk.advance(130);
    ASSERT_EQ(kiosk.screen(), "attract");
    EXPECT_THAT(heard(kiosk), IsEmpty()) << "to an empty room";
    touch(kiosk);
    ASSERT_EQ(kiosk.screen(), "welcome");
    EXPECT_THAT(heard(kiosk), ElementsAre(HasSubstr(english)));
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(SpokenInvitation, IsNeverHeardOverAVisit) {
    drive::Driver kiosk = inviting();
    kiosk.start();
    ASSERT_EQ(kiosk.screen(), "question");
    touch(kiosk);
    EXPECT_THAT(heard(kiosk), IsEmpty());
    kiosk.advance(170);  // left alone, it is forgotten
    ASSERT_EQ(kiosk.screen(), "welcome");
    touch(kiosk);
    EXPECT_THAT(heard(kiosk), ElementsAre(HasSubstr(english)));
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(SpokenInvitation, IsNotHeardByWhoeverHasJustLeft) {
    drive::Driver kiosk = inviting();
    kiosk.start();
    kiosk.tap_id("finish");
    kiosk.tap_id("clear");
    ASSERT_EQ(kiosk.screen(), "welcome");
    EXPECT_THAT(heard(kiosk), IsEmpty());
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(SpokenInvitation, IsInTheLanguageOfTheWelcome) {
    drive::Driver kiosk = inviting();
    kiosk.tap_id("language:ar");
    EXPECT_THAT(heard(kiosk), ElementsAre(HasSubstr("”استماع“")));
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(SpokenInvitation, LeavesTheFirstWordToSpeechThatBeginsByAKey) {
    drive::Driver kiosk = inviting();
    kiosk.key("F19");
    const auto said = heard(kiosk);
    ASSERT_FALSE(said.empty());
    EXPECT_THAT(said.front(), testing::StartsWith("Speech is on."));
    EXPECT_THAT(said, testing::Not(testing::Contains(HasSubstr(english))));
    EXPECT_EQ(kiosk.quit(), 0);
}

TEST_F(SpokenInvitation, IsNotHeardUnlessTheCouncilWantsItAndThereIsSound) {
    drive::Driver unasked = council_->kiosk();
    touch(unasked);
    EXPECT_THAT(heard(unasked), IsEmpty());
    EXPECT_EQ(unasked.quit(), 0);
    drive::Driver silent = kiosk("invitation = true\ndevice = \"\"");
    touch(silent);
    EXPECT_THAT(heard(silent), IsEmpty());
    EXPECT_EQ(silent.quit(), 0);
}

}  // namespace
