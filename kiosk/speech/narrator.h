// SPDX-License-Identifier: Apache-2.0
// Decides what to say when the picture changes: which words, in which order and language. It knows neither
// sound nor clock.
//
// A new page is said in the order of VVSG 2.0, 7.3-C: where it stands, its words, how many choices there are
// and how many may be chosen, then the control that has the focus. On the same page only changes are said:
// where the focus or an exploring finger has gone, what was chosen and what is no longer chosen (7.2-C), what
// was typed, and what appeared. What stays from the page before (the council's name, a proposal beside its
// next question) is not said twice.
//
// Keeps the Nodes of the last picture, which may hold answers: call forget() at the end of a visit. Threads:
// one.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "kiosk/speech/phrases.h"
#include "kiosk/speech/recorded.h"
#include "kiosk/speech/utterance.h"
#include "kiosk/touch/node.h"

namespace speech {

struct OfferedLanguage {
    std::string code, name;  // in its own script
};

// What is on the glass once the picture is settled.
struct Scene {
    std::string place;     // the page, also while something covers it: its words are not said again
    std::string page;      // with the part, the sheet and the keyboard: another one starts the focus anew
    std::string language;  // of the screen
    std::vector<touch::Node> nodes;
    std::string pointed;  // id of the Node that an exploring finger came to last, "" for none
    int pointings = 0;    // how often the finger came to a Node
    Answers answers = Answers::kept_quiet;
    bool covers = false;  // it covers the page for a while: a sheet, or "Are you still there?"
    std::vector<OfferedLanguage> offers =
        {};              // other languages that have a voice, where they can be chosen here
    bool acted = false;  // the person did something: if nothing changed, they hear where they are
    std::map<std::string, std::string> clips = {};  // words of the form -> their recording, in `language`
};

class Narrator {
 public:
    // Says what changed since the last scene, or all of it where there was none. `boot` is the time since
    // boot: an alert that counts down is said every ten seconds, not every second.
    std::vector<Utterance> tell(const Scene&, std::chrono::milliseconds boot);

    // Everything on the last scene and where its focus is; and where the person is, in short.
    std::vector<Utterance> everything() const;
    std::vector<Utterance> where() const;

    void forget() { *this = {}; }

 private:
    void add(std::vector<Utterance>&, const touch::Node&) const;
    void add(std::vector<Utterance>&, const touch::Node&, Utterance) const;
    enum class Extent { what_is_new, everything };
    void add_page(std::vector<Utterance>&, Extent) const;
    enum class Context { is_said, is_left_out };  // whether the question is said that the focus belongs to
    void add_focus(std::vector<Utterance>&, Context) const;
    bool add_choices_changed(std::vector<Utterance>&, const Scene& before) const;
    bool add_turned(std::vector<Utterance>&, const Scene& before) const;
    bool add_typed(std::vector<Utterance>&, const Scene& before) const;
    enum class While { somebody_types, nobody_types };
    void add_appeared(std::vector<Utterance>&, const Scene& before, While, std::chrono::milliseconds boot);
    void add_heading(std::vector<Utterance>&) const;
    void add_standstill(std::vector<Utterance>&) const;
    void remember();
    bool was_said(const touch::Node&) const;
    std::vector<const touch::Node*> context_of(const touch::Node&) const;
    const touch::Node* focused() const;
    const touch::Node* find(const std::string& id) const;

    Scene scene_;
    std::map<std::string, Recorded> pieces_;   // of it
    std::map<std::string, std::string> said_;  // by id: words said of this page, and questions counted
    std::map<std::string, std::chrono::milliseconds> alerted_;
};

}  // namespace speech
