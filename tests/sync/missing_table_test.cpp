// SPDX-License-Identifier: Apache-2.0
// A database that answers to some questions and fails at others, as one does on a failing disk: each table in
// turn is not there for one round, or from its first submission on, or while staff do by hand what a round
// does. Staff are told which database it is, nothing is called sent that the server has not got, and once the
// table is back everything goes.
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "kiosk/tally_form.h"
#include "sync/by_hand.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using kiosk::ErrorKind;
using store::State;
using testing::FarEnd;
using testing::KioskMachine;
using Next = Carried::Next;

class WithoutATable : public ::testing::TestWithParam<const char*> {
 protected:
    void SetUp() override {
        machine.config.newsletter.reset();
        const std::string picture = "picture";
        const std::string hash = testing::md5_hash(testing::form_xml("Library hours"));
        const std::string xml = far_end.offer("form", testing::form_xml("Library hours"));
        const std::string media = far_end.offer(
            "manifest", testing::manifest(FarEnd::media_entry("a.png", testing::md5_hash(picture),
                                                              far_end.offer("a.png", picture))));
        far_end.answer_form_list(
            200, testing::form_list(FarEnd::list_entry(testing::form_id, hash, xml, media) +
                                    FarEnd::list_entry(tally_form::id, "md5:0", "x", "", "2")));
        for (int i = 0; i < 3; ++i) submitted.insert(machine.submit());
    }
    void take_table() { machine.in_database(std::string("ALTER TABLE ") + GetParam() + " RENAME TO taken"); }
    void bring_table_back() { machine.in_database(std::string("ALTER TABLE taken RENAME TO ") + GetParam()); }
    std::set<std::string> arrived() const {
        std::set<std::string> all;
        for (const auto& each : far_end.received())
            if (submitted.contains(each.instance_id)) all.insert(each.instance_id);
        return all;
    }
    std::size_t in(State state) { return machine.store().outbox().numbers({state})->size(); }
    void expect_that_staff_are_told(const Carried& carried) {
        EXPECT_EQ(carried.next, Next::staff) << carried.outcome;
        EXPECT_NE(carried.outcome.find(machine.config.database.string()), std::string::npos)
            << carried.outcome;
    }
    void expect_that_all_goes_once_it_is_back() {
        bring_table_back();
        EXPECT_LE(in(State::sent), arrived().size() + 1) << "and the tally";
        EXPECT_GE(in(State::sent) + in(State::waiting), submitted.size());
        machine.pass(24h);
        const Carried carried = machine.carry(far_end.url());
        EXPECT_EQ(carried.next, Next::nothing) << carried.outcome;
        EXPECT_EQ(arrived(), submitted);
        EXPECT_EQ(in(State::waiting), 0U);
    }

    FarEnd far_end;
    KioskMachine machine;
    std::set<std::string> submitted;
};

TEST_P(WithoutATable, ARoundTellsStaffAndLosesNothing) {
    take_table();
    expect_that_staff_are_told(machine.carry(far_end.url()));
    expect_that_all_goes_once_it_is_back();
}

class WithoutATableOnceItSends : public WithoutATable {};

TEST_P(WithoutATableOnceItSends, ARoundTellsStaffAndLosesNothing) {
    bool taken = false;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        if (!std::exchange(taken, true)) take_table();
        response.status = 201;
        response.set_content(testing::envelope, "text/xml");
    });
    expect_that_staff_are_told(machine.carry(far_end.url()));
    expect_that_all_goes_once_it_is_back();
}

std::string name_of(const ::testing::TestParamInfo<const char*>& table) {
    return table.param;
}

INSTANTIATE_TEST_SUITE_P(OfEach, WithoutATable,
                         ::testing::Values("outbox", "outbox_file", "form", "media", "machine", "round",
                                           "counter", "left_alone", "pin_lock"),
                         name_of);
INSTANTIATE_TEST_SUITE_P(OfEach, WithoutATableOnceItSends,
                         ::testing::Values("outbox", "outbox_file", "form", "media", "machine", "round",
                                           "counter", "pin_lock"),
                         name_of);

class ByHandWithoutATable : public WithoutATable {};

TEST_P(ByHandWithoutATable, NothingIsSetAsideWithoutBeingOnTheStick) {
    ASSERT_TRUE(
        machine.store().outbox().record_setback(1, store::Setback::refused, "No.", machine.moment.wall));
    const auto stick = machine.folder() / "stick";
    take_table();
    const auto told = export_usb(machine.store(), machine.config.kiosk_name, stick, machine.moment.wall);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().kind, ErrorKind::storage);
    EXPECT_NE(told.error().sentence.find(machine.config.database.string()), std::string::npos)
        << told.error().sentence;
    bring_table_back();
    EXPECT_EQ(in(State::aside), 0U);
    EXPECT_EQ(in(State::waiting), 2U);
    EXPECT_EQ(in(State::refused), 1U);
    EXPECT_TRUE(export_usb(machine.store(), machine.config.kiosk_name, stick, machine.moment.wall));
    EXPECT_EQ(in(State::aside), 3U);
}

INSTANTIATE_TEST_SUITE_P(OfEach, ByHandWithoutATable, ::testing::Values("outbox", "outbox_file"), name_of);

TEST(ByHandWithoutItsDatabase, EveryOtherCommandIsAnErrorThatNamesIt) {
    KioskMachine machine;
    machine.submit();
    machine.in_database("ALTER TABLE outbox RENAME TO taken");
    for (const auto& told : {resend(machine.store(), machine.moment.wall), take_back(machine.store()),
                             set_aside(machine.store())}) {
        ASSERT_FALSE(told);
        EXPECT_EQ(told.error().kind, ErrorKind::storage);
        EXPECT_NE(told.error().sentence.find(machine.config.database.string()), std::string::npos)
            << told.error().sentence;
    }
}

// A round and each command, as the program has them.
class ProgramWithoutADatabase : public ::testing::Test {
 protected:
    void expect_refusals_that_name(const std::string& what) {
        for (const std::vector<std::string>& more : {std::vector<std::string>{},
                                                     {"set-aside"},
                                                     {"resend", "--set-aside"},
                                                     {"export-usb", "stick"}}) {
            std::vector<std::string> words{"--config", machine.config.file.string()};
            words.insert(words.end(), more.begin(), more.end());
            testing::Program program(machine.folder(), words);
            EXPECT_EQ(program.end(), 2);
            EXPECT_EQ(program.out(), "");
            EXPECT_NE(program.err().find(what), std::string::npos) << program.err();
        }
        EXPECT_EQ(far_end.requests(), 0);
    }

    FarEnd far_end;
    KioskMachine machine;
};

TEST_F(ProgramWithoutADatabase, SaysWhichSettingsItLooksFor) {
    expect_refusals_that_name(machine.config.file.string() + ": ");
}

TEST_F(ProgramWithoutADatabase, SaysWhichFolderIsNotThere) {
    machine.close_store();
    machine.write_config(far_end.url());
    std::string text = testing::contents(machine.config.file);
    text.replace(text.find("kiosk.sqlite"), 12, "away/kiosk.sqlite");
    std::ofstream(machine.config.file) << text;
    expect_refusals_that_name((machine.folder() / "away/kiosk.sqlite.round").string() + ": cannot be made");
}

TEST_F(ProgramWithoutADatabase, SaysWhichFileIsNone) {
    machine.close_store();
    machine.write_config(far_end.url());
    std::filesystem::remove(machine.config.database);
    std::filesystem::create_directory(machine.config.database);
    expect_refusals_that_name(machine.config.database.string());
}

TEST_F(ProgramWithoutADatabase, AnUploadRequestThatCannotBeRemovedIsToldAndTheRoundGoesOn) {
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    machine.submit();
    std::filesystem::create_directories(machine.config.upload_request / "not empty");
    testing::Program program(machine.folder(), {"--config", machine.write_config(far_end.url()).string()});
    EXPECT_EQ(program.end(), 0);
    EXPECT_NE(program.err().find("upload-now: cannot be removed"), std::string::npos) << program.err();
    EXPECT_EQ(far_end.received().size(), 1U);
}

}  // namespace
}  // namespace openrosa
