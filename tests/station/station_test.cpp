// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <sstream>

#include <sqlite3.h>
#include <sys/mount.h>

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

// The other program, in the middle of a write.
class OtherWriter {
 public:
    explicit OtherWriter(const std::filesystem::path& database) {
        sqlite3_open(database.c_str(), &sqlite_);
        sqlite3_exec(sqlite_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    }
    ~OtherWriter() { sqlite3_close(sqlite_); }
    OtherWriter(const OtherWriter&) = delete;
    OtherWriter& operator=(const OtherWriter&) = delete;

 private:
    sqlite3* sqlite_ = nullptr;
};

// As the form itself says it.
std::string version_of(const std::string& xml) {
    const std::string begin = " version=\"2";  // of the primary instance, not of XML or ODK
    const auto at = xml.find(begin) + begin.size() - 1;
    return xml.substr(at, xml.find('"', at) - at);
}

TEST_F(TheStation, HoldingTheCornerOpensThePinPadAndThePinTheStaffScreen) {
    open_with_pin();
    ask(HoldCorner{});
    EXPECT_EQ(see<PinPad>().digits, 0);
    enter("482915");
    EXPECT_EQ(see<Staff>().form_version, version_of(shipped_form()));
    EXPECT_EQ(see<Staff>().visits_today, 0);
}

TEST_F(TheStation, TheStaffScreenFollowsTheUploadAskedForAndTheButtonComesBack) {
    open_with_pin();
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.counters().record_round({now_.wall, true, "There was nothing to send."}));
    ask(HoldCorner{});
    enter("482915");
    EXPECT_FALSE(see<Staff>().upload_asked);
    ask(StaffUpload{});
    EXPECT_TRUE(see<Staff>().upload_asked);
    EXPECT_LE(station_->deadline(now_).boot, now_.boot + 1s) << "the page is drawn anew while the round runs";
    pass(3s);
    EXPECT_TRUE(see<Staff>().upload_asked);
    ASSERT_TRUE(sync.counters().record_round({now_.wall, false, "1 waits."}));
    EXPECT_FALSE(see<Staff>().upload_asked);
    EXPECT_EQ(see<Staff>().last_outcome, "1 waits.");
    EXPECT_GT(station_->deadline(now_).boot, now_.boot + 1s);
    ask(StaffUpload{});
    EXPECT_TRUE(see<Staff>().upload_asked);
}

TEST_F(TheStation, TheStaffScreenTellsHowManyOfHowManyTheRoundHasSent) {
    using Step = Staff::Round::Step;
    open_with_pin();
    for (int visits = 0; visits < 2; ++visits) {
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ask(Submit{});
        ask(EndVisit{});
    }
    ask(HoldCorner{});
    enter("482915");
    ask(StaffUpload{});
    EXPECT_EQ(see<Staff>().round.step, Step::asked);
    std::filesystem::remove(config_.upload_request);  // as kiosk-sync does when it begins
    EXPECT_EQ(see<Staff>().round.step, Step::sends);
    EXPECT_EQ(see<Staff>().round.sent, 0);
    EXPECT_EQ(see<Staff>().round.all, 2);
    auto sync = *store::Store::open(config_.database.string());
    const auto numbers = *sync.outbox().due(now_.wall);
    ASSERT_EQ(numbers.size(), 2U);
    ASSERT_TRUE(sync.outbox().record_receipt(numbers[0], now_.wall));
    EXPECT_EQ(see<Staff>().round.sent, 1);
    ASSERT_TRUE(sync.outbox().record_receipt(numbers[1], now_.wall));
    EXPECT_EQ(see<Staff>().round.step, Step::fetches);
}

TEST_F(TheStation, StaffTryTouchAndKeysOnAPageThatClosesByItself) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    ask(StaffPage{Staff::Page::trial});
    ask(StaffPoint{5});
    EXPECT_TRUE(see<StaffTrial>().touched[5]);
    station_->tell_staff(kiosk::Station::Hand::sound, "There is no sound.", now_);
    EXPECT_EQ(see<StaffTrial>().sound_trouble, "There is no sound.");
    pass(40s);
    station_->struck("F20", now_);
    EXPECT_EQ(see<StaffTrial>().last_key, "F20");
    pass(40s);
    EXPECT_EQ(name(), "staff_trial") << "whoever tries keys is there";
    station_->struck("F20", now_);  // one that sticks
    pass(20s);
    EXPECT_EQ(name(), "welcome");
    ask(HoldCorner{});
    enter("482915");
    ask(StaffPage{Staff::Page::trial});
    EXPECT_FALSE(see<StaffTrial>().touched[5]) << "each trial begins anew";
    ask(StaffPage{Staff::Page::more});
    EXPECT_EQ(name(), "staff");
}

TEST_F(TheStation, TheReadinessSheetIsLookedThroughEachTimeThatStaffOpenIt) {
    open_with_pin();
    int asked = 0;
    station_->look_through([&](kiosk::Moment) {
        ++asked;
        return std::vector<Readiness::Line>(7, {"network", "no cable", "Look at it."});
    });
    ask(StaffPage{Staff::Page::readiness});
    EXPECT_EQ(asked, 0) << "not for the public";
    ask(HoldCorner{});
    ask(StaffPage{Staff::Page::readiness});
    EXPECT_EQ(asked, 0) << "nor before the PIN";
    enter("482915");
    ask(StaffPage{Staff::Page::readiness});
    EXPECT_EQ(see<Readiness>().lines.size(), 7U);
    ask(StaffLines{3});
    EXPECT_EQ(see<Readiness>().first, 3U);
    ask(StaffPage{Staff::Page::more});
    ask(StaffPage{Staff::Page::readiness});
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(see<Readiness>().first, 0U);
    pass(60s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, AFormThatCameByNightAndCannotRunLeavesTheOneThatWasShown) {
    const std::string shipped_version = version_of(shipped_form());
    open_with_pin();
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.forms().put(fetched_form(shipped_version, shipped_form())));
    pass(31s);                                                    // taken
    pass(31s);                                                    // shown
    ASSERT_TRUE(sync.forms().put(fetched_form("3", "<html/>")));  // as kiosk-sync of another version might
    EXPECT_EQ(sync.forms().numbers(config_.form_id)->size(), 2U);
    open_with_pin();
    EXPECT_EQ(name(), "welcome");
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().form_version, shipped_version);
    EXPECT_NE(see<Staff>().trouble().find("cannot be run"), std::string::npos) << see<Staff>().trouble();
    EXPECT_EQ(sync.forms().numbers(config_.form_id)->size(), 2U) << "the good one stays";
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

TEST_F(TheStation, IsLoweredOnEveryScreenAndAgainPutBack) {
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
    ask(EndVisit{});
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
    EXPECT_TRUE(see<Staff>().cleared);
    EXPECT_FALSE(see<Staff>().in_visit);
    ask(LeaveStaff{});
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
    for (const std::string& words : {staff.last_outcome, staff.trouble(), staff.form_title})
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
    EXPECT_NE(see<Staff>().trouble().find("disk full"), std::string::npos) << see<Staff>().trouble();
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

// As the page says: "answers are not counted". Neither here nor in the nightly tally.
TEST_F(TheStation, PracticeIsNotCounted) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    ask(StaffPractice{Practice::on});
    ask(LeaveStaff{});
    const auto submit_one = [&] {
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ask(Submit{});
        ask(EndVisit{});
    };
    submit_one();
    go_to_first_question();
    pass(10min);  // left
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().waiting, 1) << "it is sent, and known there as practice";
    const Staff practised = see<Staff>();
    EXPECT_EQ(practised.visits_today + practised.submitted_today + practised.expired_today, 0);
    EXPECT_EQ(practised.visits_week + practised.submitted_week + practised.expired_week, 0);
    ask(StaffPractice{Practice::off});
    ask(LeaveStaff{});
    submit_one();
    go_to_first_question();
    pass(10min);
    EXPECT_EQ(tally().visits_today, 2);
    EXPECT_EQ(tally().submitted_today, 1);
    EXPECT_EQ(tally().submitted_week, 1);
    EXPECT_EQ(tally().expired_today, 1);
    const auto nightly = store::Store::open(config_.database.string())->counters().account();
    ASSERT_TRUE(nightly);
    EXPECT_EQ(nightly->visits, 2);
    EXPECT_EQ(nightly->submitted, 1);
    EXPECT_EQ(nightly->expired, 1);
    EXPECT_EQ(nightly->abandoned_on.size(), 1U);
    EXPECT_EQ(nightly->sealed, 2) << "what came to the council is reconciled, practice too";
}

TEST_F(TheStation, AStaffScreenThatIsLeftAloneCloses) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    pass(59s);
    EXPECT_EQ(name(), "staff");
    pass(1s);
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, CloseForTodayLastsUntilMidnightAndCutsNobodyOff) {
    open_with_pin();
    go_to_first_question();
    const auto staff_ask = [&](screens::Intent intent) {
        ask(HoldCorner{});
        enter("482915");
        ask(std::move(intent));
        ask(LeaveStaff{});
    };
    staff_ask(StaffDoors{Doors::closed});
    EXPECT_EQ(name(), "question") << "whoever has begun may finish";
    EXPECT_TRUE(station_->view(now_).chrome.closed) << "and is told";
    ask(EndVisit{});
    EXPECT_FALSE(station_->view(now_).chrome.closed) << "nobody is there to be told";
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    ask(OpenSheet{Sheet::language});
    ask(CloseSheet{});
    EXPECT_EQ(name(), "out_of_service") << "a touch opens no door";
    staff_ask(StaffDoors{Doors::open});
    EXPECT_EQ(name(), "welcome");
    staff_ask(StaffDoors{Doors::closed});
    EXPECT_EQ(name(), "out_of_service");
    pass(24h);
    EXPECT_EQ(name(), "attract");
}

TEST_F(TheStation, CloseForTodayOutlivesARestartUntilMidnightOrOpenAgain) {
    const auto restart = [&] {
        station_.reset();
        open_with_pin();
    };
    const auto staff_ask = [&](Doors doors) {
        ask(HoldCorner{});
        enter("482915");
        ask(StaffDoors{doors});
        ask(LeaveStaff{});
    };
    open_with_pin();
    staff_ask(Doors::closed);
    restart();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    staff_ask(Doors::open);
    restart();
    EXPECT_EQ(name(), "welcome");
    staff_ask(Doors::closed);
    now_ = now_ + 24h;
    restart();
    EXPECT_EQ(name(), "welcome") << "the day has ended";
}

TEST_F(TheStation, CloseForTodayIsKeptOnceTheOtherProgramHasWritten) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    {
        const OtherWriter sync(config_.database);
        ask(StaffDoors{Doors::closed});
        EXPECT_TRUE(see<Staff>().closed_today) << "whatever the disk says";
    }
    ask(LeaveStaff{});
    pass(31s);
    station_.reset();
    open_with_pin();
    EXPECT_EQ(name(), "out_of_service");
}

TEST_F(TheStation, CloseForTodayIsTakenOverIntoTheDatabaseThatFollowsADamagedOne) {
    open_with_pin();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});  // which also writes the log back into the file
    ask(EndVisit{});
    ask(HoldCorner{});
    enter("482915");
    ask(StaffDoors{Doors::closed});
    ask(LeaveStaff{});
    {
        std::fstream file(config_.database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(16);
        file << "no page is this large";
    }
    pass(1h + 1s);
    EXPECT_EQ(name(), "out_of_service");
    EXPECT_FALSE(store::Store::open(config_.database.string())->files_set_aside().empty());
    station_.reset();
    open_with_pin();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
}

TEST_F(TheStation, OutsideTheOpeningHoursNobodyCanBeginAndWhoHasBegunIsTold) {
    const auto span = [](const char* text) { return *kiosk::OpeningHours::span(text); };
    now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 1} + 16h + 40min;  // a Thursday
    ASSERT_TRUE(config_.hours.set(3, {span("09:30-12:30"), span("13:30-17:00")}));
    ASSERT_TRUE(config_.hours.set(4, {span("10:00-17:00")}));
    open_with_pin();
    go_to_first_question();
    EXPECT_EQ(station_->view(now_).chrome.closing, "");
    const auto stay = [&](int minutes) {
        for (; minutes > 0; --minutes) {
            pass(1min);
            ask(StayHere{});
        }
    };
    stay(6);
    EXPECT_NE(station_->view(now_).chrome.closing, "") << "a quarter of an hour before";
    stay(16);
    EXPECT_EQ(name(), "question") << "17:01, and not cut off";
    EXPECT_NE(station_->view(now_).chrome.closing, "");
    ask(EndVisit{});
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::closed);
    EXPECT_NE(see<OutOfService>().opens.find("10:00"), std::string::npos) << see<OutOfService>().opens;
    ask(Start{});
    EXPECT_EQ(name(), "out_of_service");
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().hours.find("13:30–17:00"), std::string::npos) << see<Staff>().hours;
    ask(LeaveStaff{});
    pass(17h);
    EXPECT_EQ(name(), "attract") << "Friday, ten o'clock";
    pass(24h * 3);
    EXPECT_EQ(met(), "out_of_service") << "a day that is not named is closed";
}

TEST_F(TheStation, StaffSeeTheWeekTheNextUploadTheDaysLeftAndTheKiosksName) {
    open_with_pin();
    go_to_first_question();
    ask(EndVisit{});
    pass(24h * 3);  // from Thursday to Sunday
    go_to_first_question();
    ask(EndVisit{});
    const auto staff = [&]() -> const Staff& {
        ask(HoldCorner{});
        enter("482915");
        return see<Staff>();
    };
    EXPECT_EQ(staff().visits_today, 1);
    EXPECT_EQ(see<Staff>().visits_week, 2);
    EXPECT_EQ(see<Staff>().kiosk_name, "test-kiosk");
    EXPECT_EQ(see<Staff>().days_left, 11);
    EXPECT_NE(see<Staff>().next_upload.find("5 February 2024"), std::string::npos)
        << see<Staff>().next_upload;
    pass(24h);
    EXPECT_EQ(staff().visits_week, 0) << "Monday";
}

TEST_F(TheStation, StaffReadThatTheClockIsWrongOrThatNoUploadWasTried) {
    open_with_pin();
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.counters().record_round({now_.wall + 24h, true, "There was nothing to send."}));
    ask(HoldCorner{});
    enter("482915");
    ASSERT_EQ(see<Staff>().needs.size(), 1U);
    EXPECT_EQ(see<Staff>().needs[0].area, Staff::Need::Area::clock);
    ASSERT_TRUE(sync.counters().record_round({now_.wall - 51h, true, "There was nothing to send."}));
    ASSERT_EQ(see<Staff>().needs.size(), 1U);
    EXPECT_EQ(see<Staff>().needs[0].area, Staff::Need::Area::network);
    ASSERT_TRUE(sync.counters().record_round({now_.wall - 49h, true, "There was nothing to send."}));
    EXPECT_TRUE(see<Staff>().needs.empty());
}

TEST_F(TheStation, WhoBeganOnTheLastDayIsToldAtMidnightAndStillSubmits) {
    now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 15} + 23h + 50min;
    open();
    go_to_first_question();
    EXPECT_FALSE(station_->view(now_).chrome.closed);
    for (int minutes = 0; minutes < 15; ++minutes) {
        pass(1min);
        ask(StayHere{});
    }
    ASSERT_EQ(name(), "question") << "five past midnight, and not cut off";
    EXPECT_TRUE(station_->view(now_).chrome.closed);
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});
    EXPECT_EQ(name(), "thanks");
    EXPECT_FALSE(station_->view(now_).chrome.closed) << "there is nothing to finish any more";
    ask(EndVisit{});
    EXPECT_TRUE(see<Welcome>().closed);
    EXPECT_EQ(tally().waiting, 1);
}

TEST_F(TheStation, StaffReadWhatIsWrongWithTheClockWhileItIs) {
    kiosk::ClockFault fault = kiosk::ClockFault::none;
    open_with_pin();
    station_->doubt_clock([&](kiosk::Moment) { return fault; });
    ask(HoldCorner{});
    enter("482915");
    EXPECT_TRUE(see<Staff>().needs.empty());
    EXPECT_NE(see<Staff>().clock.find("1 February 2024"), std::string::npos) << see<Staff>().clock;
    for (const auto wrong : {kiosk::ClockFault::before_it_was_built, kiosk::ClockFault::never_set}) {
        fault = wrong;
        ASSERT_EQ(see<Staff>().needs.size(), 1U);
        EXPECT_EQ(see<Staff>().needs[0].area, Staff::Need::Area::clock);
        EXPECT_NE(see<Staff>().needs[0].sentence.find("1 February 2024"), std::string::npos);
    }
    fault = kiosk::ClockFault::none;
    EXPECT_TRUE(see<Staff>().needs.empty());
}

TEST_F(TheStation, NewSettingsAreTakenWhenNobodyStandsThere) {
    bool changed = false;
    open_with_pin();
    station_->follow_settings([&]() -> kiosk::Result<bool> { return changed; });
    ask(Start{});
    ask(Continue{});
    answer_all({{"/data/respondent/capacity", "resident"}});
    changed = true;
    for (int half_minutes = 0; half_minutes < 4; ++half_minutes) pass(30s);
    EXPECT_FALSE(station_->closing()) << "not under whoever answers";
    for (int minutes = 0; minutes < 10 && !station_->closing(); ++minutes) pass(1min);
    EXPECT_TRUE(station_->closing());
}

TEST_F(TheStation, NewSettingsAreNotTakenUnderTheHandsOfStaff) {
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    station_->follow_settings([]() -> kiosk::Result<bool> { return true; });
    pass(31s);
    EXPECT_EQ(name(), "staff");
    EXPECT_FALSE(station_->closing());
    for (int minutes = 0; minutes < 5 && !station_->closing(); ++minutes) pass(1min);
    EXPECT_TRUE(station_->closing()) << "they have gone";
}

TEST_F(TheStation, NewSettingsThatCannotBeUsedAreToldToStaffAndTheKioskGoesOn) {
    bool wrong = true;
    open_with_pin();
    station_->follow_settings([&]() -> kiosk::Result<bool> {
        if (wrong) return kiosk::fail(kiosk::ErrorKind::invalid, "kiosk.toml: [kiosk] nmae is not a key.");
        return false;
    });
    pass(31s);
    EXPECT_FALSE(station_->closing());
    const auto needs = [&] {
        ask(HoldCorner{});
        enter("482915");
        const auto all = see<Staff>().needs;
        pass(2min);
        return all;
    };
    const auto told = needs();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].area, Staff::Need::Area::consultation);
    EXPECT_NE(told[0].sentence.find("nmae is not a key"), std::string::npos);
    wrong = false;
    pass(31s);
    EXPECT_TRUE(needs().empty());
}

TEST_F(TheStation, WhatWasWrongWithSoundOrAKeyGoesWhenItHasGone) {
    using Hand = kiosk::Station::Hand;
    open_with_pin();
    station_->tell_staff(Hand::sound, "Nothing can be read aloud.", now_);
    station_->tell_staff(Hand::keys, "The key F19 is stuck.", now_);
    const auto read = [&] {
        ask(HoldCorner{});
        enter("482915");
        const std::string all = see<Staff>().trouble();
        ask(LeaveStaff{});
        return all;
    };
    EXPECT_EQ(read(), "The key F19 is stuck. Nothing can be read aloud.");
    station_->sound_is_well();
    EXPECT_EQ(read(), "The key F19 is stuck.");
    pass(45min);
    station_->tell_staff(Hand::keys, "The key F19 is stuck.", now_);
    pass(45min);
    EXPECT_EQ(read(), "The key F19 is stuck.") << "45 minutes ago it was";
    pass(30min);
    EXPECT_EQ(read(), "");
}

TEST_F(TheStation, StaffChangeThePinByEnteringItTwice) {
    open_with_pin();
    const auto digits = [&](const std::string& pin) { enter(pin); };
    ask(HoldCorner{});
    enter("482915");
    ask(StaffChangePin{});
    EXPECT_EQ(see<PinPad>().purpose, PinPad::Purpose::choose);
    digits("730418");
    EXPECT_EQ(see<PinPad>().purpose, PinPad::Purpose::repeat);
    digits("730419");
    EXPECT_NE(see<PinPad>().refused, "");
    digits("123456");
    digits("123456");
    EXPECT_NE(see<PinPad>().refused.find("run in order"), std::string::npos) << see<PinPad>().refused;
    digits("730418");
    digits("730418");
    EXPECT_TRUE(see<Staff>().pin_changed);
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(name(), "pin_pad");
    enter("730418");
    EXPECT_EQ(name(), "staff");
    ask(StaffChangePin{});
    ask(LeaveStaff{});
    EXPECT_EQ(name(), "staff") << "nothing was changed";
}

TEST_F(TheStation, TheRecoveryCodeLeadsToANewPin) {
    const auto code = *kiosk::draw_recovery_code();
    config_.recovery_hash = code.hash;
    open_with_pin();
    ask(HoldCorner{});
    enter(code.digits);
    EXPECT_EQ(see<PinPad>().purpose, PinPad::Purpose::choose);
    enter("730418");
    enter("730418");
    EXPECT_EQ(name(), "staff");
}

TEST_F(TheStation, StaffSeeTheLastKeyAndTurnTheMachineOffByAFile) {
    config_.power_off_request = folder_ / "power-off";
    open_with_pin();
    station_->struck("F20", now_);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().last_key, "") << "what a person pressed is nobody's business";
    station_->struck("F20", now_);
    EXPECT_EQ(see<Staff>().last_key, "F20");
    ask(StaffPage{Staff::Page::more});
    EXPECT_TRUE(see<Staff>().may_power_off);
    EXPECT_FALSE(std::filesystem::exists(config_.power_off_request));
    ask(StaffPowerOff{});
    EXPECT_TRUE(std::filesystem::exists(config_.power_off_request));
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

TEST_F(TheStation, AFormThatTheServerNoLongerListsClosesAtTheEndOfThatDayAndSaysWhereResultsWillBe) {
    config_.closes.reset();
    config_.results = "liverpool.gov.uk/results";
    open();
    EXPECT_EQ(see<Welcome>().closes, "");
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.forms().was_missing(config_.form_id, now_.wall));
    ASSERT_TRUE(sync.forms().was_missing(config_.form_id, now_.wall + 48h));  // a later night changes no day
    pass(31s);
    EXPECT_EQ(see<Welcome>().closes, "1 February 2024");
    EXPECT_FALSE(see<Welcome>().closed);
    go_to_first_question();
    now_ = now_ + 14h;  // past midnight
    ask(EndVisit{});
    EXPECT_TRUE(see<Welcome>().closed);
    EXPECT_EQ(see<Welcome>().closed_on, "1 February 2024");
    EXPECT_EQ(see<Welcome>().results, "liverpool.gov.uk/results");
    ask(Start{});
    EXPECT_EQ(name(), "welcome");
    ASSERT_TRUE(sync.forms().was_listed(config_.form_id));
    pass(200s);
    EXPECT_FALSE(see<Welcome>().closed) << "it is listed again";
}

TEST_F(TheStation, AGraceKeepsItOpenForSomeDaysMore) {
    config_.closes.reset();
    config_.grace_days = 3;
    open();
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.forms().was_missing(config_.form_id, now_.wall));
    now_ = now_ + 72h;
    station_->pass(now_);
    EXPECT_FALSE(see<Welcome>().closed);
    pass(24h);
    EXPECT_EQ(met(), "welcome");
    EXPECT_TRUE(see<Welcome>().closed);
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
    ASSERT_TRUE(other->forms().put(fetched_form(version_of(xml), xml)));
    pass(31s);
    EXPECT_EQ(name(), "welcome");
}

// A server that seals a form adds its key to the version: people compare what the author wrote.
TEST_F(TheStation, StaffReadAFormsVersionAsItsAuthorWroteIt) {
    std::string xml = shipped_form();
    const std::string written = version_of(xml), sealed = written + "[encrypted:/XzQZk0g]";
    xml.replace(xml.find(written + '"'), written.size(), sealed);
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.forms().put(fetched_form(sealed, xml)));
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().form_version, written);
}

// RELIABILITY N10.
TEST_F(TheStation, ANewFormTakesItsPlaceOnlyBetweenTwoVisits) {
    open_with_pin();
    std::string xml = shipped_form();
    const std::string first = version_of(xml), second = first + ".1";
    xml.replace(xml.find(first + '"'), first.size(), second);
    go_to_first_question();
    auto other = store::Store::open(config_.database.string());
    ASSERT_TRUE(other->forms().put(fetched_form(second, xml)));
    pass(60s);
    const auto version_shown = [&] {
        ask(HoldCorner{});
        enter("482915");
        const std::string shown = see<Staff>().form_version;
        ask(LeaveStaff{});
        return shown;
    };
    EXPECT_EQ(version_shown(), first) << "an open visit keeps its form";
    ask(EndVisit{});
    pass(31s);
    EXPECT_EQ(version_shown(), second);
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

TEST_F(TheStation, WithoutADatabaseStaffGetInAndReadWhyAndItComesBackByItself) {
    std::filesystem::create_directories(config_.database);
    open_with_pin();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::storage);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble().find(config_.database.string()), std::string::npos)
        << see<Staff>().trouble();
    std::filesystem::remove(config_.database);
    pass(31s);
    EXPECT_EQ(see<Staff>().trouble(), "");
    ask(LeaveStaff{});
    EXPECT_EQ(name(), "welcome");
}

TEST_F(TheStation, WithItsDatabaseMovedStaffGetInAndReadWhy) {
    open_with_pin();
    std::filesystem::rename(config_.database, folder_ / "elsewhere.db");
    pass(31s);
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::storage);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble().find("moved or deleted"), std::string::npos) << see<Staff>().trouble();
    std::filesystem::rename(folder_ / "elsewhere.db", config_.database);
    pass(31s);
    EXPECT_EQ(see<Staff>().trouble(), "") << "it goes when it has gone";
}

TEST_F(TheStation, OnAFullDiskStaffGetInAndReadWhy) {
    const auto disk = folder_ / "disk";
    std::filesystem::create_directories(disk);
    if (::mount("station-test", disk.c_str(), "tmpfs", 0, "size=60m") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    config_.database = disk / "kiosk.db";
    open_with_pin();
    EXPECT_EQ(name(), "welcome");
    std::ofstream filler(disk / "filler", std::ios::binary);
    const std::string megabyte(1 << 20, 'x');
    while (filler << megabyte << std::flush) {
    }
    filler.close();
    pass(31s);
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::storage);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble().find("MB free"), std::string::npos) << see<Staff>().trouble();
    open_with_pin();  // and also where it starts on one
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble(), "");
    std::filesystem::remove(disk / "filler");
    pass(31s);
    ask(LeaveStaff{});
    EXPECT_EQ(name(), "welcome");
    station_.reset();
    ::umount(disk.c_str());
}

TEST_F(TheStation, OnAReadOnlyDiskStaffGetInAndReadWhy) {
    const auto disk = folder_ / "disk";
    std::filesystem::create_directories(disk);
    if (::mount("station-test", disk.c_str(), "tmpfs", 0, "size=60m") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    config_.database = disk / "kiosk.db";
    open_with_pin();
    const auto may_write = [&](bool yes) {
        return ::mount("station-test", disk.c_str(), "tmpfs", MS_REMOUNT | (yes ? 0 : MS_RDONLY), nullptr) ==
               0;
    };
    station_.reset();
    ASSERT_TRUE(may_write(false));
    open_with_pin();
    EXPECT_EQ(see<OutOfService>().reason, OutOfService::Reason::storage);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble().find("kiosk.db"), std::string::npos) << see<Staff>().trouble();
    ASSERT_TRUE(may_write(true));
    pass(31s);
    EXPECT_EQ(see<Staff>().trouble(), "");
    station_.reset();
    ::umount(disk.c_str());
}

TEST_F(TheStation, ADatabaseThatIsDamagedUnderItIsSetAsideWithinTheHourAndEverySoundAnswerKept) {
    open_with_pin();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});
    ask(EndVisit{});
    ASSERT_EQ(tally().waiting, 1);
    {
        std::fstream file(config_.database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(16);
        file << "no page is this large";
    }
    pass(1h + 1s);
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().waiting, 1);
    EXPECT_NE(see<Staff>().trouble().find("1 submission was saved"), std::string::npos)
        << see<Staff>().trouble();
    open_with_pin();
    ask(HoldCorner{});
    enter("482915");
    EXPECT_NE(see<Staff>().trouble().find("1 submission was saved"), std::string::npos)
        << "also after a restart";
    std::filesystem::remove(config_.database.string() + ".damaged-1");
    pass(31s);
    EXPECT_EQ(see<Staff>().trouble(), "");
}

TEST_F(TheStation, AFormThatTheDiskHasChangedGivesWayToTheOneBefore) {
    const std::string shipped_version = version_of(shipped_form());
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.forms().put(fetched_form(shipped_version, shipped_form())));
    open_with_pin();
    pass(31s);  // shown
    std::string next = shipped_form();
    next.replace(next.find(shipped_version + "\""), shipped_version.size(), "2024-01-09");
    ASSERT_TRUE(sync.forms().put(fetched_form("2024-01-09", next)));
    pass(31s);
    pass(31s);
    in_database("UPDATE form SET xml = zeroblob(9) WHERE version = '2024-01-09'");
    open_with_pin();
    EXPECT_EQ(name(), "welcome");
    ask(HoldCorner{});
    enter("482915");
    EXPECT_EQ(see<Staff>().form_version, shipped_version);
    EXPECT_NE(see<Staff>().trouble().find("other bytes than were put there"), std::string::npos);
    ASSERT_TRUE(sync.forms().put(fetched_form("2024-01-09", next)));  // what the next round does
    pass(31s);
    EXPECT_EQ(see<Staff>().form_version, "2024-01-09");
    EXPECT_EQ(see<Staff>().trouble(), "");
}

}  // namespace
