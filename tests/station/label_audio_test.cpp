// SPDX-License-Identifier: Apache-2.0
// A form with recorded clips: which words of its pages have one, in which language, and that its bytes are
// there.
#include "kiosk/station/label_audio.h"

#include <fstream>

#include <unistd.h>

#include "tests/station/at_the_kiosk.h"

using namespace screens;

namespace {

const std::string form =
    R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Spoken</h:title><model>
<itext><translation lang="English (en)" default="true()">
<text id="q"><value>How far do you agree?</value><value form="audio">jr://audio/q-en.wav</value></text>
<text id="h"><value>Choose one.</value></text>
<text id="yes"><value>Agree</value><value form="audio">jr://audio/yes-en.wav</value></text></translation>
<translation lang="Soomaali (so)">
<text id="q"><value>Ilaa intee ayaad ku raacsan tahay?</value><value form="audio">jr://audio/q-so.wav</value></text>
<text id="h"><value>Mid dooro.</value></text>
<text id="yes"><value>Waan raacsanahay</value></text></translation></itext>
<instance><data id="spoken" version="1"><q/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head><h:body>
<select1 ref="/data/q"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/>
<item><label ref="jr:itext('yes')"/><value>yes</value></item></select1></h:body></h:html>)form";

using Clips = std::map<std::string, std::string>;

class AFormWithClips : public AtTheKiosk {
 protected:
    void begin() {
        config_.form_id = "spoken";
        config_.form = folder_ / "form.xml";
        config_.closes.reset();
        config_.languages = {"en", "so"};
        config_.offer_drafts = true;
        std::ofstream(*config_.form) << form;
        std::filesystem::create_directories(folder_ / "media");
        for (const char* name : {"q-en.wav", "yes-en.wav", "q-so.wav"})
            std::ofstream(folder_ / "media" / name) << "sound of " << name;
        open();
        ask(Start{});
        see<QuestionPage>();
    }
};

TEST_F(AFormWithClips, HasThemForItsWordsInTheLanguageOnScreenOnly) {
    begin();
    EXPECT_EQ(kiosk::clips_in(view_),
              (Clips{{"How far do you agree?", "q-en.wav"}, {"Agree", "yes-en.wav"}}));
    ask(ChooseLanguage{1});
    see<QuestionPage>();
    EXPECT_EQ(kiosk::clips_in(view_), (Clips{{"Ilaa intee ayaad ku raacsan tahay?", "q-so.wav"}}));
}

TEST_F(AFormWithClips, GivesTheirBytesToTheVoice) {
    begin();
    ASSERT_NE(station_->recordings(), nullptr);
    const auto place = station_->recordings()->find("q-so.wav");
    ASSERT_TRUE(place);
    std::string bytes(place->bytes, ' ');
    EXPECT_EQ(
        pread(station_->recordings()->file(), bytes.data(), bytes.size(), static_cast<off_t>(place->at)),
        static_cast<ssize_t>(bytes.size()));
    EXPECT_EQ(bytes, "sound of q-so.wav");
}

}  // namespace
