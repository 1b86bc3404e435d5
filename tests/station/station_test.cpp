// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/staff/staff_pin.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

class TheStation : public AtTheKiosk {
 protected:
    static void SetUpTestSuite() { pin_hash_ = *kiosk::hash_pin("482915"); }
    void open_with_pin() {
        config_.pin_hash = pin_hash_;
        open();
    }
    void enter(const std::string& pin) {
        for (const char digit : pin) ask(PinDigit{digit - '0'});
        ask(PinEnter{});
    }
    static std::string bytes_of(const std::filesystem::path& file) {
        std::ostringstream all;
        all << std::ifstream(file).rdbuf();
        return all.str();
    }
    std::string shipped_form() { return bytes_of(*config_.form); }
    // As the sync puts it there, pictures and all.
    store::StoredForm fetched_form(const std::string& version, const std::string& xml) {
        store::StoredForm form{config_.form_id, version, "md5:0", xml, {}, now_.wall};
        for (const auto& file : std::filesystem::directory_iterator(shipped_media()))
            form.media.push_back({file.path().filename().string(), bytes_of(file.path()), "md5:0"});
        return form;
    }
    std::filesystem::path shipped_media() const {
        return std::filesystem::path(SOURCE_DIR) / "assets" / "consultations" / config_.form_id / "media";
    }
    std::string complaint() {
        const auto opened = kiosk::Station::open(config_, now_);
        return opened ? "" : opened.error().sentence;
    }
    static inline std::string pin_hash_;
};

TEST_F(TheStation, HoldingTheCornerOpensThePinPadAndThePinTheStaffScreen) {
    open_with_pin();
    ask(HoldCorner{});
    EXPECT_EQ(see<PinPad>().digits, 0);
    enter("482915");
    EXPECT_EQ(see<Staff>().form_version, "2024-01-08.1");
    EXPECT_EQ(see<Staff>().visits_today, 0);
}

TEST_F(TheStation, AWrongPinSaysHowManyTriesAreLeftAndTheFifthBringsAWait) {
    open_with_pin();
    ask(HoldCorner{});
    enter("111222");
    EXPECT_EQ(see<PinPad>().tries_left, 4);
    for (int tries = 0; tries < 4; ++tries) enter("111222");
    EXPECT_GT(see<PinPad>().wait_s, 0);
    enter("482915");
    EXPECT_EQ(name(), "pin_pad") << "not even the right PIN is tried during a wait";
    pass(16s);
    enter("482915");
    EXPECT_EQ(name(), "staff");
}

TEST_F(TheStation, TheSurveyGoesOnWhileThePinIsLocked) {
    open_with_pin();
    ask(HoldCorner{});
    for (int tries = 0; tries < 5; ++tries) enter("111222");
    ask(LeaveStaff{});
    go_to_first_question();
    EXPECT_EQ(name(), "question");
}

TEST_F(TheStation, IsLoweredOnEverySightAndAgainPutBack) {
    open_with_pin();
    const auto lowered = [&] { return station_->view(now_).chrome.lowered; };
    EXPECT_FLOAT_EQ(station_->view(now_).chrome.lowered_height_mm, 320)
        << "1220 mm less the 900 of the mounting";
    ask(ToggleLowered{});
    EXPECT_TRUE(lowered());
    ask(Start{});
    ask(OpenSheet{Sheet::size});
    EXPECT_TRUE(lowered());
    ask(HoldCorner{});
    EXPECT_EQ(name(), "pin_pad");
    EXPECT_TRUE(lowered());
    ask(ToggleLowered{});
    EXPECT_FALSE(lowered()) << "staff may put it back";
    ask(ToggleLowered{});
    enter("482915");
    EXPECT_EQ(name(), "staff");
    EXPECT_TRUE(lowered());
    ask(LeaveStaff{});
    ask(Finish{});
    pass(1s);
    EXPECT_FALSE(lowered()) << "the next person finds it as it was";
}

TEST_F(TheStation, IsLoweredOutOfServiceToo) {
    config_.form.reset();
    open();
    EXPECT_EQ(name(), "out_of_service");
    ask(ToggleLowered{});
    EXPECT_TRUE(station_->view(now_).chrome.lowered);
    EXPECT_FLOAT_EQ(station_->view(now_).chrome.lowered_height_mm, 320);
    ask(ToggleLowered{});
    EXPECT_FALSE(station_->view(now_).chrome.lowered);
}

TEST_F(TheStation, LeavingTheStaffScreenLeadsBackIntoTheOpenVisit) {
    open_with_pin();
    go_to_first_question();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_TRUE(see<Staff>().in_visit);
    ask(LeaveStaff{});
    EXPECT_EQ(name(), "question");
}

TEST_F(TheStation, StaffResetEndsTheVisitWithoutSubmittingIt) {
    open_with_pin();
    go_to_first_question();
    ask(GiveAnswer{"/data/respondent/capacity", "resident"});
    ask(HoldCorner{});
    enter("482915");
    ask(StaffReset{});
    EXPECT_EQ(name(), "welcome");
    EXPECT_EQ(tally().waiting, 0);
}

TEST_F(TheStation, NoAnswerReachesTheStaffScreen) {
    open_with_pin();
    go_to_first_question();
    ask(GiveAnswer{"/data/respondent/capacity", "resident"});
    ask(HoldCorner{});
    enter("482915");
    const View view = station_->view(now_);
    const auto& staff = std::get<Staff>(view.screen);
    for (const std::string& words : {staff.last_outcome, staff.trouble, staff.form_title})
        EXPECT_EQ(words.find("resident"), std::string::npos);
}

TEST_F(TheStation, UploadNowWritesTheFileThatThePathUnitWatches) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_FALSE(std::filesystem::exists(config_.upload_request));
    ask(StaffUpload{});
    EXPECT_TRUE(std::filesystem::exists(config_.upload_request));
    EXPECT_TRUE(see<Staff>().upload_asked);
}

TEST_F(TheStation, UploadNowAlsoTriesWhatTheServerRefused) {
    open_with_pin();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});
    in_database("UPDATE outbox SET state = 'refused'");
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().refused, 1);
    ask(StaffUpload{});
    EXPECT_EQ(see<Staff>().refused, 0);
    EXPECT_EQ(see<Staff>().waiting, 1);
}

TEST_F(TheStation, StaffSeeWhyASubmissionCouldNotBeStored) {
    open_with_pin();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    in_database("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    ask(Submit{});
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble.find("disk full"), std::string::npos) << see<Staff>().trouble;
}

TEST_F(TheStation, PracticeModeShowsItsBannerUntilItIsTurnedOff) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    ask(StaffPractice{Practice::on});
    ask(LeaveStaff{});
    EXPECT_TRUE(station_->view(now_).chrome.practice);
    ask(HoldCorner{});
    enter("482915");
    ask(StaffPractice{Practice::off});
    EXPECT_FALSE(station_->view(now_).chrome.practice);
}

TEST_F(TheStation, AStaffScreenThatIsLeftAloneCloses) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    pass(121s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, CloseEndsTheProgram) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_FALSE(station_->closing());
    ask(StaffClose{});
    EXPECT_TRUE(station_->closing());
}

TEST_F(TheStation, AfterTheClosingDayAVisitCannotBegin) {
    now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 16} + 12h;
    open();
    EXPECT_TRUE(see<Welcome>().closed);
    ask(Start{});
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, TheClosingDayItselfStillCounts) {
    now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 15} + 12h;
    open();
    EXPECT_FALSE(see<Welcome>().closed);
}

TEST_F(TheStation, PracticeIgnoresTheDatesAndSaysSo) {
    now_.wall = std::chrono::sys_days{std::chrono::year{2026} / 2 / 16};
    config_.practice = true;
    open();
    EXPECT_FALSE(see<Welcome>().closed);
    EXPECT_TRUE(view_.chrome.practice);
}

TEST_F(TheStation, WithoutAFormItIsOutOfServiceUntilOneComes) {
    const std::string xml = shipped_form();
    config_.form.reset();
    open();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::no_consultation);
    auto other = store::Store::open(config_.database.string());
    ASSERT_TRUE(other->put_form(fetched_form("2024-01-08.1", xml)));
    pass(31s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, ANewFormTakesItsPlaceOnlyBetweenTwoVisits) {
    open_with_pin();
    std::string xml = shipped_form();
    const auto version = xml.find("2024-01-08.1\"");
    ASSERT_NE(version, std::string::npos);
    xml.replace(version, 12, "2024-01-08.2");
    go_to_first_question();
    auto other = store::Store::open(config_.database.string());
    ASSERT_TRUE(other->put_form(fetched_form("2024-01-08.2", xml)));
    pass(60s);
    const auto version_shown = [&] {
        ask(HoldCorner{});
        enter("482915");
        const std::string shown = see<Staff>().form_version;
        ask(LeaveStaff{});
        return shown;
    };
    EXPECT_EQ(version_shown(), "2024-01-08.1") << "an open visit keeps its form";
    ask(Finish{});
    pass(31s);
    EXPECT_EQ(version_shown(), "2024-01-08.2");
}

TEST_F(TheStation, AFormThatIsMissingIsNamed) {
    config_.form = folder_ / "nowhere.xml";
    EXPECT_NE(complaint().find("nowhere.xml"), std::string::npos) << complaint();
}

TEST_F(TheStation, AFormThatCannotRunIsRefusedWithItsProblems) {
    std::ofstream(folder_ / "form.xml") << "<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>";
    config_.form = folder_ / "form.xml";
    EXPECT_NE(complaint().find("cannot be run"), std::string::npos) << complaint();
}

TEST_F(TheStation, AFormWithoutAKeyIsRefusedBecauseNothingCouldBeSealed) {
    config_.public_key.reset();
    EXPECT_NE(complaint().find("no public key"), std::string::npos) << complaint();
}

TEST_F(TheStation, AKeyThatIsNoneIsRefused) {
    std::ofstream(folder_ / "public.pem") << "not a key";
    EXPECT_NE(complaint(), "");
}

TEST_F(TheStation, ALanguageThatTheFormLacksIsRefusedByName) {
    std::string xml = shipped_form();
    const auto polish = xml.find("(pl)\"");
    ASSERT_NE(polish, std::string::npos);
    xml.replace(polish, 4, "(cy)");
    std::ofstream(folder_ / "form.xml") << xml;
    std::filesystem::copy(shipped_media(), folder_ / "media");
    config_.form = folder_ / "form.xml";
    config_.languages = {"en", "pl"};
    EXPECT_NE(complaint().find("'pl'"), std::string::npos) << complaint();
}

TEST_F(TheStation, AFolderInTheDatabasesPlaceIsOneSentence) {
    std::filesystem::create_directories(config_.database);
    EXPECT_NE(complaint().find(config_.database.string()), std::string::npos) << complaint();
}

}  // namespace
