// SPDX-License-Identifier: Apache-2.0
// What staff see of their pages on the glass, and what keys do there: the Station behind the loop that a
// kiosk runs, without a display.
#include <fstream>

#include "kiosk/machine_now.h"
#include "kiosk/staff/pin_hash.h"
#include "kiosk/tally_form.h"
#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/sync/program.h"

using namespace screens;
using namespace std::chrono_literals;
using openrosa::testing::Program;

namespace {

class TheStaffsGlass : public AtTheKiosk {
 protected:
    TheStaffsGlass() {
        static const std::string hash = *kiosk::hash_pin("482915");
        config_.pin_hash = hash;
    }
    void begin() {
        open();
        loop_.emplace(*station_, headless_.glass(), headless_, typesetter_, config_.keys, speech_, theme_);
        settle();
    }
    void settle() {
        now_ = now_ + 1s;
        loop_->settle(now_);
        loop_->shown(now_);
    }
    void enter_staff() {
        ask(HoldCorner{});
        for (const char digit : std::string("482915")) ask(PinDigit{digit - '0'});
        ask(PinEnter{});
        settle();
    }
    void strike(const std::string& key) {
        loop_->strike({.key = key});
        settle();
    }
    // "" where no node of that id is on the glass.
    std::string words_of(const std::string& id) const {
        for (const touch::Node& node : loop_->nodes())
            if (node.id == id) return node.name;
        return "";
    }
    std::string focus() const {
        for (const touch::Node& node : loop_->nodes())
            if (node.focused) return node.id;
        return "";
    }
    int how_often(const std::string& words) const {
        int found = 0;
        for (const touch::Node& node : loop_->nodes()) found += node.name.find(words) != node.name.npos;
        return found;
    }
    // One round of the real program, to a council that is not there. It records the time of its own clock.
    void fail_a_round() {
        std::ofstream(config_.file)
            << "[kiosk]\nname = \"test-kiosk\"\ncouncil = \"Liverpool City Council\"\n"
               "database = \"kiosk.db\"\n[consultation]\nform_id = \""
            << config_.form_id << "\"\n[server]\nurl = \"http://127.0.0.1:1/v1/key/x/projects/7\"\n";
        Program sync(folder_.path(), {"--config", config_.file.string()});
        ASSERT_EQ(sync.end(), 75) << sync.err();
        now_.wall = kiosk::machine_now().wall;
    }

    touch::Headless headless_{touch::Surface{1920, 1080, 4.03F}};
    text::Typesetter typesetter_ = std::move(*text::Typesetter::open());
    speech::Speech speech_{{}};
    pictures::Album theme_{{}};
    std::optional<kiosk::PictureLoop> loop_;
};

// A keypad's eight keys, each once, from its first to its last and the other way round, and with those of a
// keyboard before them.
TEST_F(TheStaffsGlass, KeysAreTriedWithoutLeavingThePageOnWhichTheyAreTried) {
    begin();
    std::vector<std::string> keypad;
    for (int key = 17; key <= 24; ++key) keypad.push_back("F" + std::to_string(key));
    const std::vector<std::string> reversed(keypad.rbegin(), keypad.rend());
    const std::vector<std::vector<std::string>> in_turn{keypad,
                                                        reversed,
                                                        {"F19", "F20"},
                                                        {"F18", "F19", "F20"},
                                                        {"Enter", "Enter", "F20"},
                                                        {"Down", "Right", "F20"},
                                                        {"F18", "Up", "Left", "Enter"}};
    for (const auto& keys : in_turn) {
        enter_staff();
        ask(StaffPage{Staff::Page::trial});
        settle();
        for (const std::string& key : keys) {
            strike(key);
            ASSERT_EQ(screens::name_of(loop_->view()), "staff_trial") << "after " << key << " of " << keys[0];
            EXPECT_NE(words_of("last-key").find(key), std::string::npos) << words_of("last-key");
        }
        for (int steps = 0; focus() != "leave"; ++steps) {
            ASSERT_LT(steps, 20) << "and keys still lead out";
            strike("F19");
        }
        strike("F20");
        EXPECT_EQ(screens::name_of(loop_->view()), "staff");
        ask(LeaveStaff{});
        settle();
    }
}

TEST_F(TheStaffsGlass, TheReasonOfAFailedRoundStandsUnderTheHeadingWithItsPart) {
    config_.closes.reset();  // its last day is past by then, which is a reason too
    begin();
    go_to_first_question();
    answer_all({{"/data/respondent/capacity", "resident"}});
    ask(Submit{});
    ask(EndVisit{});
    fail_a_round();
    enter_staff();
    EXPECT_EQ(words_of("heading"), "This machine needs you");
    EXPECT_TRUE(words_of("need:0").starts_with("Upload: Nothing was sent. 1 waits.")) << words_of("need:0");
    EXPECT_NE(words_of("need:0").find("could not be reached"), std::string::npos) << words_of("need:0");
    EXPECT_EQ(words_of("need:1"), "");
    EXPECT_EQ(how_often("could not be reached"), 1) << "once is enough";
    auto sync = *store::Store::open(config_.database.string());
    ASSERT_TRUE(sync.counters().record_round({now_.wall, true, "There was nothing to send."}));
    settle();
    EXPECT_EQ(words_of("heading"), "All is well");
    EXPECT_EQ(words_of("last-outcome"), "There was nothing to send.");
}

// RELIABILITY E22: told, and nobody is kept from answering.
TEST_F(TheStaffsGlass, MoreAnswersWithinAnHourThanPeopleGiveAreTold) {
    begin();
    const auto submit = [&] {
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ask(Submit{});
        EXPECT_EQ(name(), "thanks");
        ask(EndVisit{});
    };
    for (int visits = 0; visits < tally_form::many_in_an_hour; ++visits) submit();
    enter_staff();
    EXPECT_EQ(words_of("busiest-hour"), "");
    ask(LeaveStaff{});
    submit();
    enter_staff();
    EXPECT_TRUE(words_of("busiest-hour").starts_with("31 answers came within one hour"))
        << words_of("busiest-hour");
}

TEST_F(TheStaffsGlass, WhatWasRefusedOrDamagedStandsUnderTheHeadingWithItsPart) {
    begin();
    for (int visits = 0; visits < 2; ++visits) {
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ask(Submit{});
        ask(EndVisit{});
    }
    auto sync = *store::Store::open(config_.database.string());
    const auto numbers = *sync.outbox().due(now_.wall);
    ASSERT_EQ(numbers.size(), 2U);
    ASSERT_TRUE(sync.outbox().record_setback(numbers[0], store::Setback::refused, "No.", now_.wall));
    ASSERT_TRUE(sync.outbox().record_damage(numbers[1], "The disk.", now_.wall));
    enter_staff();
    EXPECT_EQ(words_of("heading"), "This machine needs you");
    EXPECT_EQ(words_of("need:0"),
              "Answers: 1 submission was damaged by the disk. Tell the consultation team.");
    EXPECT_EQ(words_of("need:1"),
              "Answers: 1 submission was refused by the server. Tell the consultation team.");
    EXPECT_EQ(how_often("was refused"), 1);
}

TEST_F(TheStaffsGlass, StandsInTheMachinesFirstLanguageUntilStaffAskForThatOfTheVisit) {
    begin();
    ask(ChooseLanguage{1});
    go_to_first_question();
    settle();
    EXPECT_EQ(station_->language(), "ar");
    const std::string question = screens::page_of(loop_->view());
    ask(HoldCorner{});
    settle();
    EXPECT_EQ(words_of("leave"), "Leave") << "the PIN pad too";
    enter_staff();
    EXPECT_EQ(words_of("heading"), "All is well");
    EXPECT_EQ(words_of("leave"), "Back to this person’s answers");
    EXPECT_EQ(station_->language(), "en");
    ask(StaffPage{Staff::Page::more});
    settle();
    EXPECT_EQ(words_of("staff-language"), "العربية");
    ask(ChooseLanguage{1});
    settle();
    EXPECT_EQ(station_->language(), "ar");
    EXPECT_EQ(words_of("staff-language"), "English");
    EXPECT_NE(words_of("heading"), "All is well");
    ask(ChooseLanguage{0});
    settle();
    EXPECT_EQ(words_of("heading"), "All is well");
    ask(ChooseLanguage{1});
    ask(LeaveStaff{});
    settle();
    EXPECT_EQ(screens::page_of(loop_->view()), question) << "the visit goes on as it was";
    EXPECT_EQ(station_->language(), "ar");
    enter_staff();
    EXPECT_EQ(words_of("heading"), "All is well") << "the next one begins anew";
    ask(LeaveStaff{});
    settle();
    EXPECT_EQ(station_->language(), "ar");
}

TEST_F(TheStaffsGlass, OffersNoOtherLanguageWhereNobodyChoseOne) {
    begin();
    enter_staff();
    ask(StaffPage{Staff::Page::more});
    settle();
    EXPECT_EQ(words_of("staff-language"), "");
    EXPECT_EQ(words_of("page"), "Less");
}

}  // namespace
