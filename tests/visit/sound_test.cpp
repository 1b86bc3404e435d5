// SPDX-License-Identifier: Apache-2.0
#include "tests/station/at_the_kiosk.h"

using namespace screens;
using namespace std::chrono_literals;

namespace {

class Sounding : public AtTheKiosk {
 protected:
    Sounding() { open(); }
    const Sound& sound() {
        view_ = station_->view(now_);
        return view_.chrome.sound;
    }
};

TEST_F(Sounding, IsOffUntilListenIsAskedForAndThenOpensItsSheet) {
    EXPECT_FALSE(sound().on);
    ask(Listen{});
    EXPECT_TRUE(sound().on);
    EXPECT_EQ(view_.sheet, Sheet::none);
    ask(Listen{});
    EXPECT_TRUE(sound().on);
    EXPECT_EQ(view_.sheet, Sheet::listen);
}

TEST_F(Sounding, ExploresByTouchUnlessAKeyBeganIt) {
    ask(Listen{Began::by_keys});
    EXPECT_FALSE(sound().explores());
    ask(PictureOff{});
    EXPECT_TRUE(sound().explores()) << "nobody sees what a tap would choose";
    ask(SoundOff{});
    ask(Listen{});
    EXPECT_TRUE(sound().explores());
}

TEST_F(Sounding, ThatThePersonTurnedOffIsNotBegunAgainByAKey) {
    ask(Listen{});
    ask(SoundOff{});
    ask(Listen{Began::by_itself});
    EXPECT_FALSE(sound().on);
    ask(Listen{});
    EXPECT_TRUE(sound().on);
}

TEST_F(Sounding, RateAndVolumeStopAtTheirEnds) {
    ask(Listen{});
    EXPECT_EQ(sound().percent(), 100);
    ask(SpeechRate{1});
    EXPECT_EQ(sound().percent(), 125);
    for (int step = 0; step < 20; ++step) ask(SpeechRate{1}), ask(SpeechVolume{-1});
    EXPECT_EQ(sound().percent(), 200);
    EXPECT_EQ(sound().volume, 0);
    ask(SpeechRate{-100});
    EXPECT_EQ(sound().percent(), 50);
}

TEST_F(Sounding, WhatIsAskedForOnItsSheetIsAboutThePageUnderIt) {
    ask(Listen{});
    for (const Intent& asked : {Intent{PauseSpeech{Pause::stop}}, Intent{PauseSpeech{Pause::go_on}},
                                Intent{SkipSpeech{}}, Intent{RepeatSpeech{}}, Intent{WhereAmI{}}}) {
        ask(Listen{});
        sound();
        EXPECT_EQ(view_.sheet, Sheet::listen);
        ask(asked);
        sound();
        EXPECT_EQ(view_.sheet, Sheet::none) << asked.index();
    }
}

TEST_F(Sounding, TheSoundIsNeverOffTogetherWithThePicture) {
    ask(PictureOff{});
    EXPECT_FALSE(sound().picture_off);
    ask(Listen{});
    ask(PictureOff{});
    EXPECT_TRUE(sound().picture_off);
    ask(SoundOff{});
    EXPECT_FALSE(sound().picture_off);
}

TEST_F(Sounding, HeadphonesThatComeOutStopItAndAskOnScreen) {
    ask(HeadphonesIn{});
    EXPECT_TRUE(sound().on);
    ask(ReadAnswers{Aloud::yes});
    ask(PictureOff{});
    ask(HeadphonesOut{});
    EXPECT_TRUE(sound().unplugged);
    EXPECT_FALSE(sound().answers_aloud);
    EXPECT_FALSE(sound().picture_off) << "the question is on the screen";
    EXPECT_EQ(view_.sheet, Sheet::listen);
    ask(Listen{});
    EXPECT_FALSE(sound().unplugged);
    EXPECT_EQ(view_.sheet, Sheet::none);
}

TEST_F(Sounding, HeadphonesThatCameOutAreNotForgottenWhenSettingsArePutBackOrTheLanguageChanges) {
    ask(HeadphonesIn{});
    ask(HeadphonesOut{});
    ask(PutSettingsBack{});
    EXPECT_TRUE(sound().unplugged) << "or the room would hear what comes next";
    EXPECT_EQ(view_.sheet, Sheet::listen) << "it still asks how to go on";
    ask(ChooseLanguage{1});
    EXPECT_TRUE(sound().unplugged);
    EXPECT_EQ(view_.sheet, Sheet::listen);
}

TEST_F(Sounding, HeadphonesThatComeOutWhileStaffAreAtTheMachineStopItToo) {
    ask(HeadphonesIn{});
    ask(HoldCorner{});
    ask(HeadphonesOut{});
    ask(LeaveStaff{});
    EXPECT_TRUE(sound().unplugged);
    EXPECT_EQ(view_.sheet, Sheet::listen);
}

TEST_F(Sounding, BegunByKeysStaysSoWhenSettingsArePutBack) {
    ask(Listen{Began::by_keys});
    ask(PutSettingsBack{});
    EXPECT_FALSE(sound().explores()) << "a tap stays a tap";
}

TEST_F(Sounding, HeadphonesThatComeOutOfASilentMachineAskNothing) {
    ask(HeadphonesOut{});
    EXPECT_EQ(sound().unplugged, false);
    EXPECT_EQ(view_.sheet, Sheet::none);
}

TEST_F(Sounding, IsAFreshOneForTheNextVisit) {
    ask(Listen{});
    ask(SpeechRate{2});
    ask(EndVisit{});
    EXPECT_FALSE(sound().on);
    EXPECT_EQ(sound().percent(), 100);
}

TEST_F(Sounding, PutSettingsBackKeepsItOnAtItsFirstSpeed) {
    ask(Listen{});
    ask(SpeechRate{2});
    ask(SpeechVolume{2});
    ask(PutSettingsBack{});
    EXPECT_TRUE(sound().on);
    EXPECT_EQ(sound().percent(), 100);
    EXPECT_EQ(sound().volume, config_.speech_volume);
}

TEST_F(Sounding, BeginsAsTheConfigurationSays) {
    config_.speech_percent = 150;
    config_.speech_volume = 2;
    open();
    EXPECT_EQ(sound().percent(), 150);
    EXPECT_EQ(sound().volume, 2);
}

}  // namespace
