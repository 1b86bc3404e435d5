// SPDX-License-Identifier: Apache-2.0
// RELIABILITY E10: whatever fingers and keys do, nobody gets out, nobody sees another person's answers,
// nothing is sent that was not seen, and a kiosk that is left is as new. The clock jumps by years meanwhile,
// on each screen (RELIABILITY F16). Each record is opened, and says what the check said.
#include "tests/campaign/account.h"
#include "tests/campaign/hands.h"

namespace campaign {
namespace {

using namespace screens;

class Touches : public Hands {};

TEST_F(Touches, AtRandomNeverGetOutNorSeeAnotherPersonsAnswersNorSendWhatWasNotSeen) {
    constexpr int between_departures = 150;
    Account account;
    long left = 0;
    const long jumps = std::min(50L, times(1));
    begin(seed(), jumps);
    for (const long all = times(1'500); account.tried < all; ++account.tried) {
        do_something();
        std::string found = wrong();
        if (found.empty() && account.tried % between_departures == between_departures - 1) {
            // Half of them go out as they came in; a blank glass is left by keys, or by going away.
            if (account.tried / between_departures % 2 == 0 && !blank()) {
                ASSERT_TRUE(leaves())
                    << place() << " cannot be left, after " << account.tried << " touches, seed " << seed();
                ++left;
            }
            go_away();
            found = wrong();
            if (found.empty() && !as_new()) found = "the next person finds the last one's settings";
        }
        account.leaked += found.find("another person") != found.npos ? 1 : 0;
        ASSERT_EQ(found, "") << "after " << account.tried << " touches, seed " << seed();
        ASSERT_FALSE(closing()) << "after " << account.tried << " touches, seed " << seed();
    }
    station_.reset();
    const auto count = store::Store::open(config_.database.string())->counters().account();
    reckon_thanks(account, witness_.sent(), static_cast<long>(count->sealed));
    RecordProperty("visits", std::to_string(witness_.visits()));
    RecordProperty("sent", std::to_string(witness_.sent()));
    RecordProperty("left", std::to_string(left));
    RecordProperty("opened", std::to_string(opened_));
    RecordProperty("in_pieces", std::to_string(witness_.in_pieces()));
    for (const char* screen : {"welcome", "about", "question", "check", "thanks", "still_there", "pin_pad"}) {
        RecordProperty(std::string("jumps_") + screen, std::to_string(jumps_[screen]));
        EXPECT_GE(jumps_[screen], jumps) << screen;
    }
    EXPECT_EQ(opened_, witness_.sent());
    EXPECT_GT(opened_, account.tried / 1'000);
    EXPECT_GT(witness_.visits(), account.tried / 1'000);
    EXPECT_GT(left, account.tried / 1'000);
    account.close();
}

TEST_F(Touches, OfSomebodyWhoWritesMuchSendNoWordThatWasNotOnTheGlass) {
    begin(seed(), 0);
    write_much();
    EXPECT_EQ(wrong(), "");
    EXPECT_EQ(opened_, 1) << place();
    EXPECT_GT(witness_.in_pieces(), 3);
}

// ---- A witness that sees nothing wrong would be no witness.

class Planted : public testing::Test {
 protected:
    std::string see(Screen screen, std::vector<touch::Node> nodes = {}) {
        View view;
        view.screen = std::move(screen);
        nodes.push_back(button);
        const std::vector<std::string> ways = ways_out(view);
        nodes.back().id = ways.empty() ? "" : ways.front();
        return witness.see({view, nodes, visit});
    }
    std::string see_only(Screen screen, const std::vector<touch::Node>& nodes, Sheet sheet = Sheet::none) {
        View view;
        view.screen = std::move(screen);
        view.sheet = sheet;
        return witness.see({view, nodes, visit});
    }
    static touch::Node words(const std::string& id, const std::string& name) {
        touch::Node node = button;
        node.id = id;
        node.name = name;
        return node;
    }
    static QuestionPage page(const std::string& reference, const std::string& value) {
        QuestionPage page;
        page.reference = reference;
        page.items.resize(1);
        page.items[0].question.choices.resize(1);
        page.items[0].question.value = value;
        return page;
    }
    static Check check(int part) {
        Check check;
        check.part = part;
        check.rows.resize(2);
        check.rows[0].page = "/a";
        check.rows[0].answer = "yes";
        check.rows[1].page = "/b";
        check.rows[1].answer = "no";
        return check;
    }
    void come_to_the_check() {
        ASSERT_EQ(see(Welcome{}), "");
        ASSERT_EQ(see(page("/a", "")), "");
        ASSERT_EQ(see(check(0), {words("row:0:answer", "yes")}), "");
    }

    static const touch::Node button;
    Witness witness;
    std::uint64_t visit = 1;
};
const touch::Node Planted::button = [] {
    touch::Node node;
    node.focusable = true;
    return node;
}();

TEST_F(Planted, AWayOutIsSeen) {
    EXPECT_NE(see(Staff{}), "");
    EXPECT_NE(see(OutOfService{}), "");
}

TEST_F(Planted, AWordOfTheLastPersonIsSeenWhereverItStands) {
    const std::string mine = letter_of(1), theirs = letter_of(2);
    ASSERT_EQ(see(Welcome{}), "");
    ASSERT_EQ(see(page("/a", ""), {words("field", "Dear " + mine)}), "");
    ++visit;
    EXPECT_EQ(see(Welcome{}, {words("words", theirs)}), "");
    EXPECT_NE(see(page("/a", ""), {words("field", mine)}), "");
    EXPECT_NE(see(page("/a", mine)), "");
}

TEST_F(Planted, AnAnswerThatNobodyGaveIsSeen) {
    ASSERT_EQ(see(Welcome{}), "");
    EXPECT_NE(see(page("/a", "yes")), "");
}

TEST_F(Planted, AVisitThatDoesNotBeginAtTheWelcomeIsSeen) {
    ASSERT_EQ(see(Welcome{}), "");
    ++visit;
    EXPECT_NE(see(page("/a", "")), "");
}

TEST_F(Planted, AVisitThatAJumpOfTheClockEndsIsSeen) {
    const auto after_jump = [&](Screen screen) {
        View view;
        view.screen = std::move(screen);
        touch::Node way = button;
        way.id = ways_out(view).front();
        return witness.see_after_jump({view, {way}, visit});
    };
    ASSERT_EQ(see(Welcome{}), "");
    ASSERT_EQ(see(page("/a", "")), "");
    EXPECT_EQ(after_jump(page("/a", "")), "");
    EXPECT_NE(after_jump(check(0)), "") << "another page";
    ++visit;
    EXPECT_NE(after_jump(Welcome{}), "") << "another visit";
}

TEST_F(Planted, ASkippedCheckIsSeen) {
    ASSERT_EQ(see(Welcome{}), "");
    ASSERT_EQ(see(page("/a", "")), "");
    EXPECT_NE(see(Thanks{}), "");
}

TEST_F(Planted, AnAnswerThatWasSentAndNotShownIsSeen) {
    come_to_the_check();
    EXPECT_NE(see(Thanks{}), "") << "the second part was never on the glass";
}

TEST_F(Planted, AnAnswerThatChangedAfterItWasShownIsSeen) {
    come_to_the_check();
    Check changed = check(1);
    changed.rows[0].answer = "no";
    ASSERT_EQ(see(changed, {words("row:1:answer", "no")}), "");
    EXPECT_NE(see(Thanks{}), "");
}

TEST_F(Planted, OtherWordsThanTheAnswersAreSeen) {
    for (const char* other : {"no", "", "Not answered", "yes and no"}) {
        witness = {};
        ASSERT_EQ(see(Welcome{}), "");
        ASSERT_EQ(see(page("/a", "")), "");
        EXPECT_NE(see(check(0), {words("row:0:answer", other)}), "") << other;
    }
}

TEST_F(Planted, APieceOfALongAnswerThatWasNeverShownIsSeen) {
    Check check;
    check.rows = {{.page = "/a", .section = "", .question = "Why", .answer = "one two three", .typed = true}};
    for (const bool whole : {false, true}) {
        witness = {};
        ASSERT_EQ(see(Welcome{}), "");
        ASSERT_EQ(see(page("/a", "")), "");
        ASSERT_EQ(see(check, {words("row:0:answer", "“one ")}), "");
        if (whole) {
            EXPECT_EQ(see(check, {words("row:0:answer1", "two ")}), "");
        }
        ASSERT_EQ(see(check, {words("row:0:answer2", "three”")}), "");
        EXPECT_EQ(see(Thanks{}).empty(), whole);
    }
    EXPECT_EQ(witness.in_pieces(), 1);
}

TEST_F(Planted, AnAnswerThatStandsBelowTheGlassOrIsCutIsNotSeen) {
    for (const bool cut : {false, true}) {
        witness = {};
        come_to_the_check();
        View view;
        view.screen = check(1);
        touch::Node answer = words("row:1:answer", "no"), way = button;
        way.id = "back";
        answer.fits = !cut;
        answer.bounds = {10, cut ? 10.F : 95.F, 50, 10};
        ASSERT_EQ(witness.see({view, {answer, way}, visit, {0, 0, 100, 100}}), "");
        EXPECT_NE(see(Thanks{}), "") << cut;
    }
}

TEST_F(Planted, WhatWasShownWholeMayBeSent) {
    come_to_the_check();
    ASSERT_EQ(see(check(1), {words("row:1:answer", "no")}), "");
    EXPECT_EQ(see(Thanks{}), "");
    EXPECT_EQ(witness.sent(), 1);
}

TEST_F(Planted, AScreenThatCannotBeLeftIsSeen) {
    touch::Node start = button, dead = button, elsewhere = button;
    start.id = dead.id = "start";
    dead.enabled = false;
    elsewhere.id = "size";
    EXPECT_EQ(see_only(Welcome{}, {start}), "");
    EXPECT_NE(see_only(Welcome{}, {}), "");
    EXPECT_NE(see_only(Welcome{}, {dead}), "");
    EXPECT_NE(see_only(Welcome{}, {elsewhere}), "") << "the size of the letters is no way out";
    EXPECT_NE(see_only(Welcome{}, {start}, Sheet::size), "") << "what lies under a sheet is none either";
}

}  // namespace
}  // namespace campaign
