// SPDX-License-Identifier: Apache-2.0
// Says what is on the glass, as far as the person wants to hear it.
//
// Owns what is being said (Narrator decides it, VoiceProcess sounds it), the settings of speech, and whether
// headphones are in. New words end the old ones, and so does whatever the person does. Answers are said only
// to headphones, or where the person asked for it (EN 301 549, 5.1.3.9). When headphones come out, the voice
// stops before anybody is told. Nothing here waits for sound. A voice that stopped goes on after the words
// that stopped it, or on the next page, and the person is told once a visit that words were left out.
//
// Refuses: markup (words are said as they stand), and the staff's screens. Threads: one.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/speech/narrator.h"
#include "kiosk/speech/voice_process.h"

namespace speech {

// What the person asks of speech. While a sheet covers a page, these concern the page's words.
// toggle: pauses or goes on; sample: a tone and a sentence, for staff
enum class Control { repeat, skip, where_am_i, pause, go_on, toggle, sample };
enum class Heading { in, out };
enum class Memory { none, of_all_that_was_said };

struct Settings {
    bool on = false, picture_off = false, answers_aloud = false;
    bool explores = false;  // a finger reads what is under it
    bool switches = false;  // two of them: one moves, the other chooses
    bool keypad = false;    // the keys are those of a keypad or two switches, not a keyboard's arrows
    bool muted = false;     // headphones were pulled out: silence until the person says how to go on
    Loudness loudness;
};

class Speech {
 public:
    enum class Outlet { detect, headphones, loudspeaker };
    struct Options {
        VoiceProcess::Options voice;
        Outlet outlet = Outlet::detect;
        bool invites = false;          // the council wants a spoken invitation
        bool clicks = false;           // and a click at each press that does something
        Memory memory = Memory::none;  // for heard(); never on a live kiosk
    };
    explicit Speech(Options);

    // The picture that is on the glass now; none while it shows what the person must not hear.
    void show(const std::optional<Scene>&, const Settings&, const std::vector<Control>&,
              std::chrono::milliseconds boot);
    // To somebody who has just come: one sentence, in the language on screen, that `council` asks here and
    // how to hear it. Said where the council wants that and speech is off; whatever the person does next ends
    // it.
    void invite(const std::string& council, const std::string& language, const Loudness&,
                std::chrono::milliseconds boot);
    // A press has done something. Heard where nothing is being said: speech is off, and the person has not
    // turned it off.
    void click(const Loudness&);
    bool clicks() const { return options_.clicks; }
    void use(std::shared_ptr<const Recordings> recordings) {
        voice_.use(std::move(recordings));
    }               // of this form
    void forget();  // the visit has ended: silence, and nothing kept

    // What the voice has reported since the last call. Ask when file() can be read.
    struct News {
        std::optional<Heading> headphones;  // they went in or came out
        std::string trouble;                // for staff, "" for none
        std::string unplayed;               // the same of a recording
        bool heard = false;                 // sound comes out of this machine, as far as it can tell
        bool fell_silent = false;
    };
    News news(std::chrono::milliseconds boot);
    int file() const { return voice_.file(); }

    // While it speaks, the person is listening. A voice that hangs counts as speaking only for as long as its
    // words would take.
    bool sounding() const { return sounding_; }
    std::vector<std::string> heard();  // all since it was asked last; a click as `clicked`
    static constexpr const char* clicked = "(click)";

 private:
    bool heard_alone() const;
    void say(std::vector<Utterance>);
    void say_rest(std::vector<Utterance> first, std::size_t from);
    void end_invitation();
    void hush();
    static std::string words_of_gap();
    std::vector<Utterance> trial() const;
    void go_on_after_stop();
    void await_utterance(std::chrono::milliseconds boot);
    static std::vector<Utterance> changes_between(const Settings& before, const Settings& now,
                                                  const std::string& language);
    void leave_out(const std::vector<Utterance>& outdated);
    std::vector<Utterance> greeting(const Settings&, const std::string& language) const;
    static std::string how_to_move(const Settings&);
    static std::vector<Utterance> invitations_of(const Scene&);
    bool begin_or_end(const Settings&, const Scene&, std::chrono::milliseconds boot);
    void cover(bool covers);
    void do_controls(const std::vector<Control>&, bool uncovered);
    void go_on();

    Options options_;
    VoiceProcess voice_;
    Narrator narrator_;
    Settings settings_;
    std::string language_;          // of the screen
    std::vector<Utterance> queue_;  // what was given to the voice
    std::size_t saying_ = 0;        // which of them it has begun
    std::size_t taking_ = 0;        // which of them it works on
    std::vector<Utterance> under_;  // what was left of the page's when a sheet came over it
    bool covered_ = false;
    bool sounding_ = false;
    bool inviting_ = false;                                      // what was said last is the invitation
    bool turned_off_ = false;                                    // by the person, in this visit
    bool spoke_ = false;                                         // the voice has had words of this visit
    enum class Gap { none, to_be_told, told } gap_ = Gap::none;  // words that nobody heard, in this visit
    std::string voiced_place_;                                   // where the voice was last seen to run
    std::chrono::milliseconds boot_{0}, believed_until_{0};
    bool headphones_in_ = false;
    std::vector<std::string> heard_;
};

}  // namespace speech
