// SPDX-License-Identifier: Apache-2.0
// The voice: a process of its own (kiosk/voice) that turns words into sound, and the two pipes to it.
//
// A process, because it hands words from outside to a large C library and to whatever the sound system loads:
// if they crash or hang, the visit goes on. It also ends with the visit, and the kernel takes back whatever
// the library still held of an answer.
//
// Nothing here waits: what the voice cannot take at once means that it hangs. One that hangs or died is told
// as Stopped, staff are told, and another one is begun; after three on one page there is none until the next
// page. Threads: one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/lines.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/speech/utterance.h"
#include "kiosk/speech/voice_starter.h"
#include "kiosk/speech/voices.h"

namespace speech {

struct Loudness {
    int percent = 100;  // of the ordinary speed; recordings keep theirs
    int volume = 6;     // 0 to 10
};

// What the voice has told.
struct TakesUtterance {
    std::size_t index;  // likewise; it has not sounded yet
};
struct BeganUtterance {
    std::size_t index;  // of the utterances given last
};
struct FellSilent {};
struct Stopped {};  // what it still had to say is lost
struct Headphones {
    bool in;
    bool changed;  // false: as it found them
};
struct SoundIsThere {};  // the device could be opened
struct Trouble {
    std::string sentence;
    bool of_recording = false;  // of one alone, whose words are said instead
};
using Report =
    std::variant<TakesUtterance, BeganUtterance, FellSilent, Stopped, Headphones, SoundIsThere, Trouble>;

class VoiceProcess {
 public:
    struct Options {
        std::string program;  // path, "" for none: then nothing sounds
        std::string device;
        Reviewed reviewed{};                      // borrowed voices that may be heard
        std::shared_ptr<VoiceStarter> starter{};  // of that program; one is made where none is given
    };
    explicit VoiceProcess(Options);
    ~VoiceProcess();
    VoiceProcess(const VoiceProcess&) = delete;
    VoiceProcess& operator=(const VoiceProcess&) = delete;

    void say(const std::vector<Utterance>&, Loudness);  // instead of whatever it still says
    void hush();
    void set_volume(int volume);
    void click(int volume);  // where it says nothing; it tells nothing of it
    void begin_anew();       // the next visit's: this one's process ends
    void next_page();        // a voice that was given up is tried again
    void give_up();          // it has told nothing for too long: ends as one that stopped, and begins again
    void use(std::shared_ptr<const Recordings>);  // those of another form, nullptr for none: begins anew

    std::vector<Report> reports();      // what has come since, without waiting
    int file() const { return from_; }  // can be read when there are reports; -1: none

 private:
    void start();
    void stop();
    void send(const std::string& line);
    void read_lines(std::vector<Report>&);
    void take(const std::string& line, std::vector<Report>&) const;
    void lost(const std::string& how);
    bool runs() const { return process_ >= 0; }

    Options options_;
    std::shared_ptr<const Recordings> recordings_;
    int process_ = -1;  // a file that stands for it
    int to_ = -1, from_ = -1;
    kiosk::Lines lines_;
    std::uint64_t serial_ = 0;  // of the last say(): what is told about an earlier one is old
    int losses_ = 0;            // on this page
    std::vector<Report> own_;   // what there is to tell without the voice
};

}  // namespace speech
