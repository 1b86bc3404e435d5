// SPDX-License-Identifier: Apache-2.0
// What people do with the outbox: send again, give up, carry by hand. Nothing is ever in two states or in
// none.
#include "sync/by_hand.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/store/unreadable.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using store::State;
using testing::FarEnd;
using testing::KioskMachine;

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class ByHand : public ::testing::Test {
 protected:
    std::size_t in(State state) { return machine.store().outbox().numbers({state})->size(); }
    std::string export_usb() {
        auto told =
            openrosa::export_usb(machine.store(), machine.config.kiosk_name, stick, machine.moment.wall);
        EXPECT_TRUE(told) << (told ? "" : told.error().sentence);
        return told.value_or("");
    }
    // One waits, one is refused, one is damaged, one was sent.
    void one_of_each() {
        for (int i = 0; i < 4; ++i) ids.push_back(machine.submit(i == 1));
        const auto now = machine.moment.wall;
        ASSERT_TRUE(machine.store().outbox().record_setback(2, store::Setback::refused, "No.", now));
        machine.in_database("UPDATE outbox_file SET bytes = zeroblob(4112) WHERE number = 3");
        ASSERT_TRUE(machine.store().outbox().record_damage(3, "The disk.", now));
        ASSERT_TRUE(machine.store().outbox().record_receipt(4, now));
    }
    static std::string folder_of(const std::string& id) { return "uuid" + id.substr(5); }

    KioskMachine machine;
    fs::path stick = machine.folder() / "stick";
    std::vector<std::string> ids;
};

TEST_F(ByHand, WhatTheServerDoesNotHaveIsWrittenAsOdkInstanceFoldersAndSetAside) {
    one_of_each();
    const auto waiting = machine.store().outbox().read(1).value().sealed;
    EXPECT_EQ(export_usb(),
              "3 submissions were written. 1 of them is damaged. Take them in at the council with `council "
              "import`.");
    const fs::path instances = stick / "instances";
    EXPECT_EQ(bytes_of(instances / folder_of(ids[0]) / "submission.xml"), waiting.manifest);
    EXPECT_EQ(bytes_of(instances / folder_of(ids[0]) / "submission.xml.enc"), waiting.files[0].bytes);
    EXPECT_EQ(bytes_of(instances / folder_of(ids[0]) / "device-id.txt"), "central-library-2\n");
    EXPECT_EQ(bytes_of(instances / folder_of(ids[1]) / "device-id.txt"), "central-library-2:practice\n");
    EXPECT_TRUE(fs::exists(stick / "damaged" / folder_of(ids[2]) / "submission.xml"));
    EXPECT_FALSE(fs::exists(instances / folder_of(ids[2])));
    EXPECT_FALSE(fs::exists(instances / folder_of(ids[3])));
    EXPECT_EQ(in(State::aside), 3U);
    EXPECT_EQ(in(State::sent), 1U);
    EXPECT_EQ(in(State::waiting) + in(State::refused) + in(State::damaged), 0U);
    EXPECT_TRUE(machine.store().outbox().due(machine.moment.wall + 24h)->empty());
    export_usb();  // on a stick that came back, or another one: all of it again
    EXPECT_EQ(std::distance(fs::directory_iterator(instances), fs::directory_iterator()), 2);
}

// A stick is needed most where the disk fails.
TEST_F(ByHand, WhatTheDiskNoLongerGivesGoesAsDamagedAndTheOthersGo) {
    for (int i = 0; i < 4; ++i) ids.push_back(machine.submit());
    for (std::int64_t number = 1; number <= 3; ++number)
        store::make_unreadable(machine.config.database.string(),
                               machine.store().outbox().read(number)->sealed.files[0].bytes);
    EXPECT_EQ(export_usb(),
              "4 submissions were written. 3 of them are damaged. Take them in at the council with `council "
              "import`.");
    EXPECT_FALSE(bytes_of(stick / "instances" / folder_of(ids[3]) / "submission.xml.enc").empty());
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(bytes_of(stick / "damaged" / folder_of(ids[i]) / "submission.xml").empty());
        EXPECT_FALSE(fs::exists(stick / "damaged" / folder_of(ids[i]) / "submission.xml.enc"));
    }
    EXPECT_EQ(in(State::aside), 4U);
}

TEST_F(ByHand, AStickThatIsPulledOutLeavesTheRestWaitingAndNoHalfFolder) {
    for (int i = 0; i < 3; ++i) ids.push_back(machine.submit());
    fs::create_directories(stick / "instances");
    std::ofstream(stick / "instances" / folder_of(ids[1])) << "in the way";
    const auto told = openrosa::export_usb(machine.store(), "central-library-2", stick, machine.moment.wall);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().kind, kiosk::ErrorKind::storage);
    EXPECT_NE(told.error().sentence.find(stick.string()), std::string::npos);
    EXPECT_LT(in(State::aside), 3U);
    EXPECT_EQ(in(State::aside) + in(State::waiting), 3U);
    fs::remove(stick / "instances" / folder_of(ids[1]));
    export_usb();
    for (const std::string& id : ids)
        EXPECT_FALSE(bytes_of(stick / "instances" / folder_of(id) / "submission.xml").empty());
    EXPECT_EQ(in(State::aside), 3U);
}

// Who has the stick, and saw somebody at the kiosk, must not find that person's record by its time or its
// place.
TEST_F(ByHand, AStickTellsNoOrderOfVisits) {
    for (int i = 0; i < 30; ++i) ids.push_back(machine.submit());
    export_usb();
    const fs::path instances = stick / "instances";
    std::set<fs::file_time_type> times;
    for (const auto& entry : fs::recursive_directory_iterator(instances))
        times.insert(entry.last_write_time());
    EXPECT_EQ(times.size(), 1U);
    const auto noon = std::chrono::file_clock::to_sys(*times.begin());
    EXPECT_EQ(kiosk::local_clock(std::chrono::floor<std::chrono::milliseconds>(noon)).tm_hour, 12);
    // inodes are given as folders are made
    std::vector<std::pair<ino_t, std::string>> made;
    for (const std::string& id : ids) {
        struct stat about {};
        ASSERT_EQ(::stat((instances / folder_of(id)).c_str(), &about), 0);
        made.emplace_back(about.st_ino, id);
    }
    EXPECT_FALSE(std::is_sorted(made.begin(), made.end()));
}

TEST_F(ByHand, ASignUpStaysUntilItsDayIsOver) {
    machine.submit();
    machine.sign_up_for("library-newsletter");
    EXPECT_EQ(export_usb(),
              "1 submission was written. 1 sign-up for the newsletter stays here until the day is over. Take "
              "them in at the council with `council import`.");
    EXPECT_EQ(in(State::waiting), 1U);
    machine.pass(24h);
    export_usb();
    EXPECT_EQ(in(State::waiting), 0U);
}

// A record that no server will ever take kept every night red.
TEST_F(ByHand, WhatIsSetAsideNoLongerMakesANightFailAndCanBeTakenBack) {
    one_of_each();
    FarEnd far_end;
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    EXPECT_EQ(machine.carry(far_end.url()).next, Carried::Next::staff);
    EXPECT_EQ(set_aside(machine.store()).value(), "2 submissions were set aside.");
    const Carried quiet = machine.carry(far_end.url());
    EXPECT_EQ(quiet.next, Carried::Next::nothing);
    EXPECT_EQ(quiet.refused, 0);
    EXPECT_NE(quiet.outcome.find("2 are set aside."), std::string::npos) << quiet.outcome;
    EXPECT_EQ(take_back(machine.store()).value(), "2 submissions wait again.");
    const Carried again = machine.carry(far_end.url());
    EXPECT_EQ(again.sent, 1);  // what was refused; the damaged one is found damaged once more
    EXPECT_EQ(in(State::damaged), 1U);
}

TEST_F(ByHand, WhatTheServerHasLostIsSentAgainWithTheSameBytes) {
    FarEnd far_end;
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    machine.submit();
    machine.carry(far_end.url());
    machine.pass(48h);
    machine.submit();
    machine.carry(far_end.url());
    EXPECT_EQ(resend(machine.store(), machine.moment.wall - 24h).value(), "1 submission will be sent again.");
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->sent_ever, 1);
    EXPECT_EQ(machine.carry(far_end.url()).sent, 1);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->sent_ever, 2);
    const auto received = far_end.received();
    ASSERT_EQ(received.size(), 3U);
    EXPECT_EQ(received[2].bytes, received[1].bytes);
}

TEST_F(ByHand, AfterFourteenDaysTheSealedBytesAreGoneAndCannotBeSentAgain) {
    FarEnd far_end;
    machine.submit();
    machine.carry(far_end.url());
    machine.pass(15 * 24h);
    machine.carry(far_end.url());
    EXPECT_EQ(resend(machine.store(), machine.moment.wall - 30 * 24h).value(),
              "0 submissions will be sent again.");
}

}  // namespace
}  // namespace openrosa
