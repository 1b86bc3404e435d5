// SPDX-License-Identifier: Apache-2.0
// A recording's whole way: in the council's form, fetched at night, kept in the store, played by the kiosk's
// voice when its question is on the glass.
#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/patience.h"

namespace {

namespace fs = std::filesystem;
using Samples = std::vector<std::int16_t>;

constexpr int rate = 22050;    // of the voice, and of the recording
constexpr double pitch = 441;  // Hz: no voice holds a tone for as long

const char* const form =
    R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Spoken</h:title><model>
<itext><translation lang="English (en)" default="true()">
<text id="q"><value>How far do you agree?</value><value form="audio">jr://audio/q.wav</value></text>
<text id="yes"><value>Agree</value></text></translation></itext>
<instance><data id="spoken" version="1"><q/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head><h:body>
<select1 ref="/data/q"><label ref="jr:itext('q')"/>
<item><label ref="jr:itext('yes')"/><value>yes</value></item></select1></h:body></h:html>)form";

void put(std::string& bytes, std::uint32_t number, int size) {
    for (int at = 0; at < size; ++at) bytes += static_cast<char>(number >> (8 * at) & 0xFFU);
}

// One second of a tone, as a WAV file.
std::string tone() {
    std::string samples;
    for (int at = 0; at < rate; ++at)
        put(samples,
            static_cast<std::uint16_t>(
                static_cast<std::int16_t>(16000 * std::sin(2 * std::numbers::pi * pitch * at / rate))),
            2);
    const auto size = static_cast<std::uint32_t>(samples.size());
    std::string wav = "RIFF";
    put(wav, 36 + size, 4);
    wav += "WAVEfmt ";
    put(wav, 16, 4);
    put(wav, 1, 2);  // PCM
    put(wav, 1, 2);  // one channel
    put(wav, rate, 4);
    put(wav, 2 * rate, 4);
    put(wav, 2, 2);
    put(wav, 16, 2);
    wav += "data";
    put(wav, size, 4);
    return wav + samples;
}

Samples samples_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    Samples samples(bytes.size() / 2);
    std::memcpy(samples.data(), bytes.data(), 2 * samples.size());
    return samples;
}

// Half a second of rises through zero, each as far from the next as the tone has them.
bool holds_the_tone(const Samples& samples) {
    constexpr double period = rate / pitch;
    int in_a_row = 0;
    std::size_t last = 0;
    for (std::size_t at = 1; at < samples.size(); ++at) {
        if (samples[at - 1] >= 0 || samples[at] < 0) continue;
        in_a_row = std::abs(static_cast<double>(at - last) - period) < 2 ? in_a_row + 1 : 0;
        last = at;
        if (in_a_row > pitch / 2) return true;
    }
    return false;
}

class Aloud : public testing::Test {
 protected:
    void SetUp() override {
        if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        folder_ = fs::path(BINARY_DIR) / "journey" / name;
        const fs::path forms = folder_.string() + ".forms";
        fs::create_directories(forms / "spoken" / "media");
        std::ofstream(forms / "spoken" / "form.xml") << form;
        std::ofstream(forms / "spoken" / "media" / "q.wav", std::ios::binary) << tone();
        test_council_ = std::make_unique<drive::TestCouncil>(folder_, forms, "spoken");
        configure();
        const drive::Ran fetched = test_council_->sync();
        ASSERT_EQ(fetched.code, 0) << fetched.output;
    }
    // The form's one language, and a sound card that is a file.
    void configure() const {
        std::ifstream written(test_council_->config());
        std::string toml((std::istreambuf_iterator<char>(written)), {});
        const auto begin = toml.find("languages = ");
        toml.replace(begin, toml.find('\n', begin) - begin, "languages = [\"en\"]");
        std::ofstream(test_council_->config())
            << toml << "\n[speech]\ndevice = \"file:'" << sound().string() << "',raw\"\nrate_percent = 200\n";
    }
    fs::path sound() const { return folder_ / "sound.raw"; }

    fs::path folder_;
    std::unique_ptr<drive::TestCouncil> test_council_;
};

TEST_F(Aloud, ARecordingOfTheFormIsHeardInPlaceOfItsWords) {
    drive::Driver kiosk = test_council_->kiosk({"--window", "1280x800"});
    kiosk.start();
    kiosk.tap_id("listen");
    const auto end = std::chrono::steady_clock::now() + ::testing::patience;
    bool heard = false;
    while (!heard && std::chrono::steady_clock::now() < end) {
        kiosk.look();  // a kiosk that has died would say so here
        heard = holds_the_tone(samples_in(sound()));
    }
    EXPECT_TRUE(heard);
    kiosk.tap_id("choice:/data/q:yes");
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
