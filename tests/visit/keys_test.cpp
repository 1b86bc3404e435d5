// SPDX-License-Identifier: Apache-2.0
// What a visit knows of its person's keys and settings, and that the next person finds none of it.
#include "kiosk/staff/staff_pin.h"
#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

using Step = SwitchSetup::Step;

class Keys : public AtTheKiosk {
 protected:
    Keys() { open(); }
    const View& look() { return view_ = station_->view(now_); }
    void strike(std::initializer_list<Switch> switches) {
        for (const Switch each : switches) ask(StrikeSwitch{each});
    }
    std::string reference() { return see<QuestionPage>().reference; }
};

TEST_F(Keys, HelpIsAModeThatTellsOfTheLastKeyAndIsLeftByHelp) {
    go_to_first_question();
    ask(ToggleKeyHelp{});
    EXPECT_EQ(look().sheet, Sheet::key_help);
    EXPECT_FALSE(look().key_help.struck);
    ask(ExplainKey{kiosk::KeyFunction::next});
    EXPECT_EQ(look().key_help.struck_for, kiosk::KeyFunction::next);
    ask(ExplainKey{std::nullopt});
    EXPECT_TRUE(look().key_help.struck);
    EXPECT_EQ(look().key_help.struck_for, std::nullopt);
    ask(ToggleKeyHelp{});
    EXPECT_EQ(look().sheet, Sheet::none);
    ask(ToggleKeyHelp{});
    EXPECT_FALSE(look().key_help.struck);
}

TEST_F(Keys, HelpGivesBackTheSheetThatItWasAskedOn) {
    ask(OpenSheet{Sheet::size});
    ask(ToggleKeyHelp{});
    ask(ToggleKeyHelp{});
    EXPECT_EQ(look().sheet, Sheet::size);
}

TEST_F(Keys, TheSwitchThatIsPressedTwiceFirstIsTheOneThatMoves) {
    strike({Switch::one});  // only asks
    EXPECT_EQ(look().sheet, Sheet::switches);
    EXPECT_EQ(look().switches.step, Step::move);
    strike({Switch::two, Switch::two, Switch::one});
    EXPECT_EQ(look().switches.step, Step::choose_again);
    strike({Switch::one});
    EXPECT_EQ(look().switches.step, Step::known);
    EXPECT_EQ(look().switches.moves, Switch::two);
    EXPECT_EQ(look().sheet, Sheet::switches);  // and says so, until the choosing one closes it
}

TEST_F(Keys, AWrongPressIsSaidAndCostsAStep) {
    strike({Switch::one, Switch::one, Switch::two});
    EXPECT_EQ(look().switches.step, Step::move);
    EXPECT_TRUE(look().switches.other);
    strike({Switch::two, Switch::two});
    EXPECT_EQ(look().switches.step, Step::choose);
    EXPECT_FALSE(look().switches.other);
    strike({Switch::two});
    EXPECT_EQ(look().switches.step, Step::choose);
    EXPECT_TRUE(look().switches.other);
    strike({Switch::one, Switch::two});
    EXPECT_EQ(look().switches.step, Step::choose);
    strike({Switch::one, Switch::one});
    EXPECT_EQ(look().switches.step, Step::known);
}

TEST_F(Keys, SettingUpThatWasLeftBeginsAnew) {
    strike({Switch::one, Switch::one, Switch::one});
    EXPECT_EQ(look().switches.step, Step::choose);
    ask(CloseSheet{});
    strike({Switch::two});
    EXPECT_EQ(look().switches.step, Step::move);
}

TEST_F(Keys, ChangedSettingsKeepThePlaceAndTheAnswers) {  // VVSG 5.2-F
    go_to_first_question();
    ask(GiveAnswer{"/data/respondent/capacity", "resident"});
    ask(Continue{});
    type("/data/respondent/postcode_district", "L8");
    const std::string place = reference();
    for (const Intent& setting : std::initializer_list<Intent>{
             OpenSheet{Sheet::size}, ChooseSize{touch::TextSize::largest}, CloseSheet{},
             OpenSheet{Sheet::colours}, ChoosePalette{touch::Palette::soft}, CloseSheet{},
             OpenSheet{Sheet::language}, ChooseLanguage{1}, ToggleLowered{}, SoundOn{}, SoundOff{},
             SpeechRate{2}, PutSettingsBack{}}) {
        ask(setting);
        EXPECT_EQ(reference(), place);
        EXPECT_TRUE(see<QuestionPage>().keyboard);
        EXPECT_EQ(see<QuestionPage>().items[0].draft->text, "L8");
    }
    ask(Back{});
    const auto& choices = see<QuestionPage>().items[0].question.choices;
    EXPECT_TRUE(choices.front().selected);
}

TEST_F(Keys, EverySettingEndsWithTheVisit) {  // VVSG 7.1-A
    go_to_first_question();
    const View fresh = look();
    strike({Switch::one, Switch::one, Switch::one, Switch::two, Switch::two});
    for (const Intent& setting : std::initializer_list<Intent>{
             ChooseSize{touch::TextSize::small}, ChoosePalette{touch::Palette::yellow_on_black},
             ChooseLanguage{1}, ToggleLowered{}, SoundOn{}, SpeechRate{3}, SpeechVolume{-4}, PictureOff{},
             ReadAnswers{Aloud::yes}, ToggleKeyHelp{}, ExplainKey{kiosk::KeyFunction::next}})
        ask(setting);
    ask(EndVisit{});
    const View& next = look();
    EXPECT_EQ(next.sheet, Sheet::none);
    EXPECT_EQ(next.chrome.size, fresh.chrome.size);
    EXPECT_EQ(next.chrome.palette, fresh.chrome.palette);
    EXPECT_EQ(next.chrome.language, 0U);
    EXPECT_FALSE(next.chrome.lowered);
    EXPECT_FALSE(next.chrome.sound.on);
    EXPECT_FALSE(next.chrome.sound.picture_off);
    EXPECT_FALSE(next.chrome.sound.answers_aloud);
    EXPECT_EQ(next.chrome.sound.rate, fresh.chrome.sound.rate);
    EXPECT_EQ(next.chrome.sound.volume, fresh.chrome.sound.volume);
    EXPECT_FALSE(next.key_help.struck);
    EXPECT_EQ(next.switches.step, Step::move);
}

TEST_F(Keys, StaffAreToldOfAStuckKeyOnce) {
    config_.pin_hash = *kiosk::hash_pin("482915");
    open();
    const auto tell = [&] {
        station_->tell_staff(kiosk::Station::Hand::keys, "The key F19 is stuck.", now_);
    };
    tell();
    tell();
    ask(HoldCorner{});
    for (const char digit : std::string("482915")) ask(PinDigit{digit - '0'});
    ask(PinEnter{});
    EXPECT_EQ(see<Staff>().trouble(), "The key F19 is stuck.");
}

}  // namespace
