// SPDX-License-Identifier: Apache-2.0
// kiosk-voice DEVICE: says what the kiosk asks for. Started by the kiosk (kiosk/speech/voice_process.h), ends
// with its visit; sleeps while there is nothing to say.
//
// Everything happens on one thread: the voice makes a few hundredths of a second of sound, hands them to the
// sound card, and looks whether the kiosk wants something else. So the longest that old words outlast a touch
// is what one such piece takes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kiosk/private_memory.h"
#include "kiosk/voice/clip.h"
#include "kiosk/voice/jack.h"
#include "kiosk/voice/orders.h"
#include "kiosk/voice/sound_card.h"
#include "kiosk/voice/synthesiser.h"
#include "kiosk/voice/tone.h"

namespace {

using std::chrono::milliseconds;

constexpr int decibels_a_step = 5;  // VVSG 2.0, 7.1-K: 10 at most
constexpr milliseconds between_utterances{120};
// Many times what a voice and a sound card need (40 MB). What asks for more has been led astray by the words.
constexpr rlim_t most_memory = rlim_t{1} << 30U;
constexpr rlim_t most_files = 64;

// A voice that words have broken must not take the kiosk's memory with it, nor win a right.
void keep_within_limits() {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const rlimit files{most_files, most_files}, memory{most_memory, most_memory};
    setrlimit(RLIMIT_NOFILE, &files);
    if (MEMORY_IS_LIMITED != 0) setrlimit(RLIMIT_AS, &memory);
}

class Voice {
 public:
    Voice(voice::Synthesiser synthesiser, const std::string& device)
        : synthesiser_(std::move(synthesiser)), card_(device, synthesiser_.samples_a_second()) {}

    void run() {
        if (const auto plugged = jack_.plugged()) voice::tell_headphones({.in = *plugged, .changed = false});
        // Before anybody listens: staff read it in the morning.
        if (const auto there = card_.try_it(); !there)
            complain(there.error().sentence);
        else
            voice::tell_sound();
        while (!orders_.ended()) {
            rest();
            const bool clicks = orders_.take_click();
            if (auto order = orders_.take()) {
                card_.cut();
                say(*order);
                (void)orders_.take_click();  // of a press that its words have answered
            } else if (clicks) {
                click();
            }
        }
    }

 private:
    // Until there is an order, a plug has moved, or what was said last has been heard.
    void rest() {
        std::vector<pollfd> files = jack_.files();
        files.push_back({STDIN_FILENO, POLLIN, 0});
        if (!orders_.waiting()) {
            const int patience = silent_ && !clicking_ ? -1 : static_cast<int>(card_.left().count());
            const int ready = poll(files.data(), files.size(), patience);
            if (ready == 0 && card_.left().count() == 0) fall_silent();
        }
        look();
    }

    void look() {
        orders_.read();
        if (jack_.changed()) voice::tell_headphones({.in = jack_.plugged().value_or(false), .changed = true});
    }

    void fall_silent() {
        const bool words = !std::exchange(silent_, true);
        if (!std::exchange(clicking_, false) && !words) return;
        card_.close();
        if (words) voice::tell_silent(saying_);
    }

    // Not over the end of words that the card still has.
    void click() {
        if (silent_) clicking_ = sound(voice::click(synthesiser_.samples_a_second()));
    }

    void say(const voice::Order& order) {
        saying_ = order.say;
        silent_ = clicking_ = broken_ = false;
        for (std::size_t at = 0; at < order.utterances.size() && !interrupted(); ++at) {
            bool began = false;
            voice::tell_takes(order.say, at);
            const voice::Sink hear = [&](auto samples) {
                if (!sound(samples)) return false;
                if (!began) voice::tell_began(order.say, at);
                began = true;
                return !interrupted();
            };
            say(order.utterances[at], order.percent, hear);
            pause();
        }
    }

    // The recording, or the words where there is none that can be played.
    void say(const voice::Order::Utterance& utterance, int percent, const voice::Sink& hear) {
        if (utterance.tone) return (void)hear(voice::tone(synthesiser_.samples_a_second()));
        if (utterance.clip) {
            const auto played =
                voice::play(*utterance.clip, voice::recordings_file, synthesiser_.samples_a_second(), hear);
            if (played) return;
            if (unplayed_ != played.error().sentence) voice::tell_unplayed(played.error().sentence);
            unplayed_ = played.error().sentence;
        }
        const auto spoken = synthesiser_.say(utterance.words, utterance.voice, percent, hear);
        if (!spoken) complain(spoken.error().sentence);
    }

    bool interrupted() {
        look();
        return orders_.waiting() || orders_.ended() || broken_;
    }

    void pause() {
        if (interrupted()) return;
        const auto count = synthesiser_.samples_a_second() * between_utterances.count() / 1000;
        sound(std::vector<std::int16_t>(static_cast<std::size_t>(count)));
    }

    bool sound(std::span<const std::int16_t> samples) {
        const double gain = std::pow(10, (orders_.volume() - 10) * decibels_a_step / 20.0);
        loud_.assign(samples.begin(), samples.end());
        for (std::int16_t& sample : loud_) sample = static_cast<std::int16_t>(std::lround(sample * gain));
        const auto written = card_.write(loud_);
        if (!written) complain(written.error().sentence);
        broken_ = !written;
        return !broken_;
    }

    // Once: every sentence would say the same.
    void complain(const std::string& sentence) {
        if (sentence != complaint_) voice::tell_trouble(sentence);
        complaint_ = sentence;
    }

    voice::Orders orders_;
    voice::Jack jack_;
    voice::Synthesiser synthesiser_;
    voice::SoundCard card_;
    std::vector<std::int16_t> loud_;
    std::string complaint_, unplayed_;
    std::uint64_t saying_ = 0;
    bool silent_ = true;     // of words
    bool clicking_ = false;  // a click is being heard, or the card is still open for it
    bool broken_ = false;    // the last samples could not be heard
};

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fprintf(stderr, "kiosk-voice: wants the name of a sound device; the kiosk starts it\n");
        return 2;
    }
    (void)kiosk::keep_memory_private();  // the kiosk, under the same limit, says so where it is not
    keep_within_limits();
    auto synthesiser = voice::Synthesiser::open();
    if (!synthesiser) {
        voice::tell_trouble(synthesiser.error().sentence);
        return 0;
    }
    Voice(std::move(*synthesiser), words[1]).run();
    return 0;
}
