// SPDX-License-Identifier: Apache-2.0
// The council's books: what kiosks say that they sent against what is in the inbox (RELIABILITY D9, N12).
#include "sync/office/reconcile.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/encoding/encoding.h"
#include "kiosk/tally_form.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

using namespace std::chrono_literals;

const Wall night{std::chrono::sys_days{std::chrono::year{2024} / 1 / 9} + 2h};

std::string digest_of(const std::string& xml) {
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {xml})).substr(0, 32);
}

class Books : public testing::Test {
 protected:
    // As the kiosk's token brings it.
    std::string receive(int number, const std::string& kiosk, Wall when, const std::string& form = form_id,
                        const std::string& device = "its kiosk's name") {
        const std::string xml = "<data id=\"" + form + "\" version=\"1\"><meta><instanceID>" +
                                instance(number) + "</instanceID></meta><by>" + kiosk + "</by></data>";
        keep(form, "1", instance(number), xml, kiosk, when, device);
        return digest_of(xml);
    }
    void tally(const std::string& kiosk, Wall when, const std::string& taken, const std::string& kept,
               int last_number = 100, const std::string& root = "", const std::string& day = "2024-01-09",
               const std::string& more = "") {
        const std::string sum = encoding::hex(encoding::digest(encoding::Hash::sha256, {taken, "\n", kept}));
        const std::string id = "uuid:tally-" + kiosk + std::to_string(when.time_since_epoch().count());
        const std::string version = more.empty() ? tally_form::first_version : tally_form::version;
        keep(tally_form::id, version, id,
             "<data id=\"have-your-say-tally\" version=\"" + version + "\">" + more + "<day>" + day +
                 "</day><sealed>7</sealed><last_number>" + std::to_string(last_number) +
                 "</last_number><acknowledged_records>" + taken + "</acknowledged_records><kept_records>" +
                 kept + "</kept_records><root>" + (root.empty() ? sum : root) + "</root><meta><instanceID>" +
                 id + "</instanceID></meta></data>",
             kiosk, when);
    }
    void keep(const std::string& form, const std::string& version, const std::string& id,
              const std::string& xml, const std::string& kiosk, Wall when,
              const std::string& device = "its kiosk's name") {
        SubmissionHeader header;
        header.form_id = form;
        header.version = version;
        header.instance_id = id;
        ASSERT_TRUE(inbox.store({header, xml, {}, kiosk, device, when}));
    }
    Reconciled look() {
        auto found = reconcile(inbox);
        EXPECT_TRUE(found) << (found ? "" : found.error().sentence);
        return found.value_or(Reconciled{});
    }

    Folder folder;
    Inbox inbox = std::move(*Inbox::open(folder / "data", Inbox::Absent::make));
};

TEST_F(Books, ThatAgreeNameNothing) {
    const std::string one = receive(1, "central", night - 1h), two = receive(2, "central", night - 1h);
    const std::string waiting(32, 'a');
    tally("central", night, one + " " + two, waiting);
    receive(3, "central", night + 1h);  // after its last tally: not judged yet
    const Reconciled found = look();
    EXPECT_TRUE(found.gaps.empty() && found.duplicates.empty() && found.forgeries.empty() &&
                found.notes.empty());
    EXPECT_EQ(found.judged, 2);
}

// RELIABILITY N12.
TEST_F(Books, NameEachOfTenForgedRecords) {
    const std::string real = receive(1, "central", night - 1h);
    for (int forged = 11; forged <= 20; ++forged) receive(forged, "central", night - 30min);
    tally("central", night, real, "");
    const Reconciled found = look();
    ASSERT_EQ(found.forgeries.size(), 10u);
    for (int forged = 11; forged <= 20; ++forged)
        EXPECT_EQ(std::count_if(found.forgeries.begin(), found.forgeries.end(),
                                [&](const auto& each) { return each.find(instance(forged)) != each.npos; }),
                  1)
            << forged;
    EXPECT_TRUE(found.gaps.empty());
}

TEST_F(Books, NameARecordThatAKioskHasAReceiptForAndThatIsNotHere) {
    const std::string lost(32, 'b');
    tally("central", night, lost, "");
    const Reconciled found = look();
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_NE(found.gaps[0].find("central has a receipt for record " + lost), std::string::npos);
}

// A disk that lost the row lost it without a receipt, so no list of receipts can miss it.
TEST_F(Books, NameARecordThatAKioskKeptOneNightAndNoLongerKnows) {
    const std::string lost(32, 'c'), waiting(32, 'd'), came = receive(1, "central", night + 1h);
    tally("central", night, "", lost + " " + waiting + " " + came);
    EXPECT_TRUE(look().gaps.empty()) << "the last word is that it waits";
    tally("central", night + 24h, "", waiting, 100, "", "2024-01-10");
    const Reconciled found = look();
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_NE(found.gaps[0].find("central kept record " + lost + " in the night of 2024-01-09"),
              std::string::npos)
        << found.gaps[0];
}

// The row went before the first night: no list ever had its digest.
TEST_F(Books, CountAnAnswerThatWasLostBeforeAnyTallyNamedIt) {
    tally("central", night, "", "", 100, "", "2024-01-09", "<submitted>7</submitted>");
    EXPECT_TRUE(look().gaps.empty()) << "seven are sealed";
    const std::string lost(32, 'e');
    tally("central", night + 24h, "", lost, 100, "", "2024-01-10", "<submitted>9</submitted>");
    auto found = look();
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_NE(
        found.gaps[0].find("central counted 9 answers by the night of 2024-01-10 and accounts for 7: at "
                           "least 2 went"),
        std::string::npos)
        << found.gaps[0];
    tally("central", night + 48h, "", "", 100, "", "2024-01-11", "<submitted>9</submitted>");
    found = look();
    ASSERT_EQ(found.gaps.size(), 2u) << "one has a name, and is counted once";
    EXPECT_NE(found.gaps[0].find("kept record " + lost), std::string::npos) << found.gaps[0];
    EXPECT_NE(found.gaps[1].find("at least 1 went"), std::string::npos) << found.gaps[1];
}

TEST_F(Books, TakeATallyThatComesLateOnAStickForTheOldOneThatItIs) {
    const std::string fresh(32, 'e');
    tally("central", night + 24h, "", fresh, 8, "", "2024-01-10");
    tally("central", night + 30h, "", "", 7, "", "2024-01-09");
    EXPECT_TRUE(look().gaps.empty());
}

TEST_F(Books, TakeARecordThatWaitedAndCameLaterForItsOwn) {
    const std::string late = receive(1, "central", night + 24h);
    tally("central", night, "", late);
    tally("central", night + 25h, late, "");
    EXPECT_TRUE(look().forgeries.empty());
}

// No tally lists them, and nothing here may tell at which kiosk one was made.
TEST_F(Books, CountSignUpsAndNeitherCallThemForgeriesNorNameTheirKiosk) {
    const std::string answers = receive(1, "central", night - 1h);
    receive(2, "central", night - 1h, "newsletter", "have-your-say");
    receive(3, "park", night - 1h, "newsletter", "have-your-say:practice");
    receive(4, "have-your-say", night - 1h, "newsletter", "have-your-say");  // from a stick
    tally("central", night, answers, "");
    const Reconciled found = look();
    EXPECT_TRUE(found.gaps.empty() && found.forgeries.empty() && found.duplicates.empty());
    EXPECT_EQ(found.notes, std::vector<std::string>{"3 sign-ups name no kiosk and are not judged."});
    EXPECT_EQ(found.judged, 1);
}

// Whoever has a kiosk's token says what its deviceID is (RELIABILITY N12).
TEST_F(Books, NameAnswersThatPassAsSignUps) {
    const std::string answers = receive(1, "central", night - 1h);
    receive(2, "central", night - 1h, form_id, "have-your-say");
    receive(3, "central", night - 1h, "newsletter", "have-your-say");
    tally("central", night, answers, "");
    const Reconciled found = look();
    ASSERT_EQ(found.forgeries.size(), 1u);
    EXPECT_NE(found.forgeries[0].find(instance(2)), std::string::npos) << found.forgeries[0];
}

// Of a kiosk whose program is older, which lists its sign-ups.
TEST_F(Books, TakeATallyThatListsSignUpsForWhatItWas) {
    const std::string answers = receive(1, "older", night - 1h),
                      sign_up = receive(2, "older", night - 1h, "newsletter", "have-your-say");
    receive(3, "newer", night - 1h, "newsletter", "have-your-say");
    tally("older", night, answers + " " + sign_up, "");
    const Reconciled found = look();
    EXPECT_TRUE(found.gaps.empty() && found.forgeries.empty());
    EXPECT_EQ(found.judged, 1);
}

TEST_F(Books, NameASubmissionThatIsHereTwice) {
    const std::string one = receive(1, "central", night - 1h),
                      other = receive(1, "park", night - 1h, "benches");
    tally("central", night, one, "");
    tally("park", night, other, "");
    const Reconciled found = look();
    ASSERT_EQ(found.duplicates.size(), 1u);
    EXPECT_NE(found.duplicates[0].find("here 2 times"), std::string::npos);
}

TEST_F(Books, NameADatabaseThatBeganAnewATallyThatWasAlteredAndAKioskThatSendsNone) {
    tally("central", night, "", "", 100);
    tally("central", night + 24h, "", "", 3);
    tally("park", night, "", "", 5, std::string(64, '0'));
    receive(1, "harbour", night - 1h);
    const Reconciled found = look();
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_NE(found.gaps[0].find("central began a new database"), std::string::npos);
    ASSERT_EQ(found.forgeries.size(), 1u);
    EXPECT_NE(found.forgeries[0].find("its root is another"), std::string::npos);
    ASSERT_EQ(found.notes.size(), 1u);
    EXPECT_NE(found.notes[0].find("harbour has sent no tally"), std::string::npos);
}

TEST_F(Books, AFleetIsListedOldestWordFirstAndOneThatIsSilentForTwoNightsIsSaid) {
    const auto add = [&](const std::string& name) { ASSERT_TRUE(inbox.add_kiosk(name, name, night - 240h)); };
    for (const char* name : {"fresh", "old", "revoked"}) add(name);
    ASSERT_TRUE(inbox.revoke_kiosk("revoked", night));
    tally("fresh", night + 24h, "", "");
    tally("old", night, "", "");
    auto found = *fleet(inbox, night + 47h);
    ASSERT_EQ(found.lines.size(), 2u);
    EXPECT_TRUE(found.lines[0].starts_with("old\tlast word 2024-01-09T02:00:00Z\t7 sealed"))
        << found.lines[0];
    EXPECT_TRUE(found.lines[1].starts_with("fresh\t"));
    EXPECT_FALSE(found.silent);
    found = *fleet(inbox, night + 48h);
    EXPECT_TRUE(found.silent);
    EXPECT_TRUE(found.lines[0].ends_with("\tSILENT"));
    add("never");
    found = *fleet(inbox, night + 48h);
    EXPECT_TRUE(found.lines[0].starts_with("never\tnever sent a tally"));
}

// RELIABILITY E22: told, night by night, and nobody is called a forger for it.
TEST_F(Books, ManyAnswersWithinAnHourAreTold) {
    ASSERT_TRUE(inbox.add_kiosk("busy", "busy", night - 240h));
    const auto hour = [](int count) { return "<busiest_hour>" + std::to_string(count) + "</busiest_hour>"; };
    tally("busy", night, "", "", 30, "", "2024-01-09", hour(30));
    EXPECT_TRUE(look().notes.empty()) << "as many as may come of themselves";
    EXPECT_EQ(fleet(inbox, night + 1h)->lines[0].find("MANY"), std::string::npos);
    tally("busy", night + 24h, "", "", 230, "", "2024-01-10", hour(200));
    tally("busy", night + 48h, "", "", 231, "", "2024-01-11", hour(200));
    EXPECT_EQ(look().notes, std::vector<std::string>{
                                "busy took 200 answers within one hour, by its tally of 2024-01-10: more "
                                "than people give one after another. Look at them together."});
    EXPECT_TRUE(look().forgeries.empty());
    const std::string line = fleet(inbox, night + 49h)->lines[0];
    EXPECT_NE(line.find("\t200 in the busiest hour\tMANY IN AN HOUR\t"), std::string::npos) << line;
}

// A fleet of which some kiosks are newer than others.
TEST_F(Books, TalliesOfBothVersionsAreReadAndTheNewerSaysMore) {
    const std::string taken = receive(1, "newer", night - 1h), lost(32, 'b');
    for (const char* name : {"newer", "older"}) ASSERT_TRUE(inbox.add_kiosk(name, name, night - 240h));
    tally("older", night, lost, "", 9);
    tally("newer", night + 1h, taken + " " + lost, "", 12, "", "2024-01-09",
          "<submitted>6</submitted><first_number>4</first_number><crashes>3</crashes>"
          "<all_wrong_pins>8</all_wrong_pins><abandoned>/data/age 2</abandoned>");
    EXPECT_EQ(look().gaps.size(), 2u);
    EXPECT_TRUE(look().forgeries.empty());
    const auto found = *fleet(inbox, night + 2h);
    ASSERT_EQ(found.lines.size(), 2u);
    EXPECT_EQ(found.lines[0].find("crashes"), std::string::npos) << found.lines[0];
    EXPECT_NE(found.lines[0].find("\tnumbers -9\t"), std::string::npos) << found.lines[0];
    for (const char* each : {"\t6 submitted\t", "\t3 crashes\t", "\t8 wrong PINs in all\t",
                             "\tnumbers 4-12\t", "\tleft on /data/age 2\t"})
        EXPECT_NE(found.lines[1].find(each), std::string::npos) << each << " in " << found.lines[1];
}

}  // namespace
}  // namespace council
