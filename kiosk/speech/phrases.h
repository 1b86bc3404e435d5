// SPDX-License-Identifier: Apache-2.0
// Says Nodes in words: what a control is called, what kind it is, and how it stands. The words for kinds are
// the kiosk's own, in the language that is set (kiosk/words/words.h). A name is in its Node's language.
#pragma once

#include <string>
#include <vector>

#include "kiosk/speech/utterance.h"
#include "kiosk/touch/node.h"

namespace speech {

// Whether speech may say what the person wrote: they listen alone, or they asked for it.
enum class Answers { kept_quiet, said };

bool is_choice(const touch::Node&);
bool is_turned(const touch::Node&);  // a value that buttons turn up and down
bool is_control(const touch::Node&);
bool is_out_of_use(
    const touch::Node&);  // a control that the focus cannot come to: its words are said with the page's

// "Agree, chosen, choice 2 of 5". `language` is that of the screen.
std::vector<Utterance> describe(const touch::Node&, const std::string& language, Answers);

// What describe() says after the name, for a Node whose name is a recording: "chosen, choice 2 of 5". "" for
// nothing.
std::string after_name(const Utterance& described, const std::string& name);

// Before the first choice of a question: "5 choices. Choose one. Nothing chosen yet."
std::string summary_of(const touch::Node& choice);

// "Agree, chosen", "Disagree, no longer chosen"
std::string change_of(const touch::Node& now);

// What was typed or deleted between two values of a field: letters by name, and a word once a space ends it.
// "" where nothing changed.
std::string typed(const std::string& before, const std::string& now);

}  // namespace speech
