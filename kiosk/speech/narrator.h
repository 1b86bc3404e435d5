// SPDX-License-Identifier: Apache-2.0
// What to say: from one picture to the next, which words, in which order and language. No sound and no clock.
//
// A new page is said in the order of VVSG 2.0, 7.3-C: where it stands, its words, how many choices there are
// and how many may be chosen, then the control that has the focus. On the same page only what changed is
// said: where the focus or an exploring finger has gone, what is chosen and what no longer is (7.2-C), what
// was typed, and what has appeared. What stands unchanged from the page before (the council's name, a
// proposal beside its next question) is not said twice.
//
// Keeps the Nodes of the last picture, which may hold answers: forget() at the end of a visit. Threads: one.
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

// A settled picture.
struct Scene {
    std::string place;     // the page, whatever lies over it: what was said there need not be said again
    std::string page;      // changes also with a part, a sheet, a keyboard: the focus starts anew
    std::string language;  // of the screen
    std::vector<touch::Node> nodes;
    std::string pointed;  // id of the node that an exploring finger came to last, "" for none
    int pointings = 0;    // how often it has come to one
    Answers answers = Answers::kept_quiet;
    bool covers = false;  // lies over the page for a while: a sheet, a question whether somebody is there
    bool acted = false;   // the person did something: where nothing came of it, they hear where they are
    std::map<std::string, std::string> clips = {};  // words of the form -> their recording, in `language`
};

class Narrator {
 public:
    // What has changed since the last scene; all of it where there was none. `boot` is time since boot: an
    // alert that counts down is said again every ten seconds, not every second.
    std::vector<Utterance> tell(const Scene&, std::chrono::milliseconds boot);

    // All of the last scene, and where in it the focus is.
    std::vector<Utterance> everything() const;
    std::vector<Utterance> where() const;

    void forget() { *this = {}; }

 private:
    void add(std::vector<Utterance>&, const touch::Node&) const;
    void add(std::vector<Utterance>&, const touch::Node&, Utterance) const;
    enum class Extent { what_is_new, everything };
    void add_page(std::vector<Utterance>&, Extent) const;
    enum class Context { is_said, is_left_out };  // of the focus: the question that it belongs to
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
    std::map<std::string, std::string> said_;  // by id: words that stand at this place, and questions
    std::map<std::string, std::chrono::milliseconds> alerted_;
};

}  // namespace speech
