// SPDX-License-Identifier: Apache-2.0
// espeak-ng itself: plain text stays plain, and a hundred percent is what the standard asks for.
#include "kiosk/voice/synthesiser.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "tests/scratch_folder.h"
#include "tests/speech/seconds_of.h"

namespace {

// Tells whether anybody has opened a file since.
class Watch {
 public:
    explicit Watch(const std::string& file) : events_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        if (inotify_add_watch(events_, file.c_str(), IN_OPEN) < 0) ADD_FAILURE() << "cannot watch " << file;
    }
    ~Watch() { close(events_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    bool saw_it_opened() {
        std::array<char, 4096> events{};
        return read(events_, events.data(), events.size()) > 0;
    }

 private:
    int events_;
};

const std::string consultation =
    "Liverpool City Council wants Liverpool to be a fairer, more inclusive and equal city and are committed "
    "to "
    "designing these principles into everything they do. Every four years, the council sets its equality "
    "objectives for the organisation. These help them to focus on what is most important and deliver better "
    "outcomes for their residents, communities and employees. This includes promoting equality, celebrating "
    "diversity, tackling discrimination, harassment and victimisation, and promoting good relations.";

using listener::seconds_of;

double words_a_minute(int percent) {
    return static_cast<double>(std::count(consultation.begin(), consultation.end(), ' ') + 1) * 60 /
           seconds_of(consultation, percent);
}

TEST(TheVoice, SpeaksAsManyWordsAMinuteAsItsPercentSay) {  // VVSG 2.0, 7.1-K
    const double usual = words_a_minute(100);
    EXPECT_GE(usual, 120);
    EXPECT_LE(usual, 125);
    for (const int percent : {50, 75, 125, 150, 175, 200})
        EXPECT_NEAR(words_a_minute(percent), usual * percent / 100, usual * percent / 100 * 0.08) << percent;
}

TEST(TheVoice, SaysMarkupAsItStands) {  // RELIABILITY E20
    EXPECT_GT(seconds_of("<audio src=\"/etc/hostname\"/> hello"), seconds_of("hello") + 1);
    EXPECT_GT(seconds_of("<prosody rate=\"x-fast\">hello</prosody>"), seconds_of("hello") + 1);
    EXPECT_GT(seconds_of("[[h@l'oU]]"), seconds_of("h"));
}

TEST(TheVoice, OpensNoFileThatAFormNames) {  // RELIABILITY E20
    const testing::ScratchFolder folder;
    const std::string file = folder / "named.wav";
    std::ofstream(file) << "RIFF";
    Watch watch(file);
    for (const std::string& words :
         {"<audio src=\"" + file + "\"/>", "<audio src=\"file://" + file + "\">sound</audio>",
          "<speak><audio src='" + file + "'/></speak>", "<voice name=\"" + file + "\">hello</voice>"})
        EXPECT_GT(seconds_of(words), 1) << "its letters are said";
    EXPECT_FALSE(watch.saw_it_opened());
    std::ifstream opened(file);
    EXPECT_TRUE(watch.saw_it_opened()) << "the watch itself works";
}

TEST(TheVoice, TakesNoCommandsFromControlCharacters) {
    EXPECT_NEAR(seconds_of("\x01"
                           "400S hello"),
                seconds_of(" 400S hello"), 0.01);
    EXPECT_NEAR(seconds_of("hello"), seconds_of("hello"), 0.01) << "and the speed stays";
}

TEST(TheVoice, SaysALoneLetterByItsName) {
    EXPECT_GT(seconds_of("w"), 0.3);
    EXPECT_GT(seconds_of(".", 100), 0.1) << "a mark alone is no silence";
    EXPECT_GT(seconds_of("ب", 100, "ar"), 0.1);
}

TEST(TheVoice, StopsWhenNobodyWantsMore) {
    auto synthesiser = voice::Synthesiser::open();
    ASSERT_TRUE(synthesiser);
    int pieces = 0;
    const auto said = synthesiser->say(consultation, "en", 100, [&](auto) { return ++pieces < 3; });
    EXPECT_TRUE(said);
    EXPECT_LE(pieces, 4);
}

TEST(TheVoice, ThatIsMissingIsNamed) {
    auto synthesiser = voice::Synthesiser::open();
    ASSERT_TRUE(synthesiser);
    const auto said = synthesiser->say("hello", "xx-none", 100, [](auto) { return true; });
    ASSERT_FALSE(said);
    EXPECT_NE(said.error().sentence.find("xx-none"), std::string::npos);
}

TEST(TheVoice, HasAllTheVoicesThatTheLanguagesName) {
    for (const char* voice : {"en", "ar", "pl", "ro", "cmn", "fa", "pt", "es", "ur", "ku", "om"})
        EXPECT_GT(seconds_of("Liverpool", 100, voice), 0.3) << voice;
}

}  // namespace
