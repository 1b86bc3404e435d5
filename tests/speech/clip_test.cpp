// SPDX-License-Identifier: Apache-2.0
// Recorded clips: made here by libsndfile, played by the real kiosk-voice into a file for a sound card.
#include "kiosk/voice/clip.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <sstream>

#include <gtest/gtest.h>
#include <poll.h>
#include <sndfile.h>
#include <unistd.h>

#include "kiosk/speech/voice_process.h"
#include "tests/patience.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Samples = std::vector<std::int16_t>;

constexpr int card_rate = 22050;

class AClip : public testing::Test {
 protected:
    // A tone of half a second at 441 Hz, which no voice makes.
    std::string tone(int format, int rate, int channels) const {
        const std::string file = (folder_ / "tone").string();
        SF_INFO info{.frames = 0,
                     .samplerate = rate,
                     .channels = channels,
                     .format = format,
                     .sections = 0,
                     .seekable = 0};
        SNDFILE* to = sf_open(file.c_str(), SFM_WRITE, &info);
        if (to == nullptr) throw std::runtime_error(sf_strerror(nullptr));
        std::vector<float> frames;
        for (int at = 0; at < rate / 2; ++at)
            for (int channel = 0; channel < channels; ++channel)
                frames.push_back(0.5F * static_cast<float>(std::sin(2 * std::numbers::pi * 441 * at / rate)));
        sf_writef_float(to, frames.data(), rate / 2);
        sf_close(to);
        std::ostringstream bytes;
        bytes << std::ifstream(file, std::ios::binary).rdbuf();
        return bytes.str();
    }

    struct Heard {
        Samples samples;
        std::vector<std::string> troubles;
    };
    Heard hear(const std::string& bytes, speech::Loudness loudness, int times = 1) const {
        const std::string sound = (folder_ / "sound.raw").string();
        Heard heard;
        speech::VoiceProcess voice(
            {std::string(BINARY_DIR) + "/kiosk/kiosk-voice", "file:'" + sound + "',raw"});
        voice.use(std::make_shared<const speech::Recordings>(
            speech::Recordings::Files{{"a.png", "no sound"}, {"agree.ogg", bytes}, {"z.wav", "another"}}));
        voice.say(
            std::vector<speech::Utterance>(static_cast<std::size_t>(times), {"Agree", "en", "agree.ogg"}),
            loudness);
        bool silent = false;
        const auto end = std::chrono::steady_clock::now() + ::testing::patience;
        while (!silent && std::chrono::steady_clock::now() < end) {
            pollfd file{voice.file(), POLLIN, 0};
            poll(&file, 1, 100);
            for (const speech::Report& report : voice.reports()) {
                silent = silent || std::holds_alternative<speech::FellSilent>(report);
                if (const auto* trouble = std::get_if<speech::Trouble>(&report))
                    heard.troubles.push_back(trouble->sentence);
            }
        }
        EXPECT_TRUE(silent);
        heard.samples.resize(fs::file_size(sound) / 2);
        std::ifstream(sound, std::ios::binary)
            .read(reinterpret_cast<char*>(heard.samples.data()),
                  static_cast<std::streamsize>(heard.samples.size() * 2));
        return heard;
    }
    // How often the sound rises through zero in a second, in its first 0.4: its pitch, where it is a tone.
    static double pitch_of(const Samples& samples) {
        int rises = 0;
        const std::size_t count = card_rate * 4 / 10;
        for (std::size_t at = 1; at < std::min(count, samples.size()); ++at)
            rises += samples[at - 1] < 0 && samples[at] >= 0 ? 1 : 0;
        return rises / 0.4;
    }
    static int loudest(const Samples& samples) {
        return samples.empty() ? 0 : *std::max_element(samples.begin(), samples.end());
    }

    testing::ScratchFolder folder_;
};

TEST_F(AClip, OfAnyUsualKindIsHeardInPlaceOfTheWordsAtItsOwnPitchAndSpeed) {
    struct Kind {
        int format, rate, channels;
    };
    for (const Kind& kind :
         {Kind{SF_FORMAT_WAV | SF_FORMAT_PCM_16, 22050, 1}, Kind{SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48000, 2},
          Kind{SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 1}, Kind{SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 16000, 1},
          Kind{SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 44100, 1}}) {
        const std::string bytes = tone(kind.format, kind.rate, kind.channels);
        for (const int percent : {100, 200}) {
            const Heard heard = hear(bytes, {.percent = percent, .volume = 10});
            EXPECT_TRUE(heard.troubles.empty()) << heard.troubles.front();
            EXPECT_NEAR(pitch_of(heard.samples), 441, 40) << std::hex << kind.format;
            EXPECT_NEAR(static_cast<double>(heard.samples.size()) / card_rate, 0.5 + 0.12, 0.15) << percent;
            EXPECT_NEAR(loudest(heard.samples), 16384, 2500);
        }
    }
}

TEST_F(AClip, IsAsLoudAsThePersonHasSet) {
    const std::string bytes = tone(SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1);
    EXPECT_NEAR(loudest(hear(bytes, {.percent = 100, .volume = 6}).samples), 1638, 300) << "20 dB less";
}

TEST_F(AClip, ThatIsBrokenLeavesTheWordsToTheVoiceAndIsToldOnce) {
    std::string cut = tone(SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 1).substr(0, 40);
    for (const std::string& bytes : {std::string("no recording"), std::string(), cut}) {
        const Heard heard = hear(bytes, {}, 2);
        ASSERT_EQ(heard.troubles.size(), 1U);
        EXPECT_NE(heard.troubles[0].find("agree.ogg"), std::string::npos) << heard.troubles[0];
        EXPECT_GT(heard.samples.size(), 2 * card_rate / 4U) << "the word, twice";
        EXPECT_GT(loudest(heard.samples), 100);
    }
}

TEST_F(AClip, OfTooManyBytesIsRefusedBeforeItIsRead) {
    const auto played =
        voice::play({"long.wav", 0, voice::most_clip_bytes + 1}, -1, card_rate, [](auto) { return true; });
    ASSERT_FALSE(played);
    EXPECT_NE(played.error().sentence.find("long.wav"), std::string::npos);
}

TEST(Recordings, AreFoundByNameAndNothingElseIsAmongThem) {
    const speech::Recordings recordings(
        {{"a.png", "picture"}, {"b.MP3", "123"}, {"c.wav", "45678"}, {"d", "x"}});
    EXPECT_FALSE(recordings.find("a.png"));
    EXPECT_FALSE(recordings.find("d"));
    ASSERT_TRUE(recordings.find("c.wav"));
    EXPECT_EQ(recordings.find("c.wav")->at, 3U);
    EXPECT_EQ(recordings.find("c.wav")->bytes, 5U);
    EXPECT_EQ(write(recordings.file(), "x", 1), -1) << "sealed";
    EXPECT_EQ(speech::Recordings({}).file(), -1);
}

}  // namespace
