// SPDX-License-Identifier: Apache-2.0
// What the kiosk wants of the voice, and what it is told: one JSON object a line on standard input and
// output.
//
//   {"say": 7, "utterances": [{"words": "Agree", "voice": "en"}], "percent": 100, "volume": 6}
//   {"say": 8, "utterances": [{"words": "Agree", "voice": "en", "clip": {"name": "a.ogg", "at": 0, "bytes":
//   9}}]}
//   {"say": 8, "utterances": [{"words": "", "voice": "en", "tone": true}]}
//   {"volume": 5}
//   {"click": true, "volume": 5}
// A clip is a place in the file of recordings (clip.h), heard instead of the words where it can be played.
// A `say` takes the place of the one before; without utterances it is silence. A `click` is heard where
// nothing is being said, and is else forgotten; nothing is told of it. Told back:
//   {"say": 7, "takes": 0}   {"say": 7, "began": 0}   {"say": 7, "silent": true}   {"headphones": true,
//   "changed": true}   {"trouble":
//   "..."}
// It takes an utterance before it knows its sound, and begins with the first sample: one that it took and
// never began may be what broke it.
//
// Owns the bytes of a line that has not ended yet. A line that is none of these is ignored. Threads: one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/lines.h"
#include "kiosk/voice/clip.h"

namespace voice {

struct Order {
    struct Utterance {
        std::string words, voice;
        std::optional<Clip> clip;
        bool tone = false;
    };
    std::uint64_t say = 0;
    std::vector<Utterance> utterances;
    int percent = 100;
    int volume = 6;
};

class Orders {
 public:
    void read();                           // what has come on standard input, without waiting
    bool ended() const { return ended_; }  // the kiosk has gone, or talks nonsense

    std::optional<Order> take();  // the newest, once
    bool take_click() { return std::exchange(clicked_, false); }
    int volume() const { return volume_; }
    bool waiting() const { return newest_.has_value(); }

 private:
    void take_line(const std::string& line);

    kiosk::Lines lines_;
    std::optional<Order> newest_;
    int volume_ = 6;
    bool clicked_ = false;
    bool ended_ = false;
};

void tell_takes(std::uint64_t say, std::size_t index);
void tell_began(std::uint64_t say, std::size_t index);
void tell_silent(std::uint64_t say);
struct Headphones {
    bool in = false;
    bool changed = false;  // they came or went just now
};
void tell_headphones(Headphones);
void tell_trouble(const std::string& sentence);
void tell_unplayed(const std::string& sentence);  // a trouble of one recording, whose words are said instead
void tell_sound();                                // the sound device is there

}  // namespace voice
