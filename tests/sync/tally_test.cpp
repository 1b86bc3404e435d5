// SPDX-License-Identifier: Apache-2.0
// The nightly tally, from a real outbox to a real server.
#include "sync/tally.h"

#include <gtest/gtest.h>

#include "kiosk/encoding/encoding.h"
#include "kiosk/tally_form.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
using testing::FarEnd;
using testing::KioskMachine;

std::string field(const std::string& xml, const std::string& name) {
    const std::size_t from = xml.find("<" + name + ">") + name.size() + 2;
    return xml.substr(from, xml.find("</" + name + ">") - from);
}

class NightlyTally : public ::testing::Test {
 protected:
    void SetUp() override { offer(true); }
    void offer(bool tally) {
        const std::string xml = testing::form_xml("Library hours");
        const std::string form =
            FarEnd::list_entry(testing::form_id, testing::md5_hash(xml), far_end.offer("form.xml", xml));
        const std::string tally_entry = FarEnd::list_entry(tally_form::id, "md5:0", "x");
        far_end.answer_form_list(200, testing::form_list(tally ? form + tally_entry : form));
    }
    std::vector<std::string> tallies() const {
        std::vector<std::string> found;
        for (const auto& each : far_end.received())
            if (each.bytes.find(tally_form::id) != std::string::npos) found.push_back(each.bytes);
        return found;
    }
    FarEnd far_end;
    KioskMachine machine;
};

TEST_F(NightlyTally, IsSentOnceANightAndNamesWhatTheServerTookAndWhatIsStillHere) {
    machine.submit();
    machine.submit();
    const std::string manifest = machine.store().outbox().read(1)->sealed.manifest;
    const std::string digest =
        encoding::hex(encoding::digest(encoding::Hash::sha256, {manifest})).substr(0, 32);
    ASSERT_TRUE(
        machine.store().outbox().record_setback(2, store::Setback::refused, "No.", machine.moment.wall));
    ASSERT_TRUE(machine.store().counters().count(store::Count::visit, machine.moment));
    ASSERT_TRUE(machine.store().counters().count(store::Count::expired, machine.moment));
    ASSERT_TRUE(machine.store().counters().count_left("/data/hours", machine.moment));
    const Carried carried = machine.carry(far_end.url());
    EXPECT_EQ(carried.sent, 1) << "a tally is no submission";
    machine.carry(far_end.url());
    ASSERT_EQ(tallies().size(), 1U);
    const std::string tally = tallies()[0];
    EXPECT_EQ(field(tally, "kiosk"), "central-library-2");
    EXPECT_EQ(field(tally, "acknowledged_records"), digest);
    EXPECT_EQ(field(tally, "kept_records").size(), 32U);
    EXPECT_EQ(field(tally, "visits"), "1");
    EXPECT_EQ(field(tally, "expired"), "1");
    EXPECT_EQ(field(tally, "abandoned"), "/data/hours 1");
    EXPECT_EQ(field(tally, "sealed"), "2");
    EXPECT_EQ(field(tally, "acknowledged"), "1");
    EXPECT_EQ(field(tally, "refused"), "1");
    EXPECT_EQ(field(tally, "last_number"), "2");
    EXPECT_EQ(field(tally, "form_version"), "1");
    EXPECT_EQ(field(tally, "clock_offset"), "-10");
    machine.pass(24h);
    machine.carry(far_end.url());
    EXPECT_EQ(tallies().size(), 2U);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->submitted_today, 0);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->sent_ever, 1);
}

TEST_F(NightlyTally, IsNotSentWhereTheCouncilHasNoFormForIt) {
    offer(false);
    machine.submit();
    machine.carry(far_end.url());
    EXPECT_TRUE(tallies().empty());
    EXPECT_EQ(far_end.received().size(), 1U);
}

TEST_F(NightlyTally, WhoseReplyIsLostGoesOutAgainWithTheSameBytes) {
    far_end.answer_posts([](const auto&, httplib::Response& response) { response.status = 500; });
    machine.carry(far_end.url());
    far_end.answer_posts(nullptr);
    machine.pass(2h);
    EXPECT_EQ(machine.carry(far_end.url()).next, Carried::Next::nothing);
    ASSERT_EQ(tallies().size(), 2U);
    EXPECT_EQ(tallies()[0], tallies()[1]);
}

}  // namespace
}  // namespace openrosa
