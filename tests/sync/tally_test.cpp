// SPDX-License-Identifier: Apache-2.0
// The nightly tally, from a real outbox to a real server.
#include "sync/tally.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

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
    void offer(bool tally, const std::string& version = tally_form::version) {
        const std::string xml = testing::form_xml("Library hours");
        const std::string form =
            FarEnd::list_entry(testing::form_id, testing::md5_hash(xml), far_end.offer("form.xml", xml));
        const std::string tally_entry = FarEnd::list_entry(tally_form::id, "md5:0", "x", "", version);
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
    EXPECT_NE(tally.find(std::string("version=\"") + tally_form::version + "\""), std::string::npos);
    EXPECT_EQ(field(tally, "submitted"), "2");
    EXPECT_EQ(field(tally, "first_number"), "1");
    EXPECT_EQ(field(tally, "crashes"), "0");
    EXPECT_EQ(field(tally, "all_wrong_pins"), "0");
    machine.pass(24h);
    machine.carry(far_end.url());
    EXPECT_EQ(tallies().size(), 2U);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->submitted_today, 0);
    EXPECT_EQ(machine.store().counters().tally(machine.moment.wall)->sent_ever, 1);
}

// Rounds start each hour of the night; in one of them an hour comes twice, and one has none of another.
TEST_F(NightlyTally, IsOneADayInTheNightsThatChangeTheHour) {
    using std::chrono::sys_days;
    ::setenv("TZ", "Europe/London", 1);
    ::tzset();
    for (const auto day : {std::chrono::year{2026} / 3 / 29, std::chrono::year{2026} / 10 / 25}) {
        const std::size_t before = tallies().size();
        // From 22:30 of the day before until 22:30, and 23:30 by what they called it an hour ago.
        machine.moment.wall = sys_days{day} - 90min;
        for (int hour = 0; hour < 24; ++hour, machine.pass(1h)) {
            machine.carry(far_end.url());
            const bool begun = kiosk::local_day(machine.moment.wall) == std::chrono::year_month_day{day};
            EXPECT_EQ(tallies().size() - before, begun ? 2U : 1U) << hour;
        }
    }
    ::setenv("TZ", "UTC", 1);
    ::tzset();
}

// The lists go in clear under the kiosk's name, and the council holds what they name.
TEST_F(NightlyTally, DoesNotListTheSignUpsThatWouldElseNameTheirKiosk) {
    machine.submit();
    machine.sign_up_for("library-newsletter");
    machine.sign_up_for("library-newsletter");
    machine.pass(24h);
    std::string refused;
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        if (refused.empty() && received.query == "have-your-say") refused = received.instance_id;
        response.status = received.instance_id == refused ? 409 : 201;
        response.set_content(testing::envelope, "text/xml");
    });
    EXPECT_EQ(machine.carry(far_end.url()).sent, 2);
    ASSERT_EQ(tallies().size(), 1U);
    const std::string tally = tallies()[0];
    EXPECT_EQ(field(tally, "acknowledged_records").size(), 32U) << "of the answers alone";
    EXPECT_EQ(field(tally, "kept_records"), "");
    EXPECT_EQ(field(tally, "sealed"), "3");
    EXPECT_EQ(field(tally, "acknowledged"), "2");
    EXPECT_EQ(field(tally, "refused"), "1");
}

// A fleet is brought up to date before or after its council: a server refuses a version that it does not
// have.
TEST_F(NightlyTally, IsOfTheFirstVersionWhereTheCouncilHasNoOther) {
    offer(true, "1");
    machine.submit();
    machine.carry(far_end.url());
    ASSERT_EQ(tallies().size(), 1U);
    EXPECT_NE(tallies()[0].find("version=\"1\""), std::string::npos);
    EXPECT_EQ(tallies()[0].find("crashes"), std::string::npos);
    EXPECT_EQ(field(tallies()[0], "acknowledged"), "1");
}

// RELIABILITY E22: two hundred in an hour, and a council that has the second version still.
TEST_F(NightlyTally, TellsOfManyAnswersWithinAnHourWhereTheCouncilHasAFieldForIt) {
    constexpr int many = 200;
    for (int each = 0; each < many; ++each) {
        machine.submit();
        machine.pass(17s);
    }
    machine.carry(far_end.url());
    ASSERT_EQ(tallies().size(), 1U);
    EXPECT_EQ(field(tallies()[0], "busiest_hour"), std::to_string(many));
    offer(true, tally_form::second_version);
    machine.pass(24h);
    machine.carry(far_end.url());
    ASSERT_EQ(tallies().size(), 2U);
    EXPECT_NE(tallies()[1].find("version=\"2\""), std::string::npos);
    EXPECT_NE(tallies()[1].find("crashes"), std::string::npos);
    EXPECT_EQ(tallies()[1].find("busiest_hour"), std::string::npos);
}

// Every field that a kiosk fills is one of the form, or a server would drop it.
TEST_F(NightlyTally, FillsTheFormThatCouncilsPublishNoMoreAndNoLess) {
    std::ifstream file(SOURCE_DIR "/assets/tally/have-your-say-tally/form.xml");
    const std::string form{std::istreambuf_iterator<char>(file), {}};
    const auto names_in = [](const std::string& text, const std::string& pattern) {
        std::set<std::string> names;
        const std::regex name(pattern);
        for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at)
            names.insert((*at)[1]);
        return names;
    };
    const store::Sealed record = tally_record({}, machine.config, machine.moment.wall, tally_form::version);
    EXPECT_EQ(record.version, tally_form::version);
    EXPECT_NE(form.find("version=\"" + record.version + "\""), std::string::npos);
    EXPECT_EQ(names_in(record.manifest, "<([a-z_]+)>"), names_in(form, "nodeset=\"/data/([a-z_]+)\""));
    EXPECT_EQ(names_in(record.manifest, "<([a-z_]+)>"), names_in(form, "ref=\"/data/([a-z_]+)\""));
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
